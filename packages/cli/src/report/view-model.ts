import type { DriftState, VerdictLine } from '@driftline/health'

/** Everything the page shows, arranged; rendering decides only how it looks. */
export interface ReportView {
  readonly model: string
  readonly versions: readonly string[]
  readonly window: string
  /** What the verdicts that are shown were compared with. */
  readonly references: readonly string[]
  /** Start of the first window and end of the last, ISO 8601. */
  readonly start: string
  readonly end: string
  /** Start of the last window. */
  readonly lastStart: string
  /** Windows before any are put together for the picture. */
  readonly windowCount: number
  /** Columns of the picture, in time. */
  readonly columns: readonly HeatColumn[]
  /** Features, the most severe first. */
  readonly features: readonly FeatureView[]
  /** Raised verdicts of segments other than `all`, the most severe first. */
  readonly segments: readonly VerdictLine[]
  /** What the lines hold beside the window length and references that are shown. */
  readonly alsoInLines: readonly string[]
}

/** One column: a window, or several in a row. */
export interface HeatColumn {
  readonly start: string
  readonly end: string
  readonly windowCount: number
}

/** One feature's history. */
export interface FeatureView {
  /** Place in the ranking from 1, also the anchor on the page. */
  readonly rank: number
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
