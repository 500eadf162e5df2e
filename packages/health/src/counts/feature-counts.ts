import type { ExplicitHistogramData, ExponentialHistogramData } from '@driftline/statistics'
import { mergeExplicitHistograms, mergeExponentialHistograms } from '@driftline/statistics'

/** Buckets kept per sign when sketches of one window are merged. The wire limit is the same. */
export const WINDOW_SKETCH_SIZE = 320

/**
 * What one window knows of one feature in one segment: its sketch and its counters.
 *
 * Every row is exactly one of value, special, missing, type or non_finite; range, category and stale are overlays.
 */
export interface FeatureCounts {
  /** Sketch of a numeric feature, or of a numeric prediction. */
  readonly values?: ExponentialHistogramData
  /** Sketch of a score in 0..1. */
  readonly scores?: ExplicitHistogramData
  /** Rows by category. */
  readonly categories?: Readonly<Record<string, number>>
  /** Rows by declared special value, and `under` and `over` the guard band. */
  readonly special: Readonly<Record<string, number>>
  /** Rows by `ml.feature.problem`. */
  readonly problems: Readonly<Record<string, number>>
}

/** No rows at all: the neutral element of {@link mergeFeatureCounts}. */
export const noFeatureCounts: FeatureCounts = { special: {}, problems: {} }

/** Adds two records of counts key by key. */
export function addCounts(
  a: Readonly<Record<string, number>>,
  b: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const sum: Record<string, number> = Object.create(null)
  for (const [key, count] of Object.entries(a)) sum[key] = count
  for (const [key, count] of Object.entries(b)) sum[key] = (sum[key] ?? 0) + count
  return sum
}

/** Sum of all counts of a record. */
export function totalOf(counts: Readonly<Record<string, number>> | undefined): number {
  let total = 0
  for (const count of Object.values(counts ?? {})) total += count
  return total
}

/**
 * Merges the counts of two windows, panes or streams. Exact: merging equals counting the rows together, up to the
 * coarser of both sketch scales.
 *
 * @throws RangeError when score sketches have different bounds.
 */
export function mergeFeatureCounts(a: FeatureCounts, b: FeatureCounts): FeatureCounts {
  const values = mergeDefined(a.values, b.values, (x, y) => mergeExponentialHistograms(x, y, WINDOW_SKETCH_SIZE))
  const scores = mergeDefined(a.scores, b.scores, mergeExplicitHistograms)
  const categories = mergeDefined(a.categories, b.categories, addCounts)
  return {
    ...(values && { values }),
    ...(scores && { scores }),
    ...(categories && { categories }),
    special: addCounts(a.special, b.special),
    problems: addCounts(a.problems, b.problems),
  }
}

function mergeDefined<T>(a: T | undefined, b: T | undefined, merge: (a: T, b: T) => T): T | undefined {
  if (a === undefined) return b
  if (b === undefined) return a
  return merge(a, b)
}
