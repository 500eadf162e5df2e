import type { DriftState, VerdictLine } from '@driftline/health'
import type { TimeLabels } from '@driftline/view'
import { toEffectText, verdictNotes } from '@driftline/view'

import type { ReportLine } from '../keep-line.ts'
import { isOfEveryone } from '../keep-line.ts'
import { shownPercent, shownSeverity } from './shown-number.ts'

/** What the page says of one verdict; its figures with the digits that are shown. */
export interface CellFacts {
  /** ISO 8601, as all times here. */
  readonly start: string
  readonly end: string
  readonly partial: boolean
  readonly role: VerdictLine['role']
  readonly state: DriftState
  readonly notRenewed: boolean
  /** How far the reference has been learned, 0..1, rounded down; null where it is or that is not known. */
  readonly learning: number | null
  /** 0..100, rounded down to two digits. */
  readonly severity: number
  /** The same of this window alone. */
  readonly windowSeverity: number
  readonly since: string | null
  /** In words, as the page shows them. */
  readonly effect: string
  readonly sure: string
  /** What is certain, to three digits: for the order of rows alone. */
  readonly lowerBound: number
  readonly rows: number
  /** Percent of rows; null where they are not counted by feature. */
  readonly missing: number | null
  readonly invalid: number | null
  /** Empty where a segment is quiet. */
  readonly sentence: string
  readonly notes: readonly string[]
  readonly reference: string
  /** Rows of the segment's own reference; null where that is not known. */
  readonly referenceRows: number | null
}

/** What facts are told with. */
export interface FactContext {
  readonly labels: TimeLabels
  readonly besideOf: (line: ReportLine) => readonly ReportLine[]
}

/** The facts of one verdict. */
export function toCellFacts(line: ReportLine, { labels, besideOf }: FactContext): CellFacts {
  const { effect, sure } = toEffectText(line)
  const isSilent = line.sentence === '' && !isOfEveryone(line)
  return {
    start: line.start,
    end: line.end,
    partial: line.partial,
    role: line.role,
    state: line.state,
    notRenewed: line.notRenewed === true,
    learning: line.learning === undefined ? null : Math.floor(line.learning * 100) / 100,
    severity: shownSeverity(line.severity),
    windowSeverity: shownSeverity(line.windowSeverity ?? line.severity),
    since: line.since,
    effect: isSilent ? '–' : effect,
    sure: isSilent ? '–' : sure,
    lowerBound: Number((line.lowerBound ?? 0).toPrecision(3)),
    rows: line.count,
    missing: percentOf(line.statistics.missing),
    invalid: percentOf(line.statistics.invalid),
    sentence: line.sentence,
    notes: isSilent ? [] : verdictNotes(line, labels, besideOf(line)),
    reference: line.reference,
    referenceRows: line.referenceRows ?? null,
  }
}

function percentOf(share: number | undefined): number | null {
  return share === undefined ? null : shownPercent(share)
}
