import type { FeatureProfile } from '@driftline/profile'
import type { FeatureCounts, SketchKind } from '../counts/feature-counts.ts'
import { sketchKinds } from '../counts/feature-counts.ts'

/** The kind of sketch that holds the values of a type. */
export const SKETCH_OF_TYPE = {
  numeric: 'values',
  score: 'scores',
  categorical: 'categories',
} as const satisfies Record<FeatureProfile['type'], SketchKind>

/**
 * Whether a window holds another kind of sketch than its reference.
 *
 * @param isOutput a model may put out a number and a class: what the reference is not of is left aside.
 */
export function isOfOtherKind(type: FeatureProfile['type'], counts: FeatureCounts, isOutput: boolean): boolean {
  const found = sketchKinds(counts)
  if (found.length === 0) return false
  return !found.includes(SKETCH_OF_TYPE[type]) || (found.length > 1 && !isOutput)
}
