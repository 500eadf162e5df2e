import { bucketLabel, escapeCategory } from '@driftline/profile'
import type { ExplicitHistogramData, ExponentialHistogramData } from '@driftline/statistics'
import { bucketUpperBound } from '@driftline/statistics'
import type { CategoryCounts } from '../counts/category-counts.ts'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import type { SoleValue } from './value-within.ts'
import { valueWithin } from './value-within.ts'

/** The value that all rows of a window have which lie in one bucket or category. */
export function soleValue({ values, scores, categories }: FeatureCounts): SoleValue | undefined {
  if (values && values.count > 0) return inBucket(values)
  if (scores && scores.count > 0) return inScoreBucket(scores)
  return categories && inCategory(categories)
}

function inBucket(values: ExponentialHistogramData): SoleValue {
  const { zeroCount, zeroThreshold, positive, negative, scale } = values
  if (zeroCount > 0) return valueWithin(-zeroThreshold, zeroThreshold)
  const sign = positive.counts.some((count) => count > 0) ? 1 : -1
  const { counts, offset } = sign === 1 ? positive : negative
  const index = offset + counts.findIndex((count) => count > 0)
  const [near, far] = [sign * bucketUpperBound(index - 1, scale), sign * bucketUpperBound(index, scale)]
  return valueOf(values, Math.min(near, far), Math.max(near, far))
}

function inScoreBucket(scores: ExplicitHistogramData): SoleValue {
  const { bounds, counts } = scores
  const at = counts.findIndex((count) => count > 0)
  return valueOf(scores, bounds[at - 1] ?? 0, bounds[at] ?? 1)
}

/** How far a mean may be off, relative to it: sums of a window are differences of sums that ran for long. */
const MEAN_ERROR = 1e-6

/** The value itself where the least and the greatest are one; else the mean, which of one value is that value, about. */
function valueOf({ count, sum, min, max }: Moments, lower: number, upper: number): SoleValue {
  if (min !== undefined && min === max && min >= lower && min <= upper) return { value: min }
  const found = valueWithin(lower, upper)
  const mean = (sum ?? Number.NaN) / count
  const isInside = mean >= lower && mean <= upper
  if (!found.isRounded || !isInside) return found
  const error = MEAN_ERROR * Math.abs(mean)
  return { ...found, value: valueWithin(Math.max(lower, mean - error), Math.min(upper, mean + error)).value }
}

type Moments = Pick<ExponentialHistogramData, 'count' | 'sum' | 'min' | 'max'>

function inCategory({ names, buckets }: CategoryCounts): SoleValue | undefined {
  const name = Object.keys(names).find((key) => names[key]! > 0)
  if (name !== undefined) return { value: escapeCategory(name) }
  const bucket = Object.keys(buckets).find((key) => buckets[key]! > 0)
  return bucket === undefined ? undefined : { value: bucketLabel(Number(bucket)) }
}
