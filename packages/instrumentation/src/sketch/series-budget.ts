import type { DriftlineOverflowKind } from '@driftline/semconv'

/** How many series (data points per export) a recorder may still open, and what no longer fitted. */
export class SeriesBudget {
  #left: number
  /** Values counted in `other`, or not at all, because a limit was reached. */
  readonly overflowCounts = new Map<DriftlineOverflowKind, number>()

  constructor(limit: number) {
    this.#left = limit
  }

  /** Takes `n` series and says whether they were to be had. */
  take(n: number): boolean {
    if (this.#left < n) return false
    this.#left -= n
    return true
  }

  overflow(kind: DriftlineOverflowKind): void {
    this.overflowCounts.set(kind, (this.overflowCounts.get(kind) ?? 0) + 1)
  }
}
