import type { CategoricalFeatureProfile, FeatureProfile } from '@driftline/profile'
import { raiseZeroThreshold } from '@driftline/statistics'
import type { ExplicitHistogramData, ExponentialHistogramData } from '@driftline/statistics'
import type { CategoryCounts } from '../counts/category-counts.ts'
import { categoryRows, foldCategories, totalOf } from '../counts/category-counts.ts'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import type { ConstantValues } from './feature-comparison.ts'

/** Fewer values may be one and the same by chance. */
export const MINIMUM_CONSTANT_VALUES = 30

/** Whether all values of a window lie in one bucket or category, special values included. */
export function isConstant({ values, scores, categories, special }: FeatureCounts): boolean {
  if (totalOf(special) > 0) return false
  if (values) {
    const { positive, negative, zeroCount, count } = values
    return count >= MINIMUM_CONSTANT_VALUES && isOneOf([[zeroCount], positive.counts, negative.counts])
  }
  if (scores) return scores.count >= MINIMUM_CONSTANT_VALUES && isOneOf([scores.counts])
  if (!categories || categories.other > 0 || categoryRows(categories) < MINIMUM_CONSTANT_VALUES) return false
  return isOneOf([Object.values(categories.names), Object.values(categories.buckets)])
}

/** Whether exactly one of all counts is above 0; looks no further than the second. */
function isOneOf(lists: readonly (readonly number[])[]): boolean {
  let found = 0
  for (const counts of lists) for (let i = 0; i < counts.length && found <= 1; i += 1) if (counts[i]! > 0) found += 1
  return found === 1
}

/** Where all values of a window are one: how many rows of the reference are there too. Undefined where they are not one. */
export function constantValues(profile: FeatureProfile, counts: FeatureCounts): ConstantValues | undefined {
  if (!isConstant(counts)) return undefined
  const inReference = rowsThere(profile, counts)
  return inReference === undefined ? undefined : { inReference, referenceRows: profile.count }
}

function rowsThere(profile: FeatureProfile, { values, scores, categories }: FeatureCounts): number | undefined {
  switch (profile.type) {
    case 'numeric':
      return values && rowsInBucketOf(profile.histogram, values)
    case 'score':
      return scores && rowsBetween(profile.histogram, scores)
    case 'categorical':
      return categories && rowsOfCategory(profile, categories)
  }
}

/** Rows of a reference in the one bucket of a window's scores. */
function rowsBetween({ bounds, counts }: ExplicitHistogramData, scores: ExplicitHistogramData): number {
  const at = scores.counts.findIndex((count) => count > 0)
  const [lower, upper] = [scores.bounds[at - 1] ?? -Infinity, scores.bounds[at] ?? Infinity]
  const overlaps = (i: number): boolean => (bounds[i] ?? Infinity) > lower && (bounds[i - 1] ?? -Infinity) < upper
  return counts.reduce((sum, count, i) => sum + (overlaps(i) ? count : 0), 0)
}

function rowsOfCategory({ categories, buckets = {} }: CategoricalFeatureProfile, window: CategoryCounts): number {
  const name = Object.keys(window.names).find((key) => window.names[key]! > 0)
  if (name !== undefined) return Object.hasOwn(categories, name) ? categories[name]! : 0
  const bucket = Object.keys(window.buckets).find((key) => window.buckets[key]! > 0)
  return (bucket !== undefined && foldCategories({ names: categories, buckets })[bucket]) || 0
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
