import { outsideGuard } from '@driftline/profile'
import type { ExponentialHistogramData } from '@driftline/statistics'
import { bucketUpperBound, trimBuckets } from '@driftline/statistics'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import type { OpenRange } from './open-range.ts'

/** The side of a range that all values outside it lie on. */
export type FarSide = 'below' | 'above'

/** The side of a range that all values of a window outside it lie on; undefined where there are some on both, or none. */
export function farSide({ values, special }: FeatureCounts, { lower, upper }: OpenRange): FarSide | undefined {
  if (!values || values.count === 0) return undefined
  const { under, over } = outsideGuard(special)
  const isBelow = under > 0 || lowest(values) < (lower ?? -Infinity)
  const isAbove = over > 0 || -lowest(mirrored(values)) > (upper ?? Infinity)
  if (isBelow === isAbove) return undefined
  return isBelow ? 'below' : 'above'
}

/** The lower bound of the lowest bucket with rows. */
function lowest({ negative, zeroCount, positive, scale }: ExponentialHistogramData): number {
  const below = trimBuckets(negative)
  if (below.counts.length > 0) return -bucketUpperBound(below.offset + below.counts.length - 1, scale)
  return zeroCount > 0 ? 0 : bucketUpperBound(trimBuckets(positive).offset - 1, scale)
}

function mirrored(values: ExponentialHistogramData): ExponentialHistogramData {
  return { ...values, negative: values.positive, positive: values.negative }
}
