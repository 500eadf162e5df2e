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

function inBucket({ zeroCount, zeroThreshold, positive, negative, scale }: ExponentialHistogramData): SoleValue {
  if (zeroCount > 0) return valueWithin(-zeroThreshold, zeroThreshold)
  const sign = positive.counts.some((count) => count > 0) ? 1 : -1
  const { counts, offset } = sign === 1 ? positive : negative
  const index = offset + counts.findIndex((count) => count > 0)
  const [near, far] = [sign * bucketUpperBound(index - 1, scale), sign * bucketUpperBound(index, scale)]
  return valueWithin(Math.min(near, far), Math.max(near, far))
}

function inScoreBucket({ bounds, counts }: ExplicitHistogramData): SoleValue {
  const at = counts.findIndex((count) => count > 0)
  return valueWithin(bounds[at - 1] ?? 0, bounds[at] ?? 1)
}

function inCategory({ names, buckets }: CategoryCounts): SoleValue | undefined {
  const name = Object.keys(names).find((key) => names[key]! > 0)
  if (name !== undefined) return { value: escapeCategory(name) }
  const bucket = Object.keys(buckets).find((key) => buckets[key]! > 0)
  return bucket === undefined ? undefined : { value: bucketLabel(Number(bucket)) }
}
