import type { AlignedHistograms, ExplicitHistogramData, ExponentialHistogramData } from '@driftline/statistics'
import { bucketUpperBound, downscaleExponentialHistogram } from '@driftline/statistics'
import type { FeatureCounts } from './feature-counts.ts'

/** Quantiles of a window that a chart shows. */
export interface WindowQuantiles {
  readonly p5: number
  readonly p50: number
  readonly p95: number
}

/** What is known of the values beside their bins. */
export interface ValueKnowledge {
  /** Whether they are whole numbers; a quantile is one then too, where its bin holds one. Default false. */
  readonly wholeNumbers?: boolean
}

/** Bins in order of value. Bounds are computed when they are asked for: most bins hold no quantile. */
interface Bins {
  readonly counts: readonly number[]
  readonly lower: (bin: number) => number
  readonly upper: (bin: number) => number
}

const FINEST_SCALE = 20

/** Quantiles of a window's own sketch, linear inside a bin; undefined without numbers in it. */
export function sketchQuantiles(
  { values, scores }: FeatureCounts,
  known: ValueKnowledge = {},
): WindowQuantiles | undefined {
  if (values && values.count > 0) return quantilesOf(valueBins(values), known)
  return scores && scores.count > 0 && scores.bounds.length > 0 ? quantilesOf(scoreBins(scores)) : undefined
}

/** Quantiles of the current side of a comparison, on its grid; undefined without rows. */
export function alignedQuantiles(
  { edges, current }: AlignedHistograms,
  known: ValueKnowledge = {},
): WindowQuantiles | undefined {
  return quantilesOf(binsBetween(edges, current), known)
}

function quantilesOf(bins: Bins, { wholeNumbers = false }: ValueKnowledge = {}): WindowQuantiles | undefined {
  let total = 0
  for (let bin = 0; bin < bins.counts.length; bin += 1) total += bins.counts[bin]!
  if (total === 0) return undefined
  const walk: Walk = { bin: 0, below: 0 }
  const at = (share: number): number => {
    const value = quantileFrom(walk, bins, share * total)
    return wholeNumbers ? wholeWithin(value, bins.lower(walk.bin), bins.upper(walk.bin)) : value
  }
  return { p5: at(0.05), p50: at(0.5), p95: at(0.95) }
}

/** A walk through the bins in order of value. */
interface Walk {
  bin: number
  /** Rows of the bins before it. */
  below: number
}

/** Value below which so many rows lie, as many as were asked for before or more. */
function quantileFrom(walk: Walk, bins: Bins, rows: number): number {
  const { counts } = bins
  for (; walk.bin < counts.length; walk.bin += 1) {
    const { bin, below } = walk
    const count = counts[bin]!
    if (count > 0 && below + count >= rows) return within(bins.lower(bin), bins.upper(bin), (rows - below) / count)
    walk.below += count
  }
  return bins.upper(counts.length - 1)
}

/** The nearest whole number that lies in the bin; the value itself where none does. */
function wholeWithin(value: number, lower: number, upper: number): number {
  const whole = Math.min(Math.floor(upper), Math.max(Math.ceil(lower), Math.round(value)))
  return whole >= lower && whole <= upper ? whole : value
}

function within(lower: number, upper: number, share: number): number {
  if (!Number.isFinite(lower)) return upper
  if (!Number.isFinite(upper)) return lower
  if (lower < 0 && upper >= 0) return 0 // the bucket of all that counts as zero
  return lower + (upper - lower) * Math.max(0, share)
}

/** Negative bins from the largest magnitude down, zero, and the positive bins. */
function valueBins(data: ExponentialHistogramData): Bins {
  const known = downscaleExponentialHistogram(data, FINEST_SCALE)
  const { negative, positive, zeroThreshold, zeroCount, scale } = known
  const zeroBin = negative.counts.length
  const bound = (index: number): number =>
    Math.min(Number.MAX_VALUE, Math.max(zeroThreshold, bucketUpperBound(index, scale)))
  const below = (bin: number): number => zeroBin - 1 - bin
  const above = (bin: number): number => bin - zeroBin - 1
  return {
    counts: negative.counts.toReversed().concat(zeroCount, positive.counts),
    lower: (bin) => {
      if (bin === zeroBin) return 0 - zeroThreshold
      return bin < zeroBin ? -bound(negative.offset + below(bin)) : bound(positive.offset + above(bin) - 1)
    },
    upper: (bin) => {
      if (bin === zeroBin) return zeroThreshold
      return bin < zeroBin ? -bound(negative.offset + below(bin) - 1) : bound(positive.offset + above(bin))
    },
  }
}

function scoreBins({ bounds, counts }: ExplicitHistogramData): Bins {
  return binsBetween([-Infinity, ...bounds, Infinity], counts)
}

function binsBetween(edges: readonly number[], counts: readonly number[]): Bins {
  return {
    counts,
    lower: (bin) => edges[bin]!,
    upper: (bin) => edges[bin + 1]!,
  }
}
