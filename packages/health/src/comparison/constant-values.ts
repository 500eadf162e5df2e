import type { FeatureProfile } from '@driftline/profile'
import { raiseZeroThreshold } from '@driftline/statistics'
import type { ExponentialHistogramData } from '@driftline/statistics'
import { categoryRows, foldCategories, totalOf } from '../counts/category-counts.ts'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import type { ConstantValues } from './feature-comparison.ts'

/** Fewer values may be one and the same by chance. */
export const MINIMUM_CONSTANT_VALUES = 30

/** Whether all values of a window lie in one bucket or category, special values included. */
export function isConstant(counts: FeatureCounts): boolean {
  const { values, scores, categories, special } = counts
  if (totalOf(special) > 0) return false
  if (values)
    return (
      values.count >= MINIMUM_CONSTANT_VALUES &&
      occupied([values.zeroCount, ...values.positive.counts, ...values.negative.counts]) === 1
    )
  if (scores) return scores.count >= MINIMUM_CONSTANT_VALUES && occupied(scores.counts) === 1
  if (!categories || categoryRows(categories) < MINIMUM_CONSTANT_VALUES) return false
  return (
    categories.other === 0 && occupied([...Object.values(categories.names), ...Object.values(categories.buckets)]) === 1
  )
}

function occupied(counts: readonly number[]): number {
  let found = 0
  for (const count of counts) if (count > 0) found += 1
  return found
}

/** Where all values of a window are one: how many rows of the reference are there too. Undefined where they are not one. */
export function constantValues(profile: FeatureProfile, counts: FeatureCounts): ConstantValues | undefined {
  if (!isConstant(counts)) return undefined
  const referenceRows = profile.count
  switch (profile.type) {
    case 'numeric':
      return counts.values && { inReference: rowsInBucketOf(profile.histogram, counts.values), referenceRows }
    case 'score': {
      const { scores } = counts
      if (!scores) return undefined
      const at = scores.counts.findIndex((count) => count > 0)
      const [lower, upper] = [scores.bounds[at - 1] ?? -Infinity, scores.bounds[at] ?? Infinity]
      const { bounds, counts: known } = profile.histogram
      const overlaps = (i: number): boolean => (bounds[i] ?? Infinity) > lower && (bounds[i - 1] ?? -Infinity) < upper
      return { inReference: known.reduce((sum, count, i) => sum + (overlaps(i) ? count : 0), 0), referenceRows }
    }
    case 'categorical': {
      const { categories } = counts
      if (!categories) return undefined
      const [name] = Object.keys(categories.names).filter((key) => categories.names[key]! > 0)
      if (name !== undefined)
        return { inReference: Object.hasOwn(profile.categories, name) ? profile.categories[name]! : 0, referenceRows }
      const [bucket] = Object.keys(categories.buckets).filter((key) => categories.buckets[key]! > 0)
      const folded = foldCategories({ names: profile.categories, buckets: profile.buckets ?? {} })
      return { inReference: (bucket !== undefined && folded[bucket]) || 0, referenceRows }
    }
  }
}

/** Rows of a reference in the one bucket of a window, at the coarser scale and the larger zero of both. */
function rowsInBucketOf(ofReference: ExponentialHistogramData, ofWindow: ExponentialHistogramData): number {
  const window = raiseZeroThreshold(ofWindow, ofReference.zeroThreshold)
  const reference = raiseZeroThreshold(ofReference, window.zeroThreshold)
  if (window.zeroCount > 0) return reference.zeroCount
  const sign = window.positive.counts.some((count) => count > 0) ? 'positive' : 'negative'
  const index = window[sign].offset + window[sign].counts.findIndex((count) => count > 0)
  const steps = reference.scale - window.scale
  const { offset, counts } = reference[sign]
  const isThere = (i: number): boolean =>
    steps >= 0 ? Math.floor(i / 2 ** steps) === index : i === Math.floor(index / 2 ** -steps)
  return counts.reduce((sum, count, i) => sum + (isThere(offset + i) ? count : 0), 0)
}
