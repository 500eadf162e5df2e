import type { DriftState, VerdictLine } from '@driftline/health'

/** Everything the page shows, arranged; rendering decides only how it looks. Its own features are the headlines. */
export interface ReportView extends ReferenceView {
  readonly model: string
  readonly versions: readonly string[]
  readonly window: string
  /** Start of the first window and end of the last, ISO 8601. */
  readonly start: string
  readonly end: string
  /** Start of the last window. */
  readonly lastStart: string
  /** Windows before any are put together for the picture. */
  readonly windowCount: number
  /** Columns of the picture, in time. */
  readonly columns: readonly HeatColumn[]
  /** The same beside one reference each, where the headlines are not all of it. */
  readonly others: readonly ReferenceView[]
  /** What the lines hold beside the window length that is shown. */
  readonly alsoInLines: readonly string[]
  /** The same window of the same thing beside the other references. */
  readonly besideOf: (line: VerdictLine) => readonly VerdictLine[]
}

/** The verdicts that one choice of reference shows. */
export interface ReferenceView {
  /** Place among the choices, the headlines first with 0; part of every anchor. */
  readonly index: number
  /** What the verdicts were compared with. */
  readonly references: readonly string[]
  /** The model as a whole, in each role; beside every reference the same. */
  readonly whole: readonly FeatureView[]
  /** Features, the most severe first. */
  readonly features: readonly FeatureView[]
  /** Features of single segments, the most severe first. */
  readonly segments: readonly FeatureView[]
}

/** One column: a window, or several in a row. */
export interface HeatColumn {
  readonly start: string
  readonly end: string
  readonly windowCount: number
}

/** One feature's history. */
export interface FeatureView {
  /** Place on the page it is linked to by. */
  readonly anchor: string
  readonly name: string
  readonly latest: VerdictLine
  /** Most severe verdict; the latest of equals. */
  readonly worst: VerdictLine
  /** The most severe verdict of each column; undefined where there is none. */
  readonly cells: readonly (VerdictLine | undefined)[]
}

/** States in the order of how much they ask for. */
export const statesByUrgency: readonly DriftState[] = [
  'act',
  'investigate',
  'suspected',
  'recovering',
  'accepted',
  'blind',
  'learning',
  'insufficient_data',
  'ok',
]

/** The words for a state. */
export const stateText: Readonly<Record<DriftState, string>> = {
  act: 'act',
  investigate: 'investigate',
  suspected: 'suspected',
  recovering: 'recovering',
  accepted: 'accepted',
  blind: 'cannot tell',
  learning: 'learning',
  insufficient_data: 'too few rows',
  ok: 'ok',
}
