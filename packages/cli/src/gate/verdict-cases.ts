import type { DriftState, EvidenceKind, KindLine } from '@driftline/health'
import { ACT_SEVERITY, INVESTIGATE_SEVERITY, isRaised, isShareOfRows } from '@driftline/health'
import type { MlDriftReason } from '@driftline/semconv'
import { toNumberText, toPercentText } from '@driftline/view'
import type { CaseKey, GateCase } from './gate-case.ts'
import { gradeOf } from './fail-level.ts'

/** A verdict as a gate reads it: of a line of a replay, or of a comparison. */
export interface GatedVerdict {
  readonly state: DriftState
  readonly reason?: MlDriftReason
  /** Leading kind; null when not raised. */
  readonly kind: EvidenceKind | null
  readonly kinds: readonly Pick<KindLine, 'kind' | 'severity' | 'effect'>[]
  readonly sentence: string
  /** Who accepted it, until when and why; while it is accepted. */
  readonly acceptedWords?: string
}

type Place = Pick<CaseKey, 'segment' | 'feature'>

const NOT_JUDGED: ReadonlySet<DriftState> = new Set(['learning', 'insufficient_data'])

/** A case for each kind of evidence: one that is lived with does not hide another. */
export function verdictCases(place: Place, verdict: GatedVerdict): readonly GateCase[] {
  const { state, kind, kinds, sentence } = verdict
  const silent = silentCases(place, verdict)
  if (NOT_JUDGED.has(state)) return silent
  const isKept = kind !== null && !kinds.some((own) => own.kind === kind)
  const standing: readonly GateCase[] = isKept ? [{ ...place, kind, ...stateOf(state), words: sentence }] : []
  const shown = kinds.filter((own) => !silent.some((quiet) => quiet.kind === own.kind))
  const cases = [...standing, ...silent, ...shown.map((own) => kindCase(place, own, verdict))]
  return verdict.acceptedWords === undefined ? cases : cases.map((own) => withReason(own, verdict.acceptedWords!))
}

function withReason(own: GateCase, acceptedWords: string): GateCase {
  return own.finding === 'accepted' ? { ...own, words: acceptedWords } : own
}

function silentCases(place: Place, { state, reason, sentence }: GatedVerdict): readonly GateCase[] {
  const head = { ...place, kind: 'distribution', state, words: sentence } as const
  if (NOT_JUDGED.has(state)) return [{ ...head, finding: 'not_judged' }]
  if (state === 'blind') return [{ ...head, finding: reason === 'failed' ? 'unreadable' : 'not_judged' }]
  return reason === 'calendar' && state === 'ok' ? [{ ...head, finding: 'not_judged' }] : []
}

function kindCase(place: Place, own: GatedVerdict['kinds'][number], verdict: GatedVerdict): GateCase {
  const { kind, sentence } = verdict
  if (own.kind === kind) return { ...place, kind: own.kind, ...stateOf(verdict.state), words: sentence }
  const state = own.severity >= INVESTIGATE_SEVERITY ? besideState(own.severity, verdict.state) : 'ok'
  const words = state === 'ok' ? sentence : besideWords(own)
  return { ...place, kind: own.kind, ...stateOf(state), words }
}

function stateOf(state: DriftState): Pick<GateCase, 'finding' | 'state'> {
  return { finding: state === 'accepted' ? 'accepted' : 'judged', state }
}

/** A kind that does not lead is never worse than the verdict it is a part of. */
function besideState(severity: number, verdict: DriftState): DriftState {
  if (!isRaised({ state: verdict })) return verdict
  const own: DriftState = severity >= ACT_SEVERITY ? 'act' : 'investigate'
  return gradeOf(own) < gradeOf(verdict) ? own : verdict
}

function besideWords({ kind, effect }: GatedVerdict['kinds'][number]): string {
  const words = kind.replaceAll('_', ' ')
  if (kind === 'distribution') return `the distribution moved too: PSI ${toNumberText(effect)}`
  return isShareOfRows(kind) ? `${words} too: up by ${toPercentText(effect)} of rows` : `${words} too`
}
