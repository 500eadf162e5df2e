import { downscaleExponentialHistogram } from './downscale-exponential-histogram.ts'
import { constrainingScale, trimBuckets } from './exponential-histogram-data.ts'
import type { ExponentialBuckets, ExponentialHistogramData } from './exponential-histogram-data.ts'
import { raiseZeroThreshold } from './raise-zero-threshold.ts'

function subtractBuckets(later: ExponentialBuckets, earlier: ExponentialBuckets): ExponentialBuckets | undefined {
  const { offset, counts } = trimBuckets(earlier)
  const shift = offset - later.offset
  if (counts.length > 0 && (shift < 0 || shift + counts.length > later.counts.length)) return undefined
  const difference = [...later.counts]
  counts.forEach((count, i) => (difference[shift + i]! -= count))
  return difference.some((count) => count < 0) ? undefined : trimBuckets({ offset: later.offset, counts: difference })
}

/** The earlier point on the later one's grid, or undefined when the later one is finer: a running histogram only coarsens. */
function bringForward(
  earlier: ExponentialHistogramData,
  later: ExponentialHistogramData,
): ExponentialHistogramData | undefined {
  const raised = raiseZeroThreshold(earlier, later.zeroThreshold)
  const isFiner = constrainingScale(raised) < constrainingScale(later)
  if (isFiner || raised.zeroThreshold !== later.zeroThreshold) return undefined
  return downscaleExponentialHistogram(raised, later.scale)
}

/**
 * What was added to a cumulative histogram between two of its points.
 *
 * The earlier point is first brought to the later one's scale and zero threshold. Minimum and maximum of the difference are not
 * known and left out, unless the earlier point was empty.
 *
 * @param later - the newer cumulative point
 * @param earlier - the older cumulative point of the same series
 * @returns the difference, or undefined when any count would fall, the scale became finer or the threshold smaller: the series restarted
 * @see OpenTelemetry metrics data model, "Temporality"
 * @example subtractExponentialHistogram(point, point)?.count // => 0
 */
export function subtractExponentialHistogram(
  later: ExponentialHistogramData,
  earlier: ExponentialHistogramData,
): ExponentialHistogramData | undefined {
  if (earlier.count === 0) return later
  const base = bringForward(earlier, later)
  if (base === undefined) return undefined
  const positive = subtractBuckets(trimBuckets(later.positive), base.positive)
  const negative = subtractBuckets(trimBuckets(later.negative), base.negative)
  const zeroCount = later.zeroCount - base.zeroCount
  const count = later.count - base.count
  if (positive === undefined || negative === undefined || zeroCount < 0 || count < 0) return undefined
  const hasSum = later.sum !== undefined && earlier.sum !== undefined
  const { scale, zeroThreshold } = later
  const sum = hasSum ? { sum: later.sum - earlier.sum } : {}
  return { scale, zeroThreshold, zeroCount, positive, negative, count, ...sum }
}
