import type {
  AlignedHistograms,
  ExplicitHistogramData,
  ExponentialBuckets,
  ExponentialHistogramData,
} from '@driftline/statistics'
import { bucketUpperBound, downscaleExponentialHistogram } from '@driftline/statistics'
import type { FeatureCounts } from './feature-counts.ts'

/** Quantiles of a window that a chart shows. */
export interface WindowQuantiles {
  readonly p5: number
  readonly p50: number
  readonly p95: number
}

interface Bin {
  readonly lower: number
  readonly upper: number
  readonly count: number
}

const FINEST_SCALE = 20

/** Quantiles of a window's own sketch, linear inside a bin; undefined without numbers in it. */
export function sketchQuantiles({ values, scores }: FeatureCounts): WindowQuantiles | undefined {
  if (values && values.count > 0) return quantilesOf(valueBins(values))
  return scores && scores.count > 0 && scores.bounds.length > 0 ? quantilesOf(scoreBins(scores)) : undefined
}

/** Quantiles of the current side of a comparison, on its grid; undefined without rows. */
export function alignedQuantiles({ edges, current }: AlignedHistograms): WindowQuantiles | undefined {
  return quantilesOf(
    current.flatMap((count, i) => (count > 0 ? [{ lower: edges[i]!, upper: edges[i + 1]!, count }] : [])),
  )
}

function quantilesOf(bins: readonly Bin[]): WindowQuantiles | undefined {
  const total = bins.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return undefined
  const at = (p: number): number => {
    let below = 0
    for (const { lower, upper, count } of bins) {
      if (below + count >= p * total) return within(lower, upper, (p * total - below) / count)
      below += count
    }
    return bins.at(-1)!.upper
  }
  return { p5: at(0.05), p50: at(0.5), p95: at(0.95) }
}

function within(lower: number, upper: number, share: number): number {
  if (!Number.isFinite(lower)) return upper
  if (!Number.isFinite(upper)) return lower
  return lower + (upper - lower) * Math.max(0, share)
}

/** Occupied bins in order of value. */
function valueBins(data: ExponentialHistogramData): readonly Bin[] {
  const known = downscaleExponentialHistogram(data, FINEST_SCALE)
  const below = magnitudeBins(known, known.negative).map(mirror).reverse()
  const zero = Math.max(known.zeroThreshold, 0)
  const zeroBin = { lower: 0 - zero, upper: zero, count: known.zeroCount }
  const above = magnitudeBins(known, known.positive)
  return [...below, ...(known.zeroCount > 0 ? [zeroBin] : []), ...above]
}

function magnitudeBins(data: ExponentialHistogramData, { offset, counts }: ExponentialBuckets): Bin[] {
  const bound = (index: number): number =>
    Math.min(Number.MAX_VALUE, Math.max(data.zeroThreshold, bucketUpperBound(index, data.scale)))
  return counts.flatMap((count, i) =>
    count > 0 ? [{ lower: bound(offset + i - 1), upper: bound(offset + i), count }] : [],
  )
}

function mirror({ lower, upper, count }: Bin): Bin {
  return { lower: -upper, upper: -lower, count }
}

function scoreBins({ bounds, counts }: ExplicitHistogramData): readonly Bin[] {
  const edges = [-Infinity, ...bounds, Infinity]
  return counts.flatMap((count, i) => (count > 0 ? [{ lower: edges[i]!, upper: edges[i + 1]!, count }] : []))
}
