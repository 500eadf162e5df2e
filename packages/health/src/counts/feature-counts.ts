import type { ExplicitHistogramData, ExponentialHistogramData } from '@driftline/statistics'
import { mergeExponentialHistograms } from '@driftline/statistics'
import type { CategoryCounts } from './category-counts.ts'
import { addCounts, categoryRows, mergeCategoryCounts, totalOf } from './category-counts.ts'
import { mergeScores } from './merge-scores.ts'

/** Buckets kept per sign when sketches of one window are merged. The wire limit is the same. */
export const WINDOW_SKETCH_SIZE = 320

/**
 * What one window knows of one feature in one segment: its sketch and its counters.
 *
 * Every row is exactly one of value, special, missing, type or non_finite; range, category and stale are overlays. More
 * than one kind of sketch means that its senders do not agree on what the feature is: see {@link sketchKinds}.
 */
export interface FeatureCounts {
  /** Sketch of a numeric feature, or of a numeric prediction. */
  readonly values?: ExponentialHistogramData
  /** Sketch of a score in 0..1. */
  readonly scores?: ExplicitHistogramData
  /** Rows by category. */
  readonly categories?: CategoryCounts
  /** Rows by declared special value, and `under` and `over` the guard band. */
  readonly special: Readonly<Record<string, number>>
  /** Rows by `ml.feature.problem`. */
  readonly problems: Readonly<Record<string, number>>
  /**
   * Rows whose value had a known age that was held against the greatest one declared: those `stale` is a share of.
   * Absent: none, or senders that count stale values without saying of how many.
   */
  readonly aged?: number
}

/** A kind of sketch. */
export type SketchKind = 'values' | 'scores' | 'categories'

/** No rows at all: the neutral element of {@link mergeFeatureCounts}. */
export const noFeatureCounts: FeatureCounts = { special: {}, problems: {} }

/**
 * Merges the counts of two windows, panes or streams. Exact: merging equals counting the rows together, up to the
 * coarser of both sketch scales and the edges that both score histograms have. Associative and commutative. Never
 * throws on counts that {@link areCountable}: what does not fit together stays side by side.
 */
export function mergeFeatureCounts(a: FeatureCounts, b: FeatureCounts): FeatureCounts {
  const values = mergeDefined(a.values, b.values, mergeValues)
  const scores = mergeDefined(a.scores, b.scores, mergeScores)
  const categories = mergeDefined(a.categories, b.categories, mergeCategoryCounts)
  const special = addCounts(a.special, b.special)
  const problems = addCounts(a.problems, b.problems)
  if (a.aged !== undefined || b.aged !== undefined) {
    const aged = (a.aged ?? 0) + (b.aged ?? 0)
    return { ...sketches(values, scores, categories), special, problems, aged }
  }
  // Spelled out for numbers, the many: a spread object keeps its last properties in an array of its own.
  if (values && !scores && !categories) return { values, special, problems }
  return { ...sketches(values, scores, categories), special, problems }
}

function sketches(
  values: FeatureCounts['values'],
  scores: FeatureCounts['scores'],
  categories: FeatureCounts['categories'],
): Pick<FeatureCounts, SketchKind> {
  return { ...(values && { values }), ...(scores && { scores }), ...(categories && { categories }) }
}

function mergeValues(a: ExponentialHistogramData, b: ExponentialHistogramData): ExponentialHistogramData {
  return mergeExponentialHistograms(a, b, WINDOW_SKETCH_SIZE)
}

function mergeDefined<T>(a: T | undefined, b: T | undefined, merge: (a: T, b: T) => T): T | undefined {
  if (a === undefined) return b
  if (b === undefined) return a
  return merge(a, b)
}

/** Kinds of sketch with rows in them; more than one where senders do not agree on what the feature is. */
export function sketchKinds(counts: FeatureCounts): readonly SketchKind[] {
  return (['values', 'scores', 'categories'] as const).filter((kind) => sketchRows(counts, kind) > 0)
}

/** Rows in one kind of sketch. */
export function sketchRows({ values, scores, categories }: FeatureCounts, kind: SketchKind): number {
  if (kind === 'values') return values?.count ?? 0
  if (kind === 'scores') return scores?.count ?? 0
  return categories ? categoryRows(categories) : 0
}

/** Rows of a window, whatever they held; of an output counted as number and as class the larger. */
export function rowsIn(counts: FeatureCounts): number {
  const { special, problems } = counts
  const sketched = Math.max(
    sketchRows(counts, 'values'),
    sketchRows(counts, 'scores'),
    sketchRows(counts, 'categories'),
  )
  return sketched + totalOf(special) + invalidRows(counts) + (problems['missing'] ?? 0)
}

/**
 * Rows that staleness is judged by: those with a known age. Where senders count stale values without ages, all rows.
 */
export function agedRows(counts: FeatureCounts): number {
  const { aged = 0, problems } = counts
  return aged >= (problems['stale'] ?? 0) && aged > 0 ? aged : rowsIn(counts)
}

/** Rows of a wrong type, or not finite. */
export function invalidRows({ problems }: FeatureCounts): number {
  return (problems['type'] ?? 0) + (problems['non_finite'] ?? 0)
}
