import type { HeatColumn, ShownWindow } from '@driftline/view'

/** What the page knows beside its tables. */
export interface PageFacts {
  /** Name of the window length. */
  readonly window: string
  /** All windows, in time. */
  readonly windows: readonly ShownWindow[]
  readonly columns: readonly HeatColumn[]
  /** Place of the window that is shown first. */
  readonly shown: number
  /** The choices of reference, the headlines first. */
  readonly views: readonly ViewFacts[]
  /** Start of the first window whose words and charts are all kept; null where all are. */
  readonly wordsFrom: string | null
  readonly chartsFrom: string | null
}

/** One choice of reference. */
export interface ViewFacts {
  /** Place among the choices; part of every id. */
  readonly index: number
  /** What the verdicts were compared with. */
  readonly references: readonly string[]
  /** Names of the segments, most severe first; none where there are none. */
  readonly segments: readonly string[]
  readonly segmentRowCount: number
}

/** An id that no other choice of reference uses. */
export function idIn({ index }: Pick<ViewFacts, 'index'>, name: string): string {
  return index === 0 ? name : `${name}-${index}`
}
