import type { Instant } from '../time/instant.ts'
import type { ShownVerdict } from '../verdict/shown-verdict.ts'

/** Everything a page shows of a model, arranged; rendering decides only how it looks. Its own features are the headlines. */
export interface ModelView<V extends ShownVerdict = ShownVerdict> extends ReferenceView<V> {
  readonly model: string
  readonly versions: readonly string[]
  readonly window: string
  /** Start of the first window. */
  readonly start: Instant
  /** End of the last window. */
  readonly end: Instant
  /** Start of the last window. */
  readonly lastStart: Instant
  /** Windows before any are put together for the picture. */
  readonly windowCount: number
  /** All windows, in time. */
  readonly windows: readonly ShownWindow[]
  /** The window that is shown as the latest. */
  readonly shown: ShownWindow
  /** Columns of the picture, in time. */
  readonly columns: readonly HeatColumn[]
  /** The same beside one reference each, where the headlines are not all of it. */
  readonly others: readonly ReferenceView<V>[]
  /** What the verdicts hold beside the window length that is shown. */
  readonly alsoInLines: readonly string[]
  /** The same window of the same thing beside the other references. */
  readonly besideOf: (verdict: V) => readonly V[]
}

/** The verdicts that one choice of reference shows. */
export interface ReferenceView<V extends ShownVerdict = ShownVerdict> {
  /** Place among the choices, the headlines first with 0; part of every anchor. */
  readonly index: number
  /** What the verdicts were compared with. */
  readonly references: readonly string[]
  /** The model as a whole, in each role; beside every reference the same. */
  readonly whole: readonly FeatureView<V>[]
  /** Features, the most severe first. */
  readonly features: readonly FeatureView<V>[]
  /** Features of single segments, the most severe first. */
  readonly segments: readonly FeatureView<V>[]
}

/** One column: a window, or several in a row. */
export interface HeatColumn {
  readonly start: Instant
  readonly end: Instant
  readonly windowCount: number
}

/** One window of the picture, before any are put together. */
export interface ShownWindow {
  readonly start: Instant
  readonly end: Instant
  /** Some rows of it are known to be absent or in doubt. */
  readonly partial: boolean
}

/** One feature's history. */
export interface FeatureView<V extends ShownVerdict = ShownVerdict> {
  /** Place on the page it is linked to by. */
  readonly anchor: string
  readonly name: string
  /** All of it, in time. */
  readonly lines: readonly V[]
  /** The verdict of the window that is shown as the latest, or the last before it. */
  readonly latest: V
  /** Most severe verdict; the latest of equals. */
  readonly worst: V
  /** The most severe verdict of each column; undefined where there is none. */
  readonly cells: readonly (V | undefined)[]
}
