import type { FeatureProfile } from '@driftline/profile'
import type { FeatureReference } from './feature-reference.ts'
import { prepareReference } from './feature-reference.ts'

/** Finds the reference of a feature, prepared at most once. */
export type FindReference = (feature: string) => FeatureReference | undefined

/** Prepares the references of one profile, each when it is first asked for. */
export function createPreparedReferences(features: Readonly<Record<string, FeatureProfile>>): FindReference {
  const prepared = new Map<string, FeatureReference>()
  return (feature) => {
    if (!Object.hasOwn(features, feature)) return undefined
    const known = prepared.get(feature) ?? prepareReference(features[feature]!)
    prepared.set(feature, known)
    return known
  }
}
