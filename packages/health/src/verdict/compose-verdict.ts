import type { MlDriftReason } from '@driftline/semconv'
import type { WindowEvidence } from '../evidence/judge-window.ts'
import type { EvidenceKind } from '../evidence/severity.ts'
import { ACT_SEVERITY, INVESTIGATE_SEVERITY } from '../evidence/severity.ts'
import type { SeriesStep } from './advance-series.ts'
import type { DriftState, FeatureVerdict } from './feature-verdict.ts'
import type { WindowReading } from './read-window.ts'
import { incomparableReason } from './read-window.ts'
import type { ShownEffect } from './verdict-memory.ts'

/** What a verdict is composed of. */
export interface VerdictParts {
  readonly window: WindowEvidence
  readonly reading: WindowReading
  /** Severity of the window after looking back, with its weight. */
  readonly severity: number
  readonly series: SeriesStep
  /** Drift the spec expects in this window. */
  readonly accepted: boolean
}

/** What a window comes to, given what is raised. */
export function composeVerdict(parts: VerdictParts): FeatureVerdict {
  const { reading, series } = parts
  const { severity, kind, effect, lowerBound, isKept } = leadingOf(parts)
  const state = stateOf(severity, parts)
  const notRenewed = isKept && (severity >= INVESTIGATE_SEVERITY || state === 'recovering')
  return {
    state,
    ...reasonOf(state, notRenewed, parts),
    severity: state === 'accepted' ? 0 : severity,
    windowSeverity: reading.severity,
    kind: severity >= INVESTIGATE_SEVERITY ? kind : null,
    lowerBound,
    effect,
    sinceMs: series.raised?.sinceMs ?? null,
    ...(notRenewed && { notRenewed }),
  }
}

/** The verdict where no window could tell for too long: nobody knows whether it still is as it was. */
export function endedVerdict(sinceMs: number, { severity }: WindowReading): FeatureVerdict {
  return {
    state: severity >= INVESTIGATE_SEVERITY ? 'suspected' : 'blind',
    reason: 'not_renewed',
    severity: 0,
    windowSeverity: severity,
    kind: null,
    lowerBound: 0,
    effect: 0,
    sinceMs,
  }
}

interface Leading extends ShownEffect {
  readonly kind: EvidenceKind | null
  readonly severity: number
  /** Whether it is the word of an earlier window. */
  readonly isKept: boolean
}

/** The stronger of what this window raises and what stands from before it. */
function leadingOf({ reading, series, severity }: VerdictParts): Leading {
  const { standing } = series
  if (standing && standing.severity > severity) return { ...standing, isKept: standing.isSilent }
  const { kind = null, effect = 0, lowerBound = 0 } = reading.evidence[0] ?? {}
  return { kind, effect, lowerBound, severity, isKept: severity < INVESTIGATE_SEVERITY && series.isSilent }
}

function stateOf(severity: number, { reading, series, accepted }: VerdictParts): DriftState {
  if (severity >= INVESTIGATE_SEVERITY) {
    if (accepted) return 'accepted'
    return severity >= ACT_SEVERITY ? 'act' : 'investigate'
  }
  if (reading.severity >= INVESTIGATE_SEVERITY) return 'suspected'
  if (series.raised) return 'recovering'
  if (reading.silence === undefined) return 'ok'
  return reading.silence === 'thin' ? 'insufficient_data' : 'blind'
}

function reasonOf(
  state: DriftState,
  notRenewed: boolean,
  { window, reading }: VerdictParts,
): { readonly reason?: MlDriftReason } {
  if (notRenewed)
    return { reason: incomparableReason(window) ?? (reading.silence === 'disjoint' ? 'disjoint' : 'thin') }
  if (state === 'blind' && reading.silence) return { reason: reading.silence }
  return state === 'ok' && window.notJudged ? { reason: window.notJudged } : {}
}
