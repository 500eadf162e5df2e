import { NO_BUCKETS, addBuckets, trimBuckets, zeroCounts } from './exponential-histogram-data.ts'
import type { ExponentialBuckets, ExponentialHistogramData } from './exponential-histogram-data.ts'

function downscaleBuckets(buckets: ExponentialBuckets, steps: number): ExponentialBuckets {
  const occupied = trimBuckets(buckets)
  const { offset, counts } = occupied
  if (counts.length === 0) return NO_BUCKETS
  const first = Math.floor(offset / 2 ** steps)
  const coarse = zeroCounts(Math.floor((offset + counts.length - 1) / 2 ** steps) - first + 1)
  addBuckets(coarse, occupied, { first, steps })
  return { offset: first, counts: coarse }
}

/**
 * Brings a histogram to a coarser scale; exact, because each coarse bucket is a union of fine ones.
 *
 * @param data - any histogram
 * @param scale - wanted scale, an integer; a scale finer than the data's leaves the buckets as they are
 * @returns the histogram at the smaller of both scales
 * @throws RangeError when scale is no integer
 * @see OpenTelemetry metrics data model, "ExponentialHistogram", "Scale": i → ⌊i / 2^d⌋
 * @example downscaleExponentialHistogram(data, data.scale - 1).count === data.count // => true
 */
export function downscaleExponentialHistogram(data: ExponentialHistogramData, scale: number): ExponentialHistogramData {
  if (!Number.isInteger(scale))
    throw new RangeError(`The scale of an exponential histogram must be an integer; got ${scale}.`)
  if (scale >= data.scale) return data
  const steps = data.scale - scale
  return {
    ...data,
    scale,
    positive: downscaleBuckets(data.positive, steps),
    negative: downscaleBuckets(data.negative, steps),
  }
}
