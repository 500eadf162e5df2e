import type { AlignedHistograms } from '@driftline/statistics'
import { alignExplicitHistograms, alignExponentialHistograms } from '@driftline/statistics'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import { categoryRows, totalOf } from '../counts/category-counts.ts'
import type { CategoryCounts } from '../counts/category-counts.ts'
import { GUESSED_DESIGN_EFFECT } from '../build/design-effect.ts'
import { DISPLAY_BINS } from '../build/display-edges.ts'
import type { DesignEffects, FeatureProfile, QuantileCells } from '@driftline/profile'

/**
 * Makes a reference from live counts, where no training data is at hand. Quantiles are bucket bounds; a bucket that
 * fills two deciles or more is a tied value. The design effect is the cautious guess. Undefined without values.
 *
 * @param windows names of the windows it will judge.
 */
export function profileFromCounts(counts: FeatureCounts, windows: readonly string[]): FeatureProfile | undefined {
  const designEffect = Object.fromEntries(windows.map((window) => [window, GUESSED_DESIGN_EFFECT]))
  if (counts.values && counts.values.count > 0) return numericProfile(counts, counts.values, designEffect)
  if (counts.scores && counts.scores.count > 0) return scoreProfile(counts, counts.scores, designEffect)
  return counts.categories && categoricalProfile(counts, counts.categories, designEffect)
}

function numericProfile(
  counts: FeatureCounts,
  histogram: Exclude<FeatureCounts['values'], undefined>,
  designEffect: DesignEffects,
): FeatureProfile {
  const bins = alignExponentialHistograms(histogram, histogram)
  return {
    type: 'numeric',
    ...rowsOf(counts, histogram.count),
    ...summaryOf(bins),
    minimum: bins.edges[0] ?? 0,
    maximum: bins.edges.at(-1) ?? 0,
    zeroThreshold: histogram.zeroThreshold,
    guard: null,
    special: counts.special,
    histogram,
    designEffect,
  }
}

function scoreProfile(
  counts: FeatureCounts,
  histogram: Exclude<FeatureCounts['scores'], undefined>,
  designEffect: DesignEffects,
): FeatureProfile {
  return {
    type: 'score',
    ...rowsOf(counts, histogram.count),
    ...summaryOf(alignExplicitHistograms(histogram, histogram)),
    bounds: histogram.bounds,
    special: counts.special,
    histogram,
    designEffect,
  }
}

function categoricalProfile(
  counts: FeatureCounts,
  categories: CategoryCounts,
  designEffect: DesignEffects,
): FeatureProfile {
  const { names, buckets, other } = categories
  const rows = rowsOf(counts, categoryRows(categories))
  const singletons = [...Object.values(names), ...Object.values(buckets)].filter((count) => count === 1).length
  return {
    type: 'categorical',
    ...rows,
    categories: names,
    ...(totalOf(buckets) > 0 && { buckets }),
    other,
    ...(totalOf(counts.special) > 0 && { special: counts.special }),
    newCategoryRate: rows.count === 0 ? 0 : singletons / rows.count,
    designEffect,
  }
}

function rowsOf({ problems, special }: FeatureCounts, values: number) {
  return {
    count: values + totalOf(special),
    missing: problems['missing'] ?? 0,
    invalid: (problems['type'] ?? 0) + (problems['non_finite'] ?? 0),
    outOfRange: problems['range'] ?? 0,
  }
}

function summaryOf(bins: AlignedHistograms) {
  const quantile = (p: number): number => upperBoundAt(bins, p)
  const { mean, standardDeviation } = moments(bins)
  return {
    mean,
    standardDeviation,
    quantiles: {
      p5: quantile(0.05),
      p25: quantile(0.25),
      p50: quantile(0.5),
      p75: quantile(0.75),
      p95: quantile(0.95),
    },
    cells: quantileCells(quantile),
    displayEdges: equalEdges(quantile(0.005), quantile(0.995)),
  }
}

function upperBoundAt({ edges, reference }: AlignedHistograms, p: number): number {
  const total = reference.reduce((a, b) => a + b, 0)
  let below = 0
  for (const [bin, count] of reference.entries()) {
    below += count
    if (count > 0 && below >= p * total) return finite(edges[bin + 1]!, edges[bin]!)
  }
  return edges.at(-1) ?? 0
}

/** A bound of a bin, of an open one its other bound, of one open on both sides 0. */
function finite(value: number, otherwise: number): number {
  if (Number.isFinite(value)) return value
  return Number.isFinite(otherwise) ? otherwise : 0
}

function quantileCells(quantile: (p: number) => number): QuantileCells {
  const deciles = Array.from({ length: 9 }, (_, i) => quantile((i + 1) / 10))
  const edges = [...new Set(deciles)]
  return { edges, tied: edges.filter((edge) => deciles.filter((decile) => decile === edge).length > 1) }
}

function moments({ edges, reference, referenceMeans }: AlignedHistograms) {
  const total = reference.reduce((a, b) => a + b, 0)
  const middle = (bin: number): number =>
    referenceMeans?.[bin] ?? (finite(edges[bin]!, edges[bin + 1]!) + finite(edges[bin + 1]!, edges[bin]!)) / 2
  const average = (of: (bin: number) => number): number =>
    reference.reduce((sum, count, bin) => sum + (count === 0 ? 0 : (count / total) * of(bin)), 0)
  const mean = average(middle)
  return { mean, standardDeviation: Math.sqrt(average((bin) => (middle(bin) - mean) ** 2)) }
}

function equalEdges(low: number, high: number): readonly number[] {
  if (!(high > low)) return [low]
  return Array.from({ length: DISPLAY_BINS - 1 }, (_, i) => low + ((high - low) * (i + 1)) / DISPLAY_BINS)
}
