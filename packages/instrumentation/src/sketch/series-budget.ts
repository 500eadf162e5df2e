import {
  DRIFTLINE_OVERFLOW_KIND_VALUE_CATEGORIES,
  DRIFTLINE_OVERFLOW_KIND_VALUE_CLASSES,
  DRIFTLINE_OVERFLOW_KIND_VALUE_FEATURES,
  DRIFTLINE_OVERFLOW_KIND_VALUE_SEGMENTS,
  DRIFTLINE_OVERFLOW_KIND_VALUE_STREAMS,
} from '@driftline/semconv'

/** What a limit was reached of. */
export type OverflowKind =
  | typeof DRIFTLINE_OVERFLOW_KIND_VALUE_CATEGORIES
  | typeof DRIFTLINE_OVERFLOW_KIND_VALUE_CLASSES
  | typeof DRIFTLINE_OVERFLOW_KIND_VALUE_FEATURES
  | typeof DRIFTLINE_OVERFLOW_KIND_VALUE_SEGMENTS
  | typeof DRIFTLINE_OVERFLOW_KIND_VALUE_STREAMS

/** How many series (data points per export) a recorder may still open, and what no longer fitted. */
export class SeriesBudget {
  #left: number
  /** Values counted in `other`, or not at all, because a limit was reached. */
  readonly overflowCounts = new Map<OverflowKind, number>()

  constructor(limit: number) {
    this.#left = limit
  }

  /** Takes `n` series and says whether they were to be had. */
  take(n: number): boolean {
    if (this.#left < n) return false
    this.#left -= n
    return true
  }

  overflow(kind: OverflowKind): void {
    this.overflowCounts.set(kind, (this.overflowCounts.get(kind) ?? 0) + 1)
  }
}
