import type { RowCounts } from '@driftline/health'
import { mergeRowCounts, noRowCounts } from '@driftline/health'
import type { FeatureTarget, RowCounter } from '../intake/count-target.ts'
import type { PointData } from '../streams/point-difference.ts'

/** What the rows of one version were in one pane, all writers together. */
export interface RowIncrement {
  readonly target: FeatureTarget
  readonly counts: RowCounts
}

/** Adds up what streams counted of rows in one pane. */
export class RowTally {
  readonly #byTarget = new Map<string, RowIncrement>()

  /** Adds one stream's count; other kinds of data count no rows. */
  add(target: FeatureTarget, counter: RowCounter, data: PointData): void {
    if (data.kind !== 'number') return
    const known = this.#byTarget.get(target.key)?.counts ?? noRowCounts
    this.#byTarget.set(target.key, { target, counts: mergeRowCounts(known, toRowCounts(counter, data.value)) })
  }

  increments(): readonly RowIncrement[] {
    return [...this.#byTarget.values()]
  }
}

function toRowCounts(counter: RowCounter, count: number): RowCounts {
  switch (counter.kind) {
    case 'rows':
      return { ...noRowCounts, rows: count }
    case 'duplicates':
      return { ...noRowCounts, duplicates: count }
    case 'unexpected':
      return count > 0 ? { ...noRowCounts, unexpected: { [counter.name]: count } } : noRowCounts
  }
}
