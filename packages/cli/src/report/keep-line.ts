import type { VerdictLine } from '@driftline/health'
import { INVESTIGATE_SEVERITY, isRaised } from '@driftline/health'
import { ML_SEGMENT_NAME_VALUE_ALL, ML_SEGMENT_VALUE_VALUE_ALL } from '@driftline/semconv'
import type { ModelView, ReferenceView as ReferenceViewOf, ShownVerdict } from '@driftline/view'
import { referenceRows } from '@driftline/view'

/** What a report keeps of a verdict: of a quiet one in a segment the state and its figures alone. */
export interface ReportLine extends Omit<ShownVerdict, KeptAsItIs>, Pick<VerdictLine, KeptAsItIs> {
  /** Rows of the reference that the distribution was compared with. */
  readonly referenceRows?: number
}

/** All a report shows, arranged. */
export type ReportView = ModelView<ReportLine>

/** The verdicts that one choice of reference shows. */
export type ReferenceView = ReferenceViewOf<ReportLine>

type KeptAsItIs = 'start' | 'end' | 'since' | 'partial' | 'count' | 'sentence' | 'statistics' | 'contributions'

/**
 * Makes of verdicts what a report keeps: a file of a million fits into memory, for what is counted in cells is left out,
 * equal texts are one, and so is all that a quiet segment says in words.
 *
 * @returns what keeps one verdict after the other; texts are shared among those it was given.
 */
export function createLineKeeper(): (line: VerdictLine) => ReportLine {
  const texts = new Map<string, string>()
  const segments = new Map<string, VerdictLine['segment']>()
  const one = (text: string): string => texts.get(text) ?? (texts.set(text, text), text)
  const oneSegment = ({ name, value }: VerdictLine['segment']): VerdictLine['segment'] => {
    const key = JSON.stringify([name, value])
    const known = segments.get(key)
    if (known === undefined) segments.set(key, { name, value })
    return known ?? segments.get(key)!
  }
  return (line) => ({
    model: one(line.model),
    version: one(line.version),
    role: line.role,
    start: one(line.start),
    end: one(line.end),
    window: one(line.window),
    partial: line.partial ?? false,
    segment: oneSegment(line.segment),
    feature: one(line.feature),
    reference: one(line.reference),
    ...(line.headline && { headline: line.headline }),
    count: line.count,
    state: line.state,
    severity: line.severity,
    ...(line.windowSeverity !== undefined && { windowSeverity: line.windowSeverity }),
    ...(line.learning !== undefined && { learning: line.learning }),
    ...(line.notRenewed && { notRenewed: line.notRenewed }),
    kind: line.kind,
    lowerBound: line.lowerBound,
    since: line.since === null ? null : one(line.since),
    ...told(line),
  })
}

/** Whether a verdict is of everyone. */
export function isOfEveryone({ segment }: Pick<ShownVerdict, 'segment'>): boolean {
  return segment.name === ML_SEGMENT_NAME_VALUE_ALL && segment.value === ML_SEGMENT_VALUE_VALUE_ALL
}

/** Whether a verdict of a segment asks for a look. */
function asksForMore({ state, severity }: Pick<VerdictLine, 'state' | 'severity'>): boolean {
  return (
    isRaised({ state }) || severity >= INVESTIGATE_SEVERITY || ['suspected', 'recovering', 'accepted'].includes(state)
  )
}

/** What is told of a verdict beside its state. */
type Told = Pick<
  ReportLine,
  'sentence' | 'statistics' | 'detectable' | 'accepted' | 'details' | 'contributions' | 'referenceRows' | 'kinds'
>

const QUIET: Told = { sentence: '', statistics: {} }

function told(line: VerdictLine): Told {
  if (!isOfEveryone(line) && !asksForMore(line)) return QUIET
  const rows = referenceRows(line)
  const leading = (line.kinds ?? []).filter(({ kind }) => kind === line.kind)
  return {
    sentence: line.sentence,
    ...(line.detectable !== undefined && { detectable: line.detectable }),
    ...(line.accepted && { accepted: line.accepted }),
    ...(line.details && { details: line.details }),
    ...(line.contributions && { contributions: line.contributions }),
    ...(rows !== undefined && { referenceRows: rows }),
    kinds: leading.map(({ kind, effect, lowerBound, severity, detectable }) => ({
      kind,
      effect,
      lowerBound,
      severity,
      detectable,
    })),
    statistics: line.statistics,
  }
}
