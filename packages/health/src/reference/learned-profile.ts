import type { AlignedHistograms } from '@driftline/statistics'
import { alignExplicitHistograms, alignExponentialHistograms } from '@driftline/statistics'
import type { CellLayout } from '../cells/cell-layout.ts'
import { createCellCounter } from '../cells/count-cells.ts'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import { categoryRows, totalOf } from '../counts/category-counts.ts'
import { hashKeyField } from '../counts/key-id.ts'
import type { CategoryCounts } from '../counts/category-counts.ts'
import { DISPLAY_BINS } from '../build/display-edges.ts'
import type { FeatureProfile, ReferenceScatter } from '@driftline/profile'
import { chooseNumericCells, chooseScoreCells, chooseScoreTails, chooseTails, outsideGuard } from '@driftline/profile'

/**
 * Makes a reference from live counts, where no training data is at hand. Quantiles are bucket bounds. Undefined without
 * values.
 *
 * @param scatter how the windows of the counts scatter.
 * @param layout cells that are chosen already.
 */
export function profileFromCounts(
  counts: FeatureCounts,
  scatter: ReferenceScatter,
  layout?: CellLayout,
): FeatureProfile | undefined {
  const profile = ownProfile(counts, scatter)
  if (!layout || !profile) return profile
  const outside = (): number => createCellCounter(layout).tails(counts) ?? 0
  if (profile.type === 'numeric' && layout.type === 'numeric' && profile.zeroThreshold === layout.zeroThreshold)
    return { ...profile, cells: layout.cells, tails: { ...layout.tails, count: outside() } }
  if (profile.type === 'score' && layout.type === 'score')
    return { ...profile, cells: { edges: layout.edges }, tails: { ...layout.tails, count: outside() } }
  return profile
}

function ownProfile(counts: FeatureCounts, scatter: ReferenceScatter): FeatureProfile | undefined {
  if (counts.values && counts.values.count > 0) return numericProfile(counts, counts.values, scatter)
  if (counts.scores && counts.scores.count > 0) return scoreProfile(counts, counts.scores, scatter)
  return counts.categories && categoricalProfile(counts, counts.categories, scatter)
}

function numericProfile(
  counts: FeatureCounts,
  histogram: Exclude<FeatureCounts['values'], undefined>,
  scatter: ReferenceScatter,
): FeatureProfile {
  const bins = alignExponentialHistograms(histogram, histogram)
  return {
    type: 'numeric',
    ...rowsOf(counts, histogram.count),
    ...summaryOf(bins),
    cells: chooseNumericCells(histogram),
    tails: chooseTails(histogram, outsideGuard(counts.special)),
    minimum: bins.edges[0] ?? 0,
    maximum: bins.edges.at(-1) ?? 0,
    zeroThreshold: histogram.zeroThreshold,
    guard: null,
    special: counts.special,
    histogram,
    ...scatter,
  }
}

function scoreProfile(
  counts: FeatureCounts,
  histogram: Exclude<FeatureCounts['scores'], undefined>,
  scatter: ReferenceScatter,
): FeatureProfile {
  return {
    type: 'score',
    ...rowsOf(counts, histogram.count),
    ...summaryOf(alignExplicitHistograms(histogram, histogram)),
    cells: chooseScoreCells(histogram),
    tails: chooseScoreTails(histogram),
    bounds: histogram.bounds,
    special: counts.special,
    histogram,
    ...scatter,
  }
}

function categoricalProfile(
  counts: FeatureCounts,
  categories: CategoryCounts,
  scatter: ReferenceScatter,
): FeatureProfile {
  const { names, buckets, other } = categories
  const rows = rowsOf(counts, categoryRows(categories))
  const singletons = [...Object.values(names), ...Object.values(buckets)].filter((count) => count === 1).length
  return {
    type: 'categorical',
    ...rows,
    categories: names,
    ...(totalOf(buckets) > 0 && { buckets }),
    ...hashKeyField(categories),
    other,
    ...(totalOf(counts.special) > 0 && { special: counts.special }),
    newCategoryRate: rows.count === 0 ? 0 : singletons / rows.count,
    ...scatter,
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
