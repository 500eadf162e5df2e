import { bucketIndexUnchecked } from './bucket-index.ts'
import { bucketUpperBound } from './bucket-bound.ts'
import { downscaleExponentialHistogram } from './downscale-exponential-histogram.ts'
import { NO_BUCKETS } from './exponential-histogram-data.ts'
import type { ExponentialBuckets, ExponentialHistogramData } from './exponential-histogram-data.ts'
import { LARGEST_SCALE } from './roots-of-two.ts'

function countAt({ offset, counts }: ExponentialBuckets, index: number): number {
  return counts[index - offset] ?? 0
}

/** Index of the last bucket the threshold swallows, and the threshold itself, moved up when it falls inside an occupied bucket. */
function settleThreshold(data: ExponentialHistogramData, threshold: number): { last: number; threshold: number } {
  const index = bucketIndexUnchecked(threshold, data.scale)
  const upper = Math.min(Number.MAX_VALUE, bucketUpperBound(index, data.scale))
  if (upper <= threshold) return { last: index, threshold }
  const startsAbove = bucketUpperBound(index - 1, data.scale) >= threshold
  const isOccupied = countAt(data.positive, index) !== 0 || countAt(data.negative, index) !== 0
  return !startsAbove && isOccupied ? { last: index, threshold: upper } : { last: index - 1, threshold }
}

function dropThrough({ offset, counts }: ExponentialBuckets, last: number): [ExponentialBuckets, dropped: number] {
  const length = Math.min(counts.length, Math.max(0, last - offset + 1))
  const dropped = counts.slice(0, length).reduce((total, count) => total + count, 0)
  if (length === 0) return [{ offset, counts }, 0]
  return [length === counts.length ? NO_BUCKETS : { offset: offset + length, counts: counts.slice(length) }, dropped]
}

/**
 * Moves every bucket within a larger zero threshold into the zero count.
 *
 * @param data - any histogram
 * @param threshold - wanted threshold, finite, ≥ 0; a smaller one than the data's leaves it as it is
 * @returns a histogram whose threshold is at least the wanted one: the upper bound of the bucket when it falls inside an occupied one,
 *   the largest double when that bound is beyond it
 * @throws RangeError when the threshold is negative or not finite
 * @see OpenTelemetry metrics data model, "ExponentialHistogram", "Zero count and zero threshold"
 * @example raiseZeroThreshold(data, 0.125).zeroThreshold // => 0.125
 */
export function raiseZeroThreshold(data: ExponentialHistogramData, threshold: number): ExponentialHistogramData {
  if (!(threshold >= 0 && threshold < Infinity)) {
    throw new RangeError(`A zero threshold must be finite and at least 0; got ${threshold}.`)
  }
  if (threshold <= data.zeroThreshold) return data
  const known = downscaleExponentialHistogram(data, LARGEST_SCALE)
  const settled = settleThreshold(known, threshold)
  const [positive, fromPositive] = dropThrough(known.positive, settled.last)
  const [negative, fromNegative] = dropThrough(known.negative, settled.last)
  return {
    ...known,
    zeroThreshold: settled.threshold,
    zeroCount: known.zeroCount + fromPositive + fromNegative,
    positive,
    negative,
  }
}

/** A threshold that no writer should send: an infinite one is the largest double, none or a negative one is 0. */
function withUsableThreshold(data: ExponentialHistogramData): ExponentialHistogramData {
  const usable = Math.min(Number.MAX_VALUE, Math.max(0, data.zeroThreshold || 0))
  return usable === data.zeroThreshold ? data : { ...data, zeroThreshold: usable }
}

/**
 * Raises both histograms to one zero threshold that splits no occupied bucket of the raised one. Never throws: what is no
 * threshold is taken for the nearest one.
 *
 * @returns the two histograms, at their own scales, with equal thresholds
 */
export function shareZeroThreshold(
  a: ExponentialHistogramData,
  b: ExponentialHistogramData,
): [ExponentialHistogramData, ExponentialHistogramData] {
  let [left, right] = [withUsableThreshold(a), withUsableThreshold(b)]
  while (left.zeroThreshold !== right.zeroThreshold) {
    left = raiseZeroThreshold(left, right.zeroThreshold)
    right = raiseZeroThreshold(right, left.zeroThreshold)
  }
  return [left, right]
}
