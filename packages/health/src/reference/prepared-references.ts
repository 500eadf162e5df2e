import type { FeatureProfile } from '@driftline/profile'
import type { PreparedProfile } from './prepared-profile.ts'
import { prepareProfile } from './prepared-profile.ts'

/** References that stay prepared: the grids of one take up to 100 kB. Of the others the parts are computed again. */
const KEPT_REFERENCES = 2000

/** Finds the reference of a feature, ready to be compared. */
export type FindReference = (feature: string) => PreparedProfile | undefined

/** Prepares the references of one profile, each when it is first asked for; the first 2,000 stay prepared. */
export function createPreparedReferences(features: Readonly<Record<string, FeatureProfile>>): FindReference {
  const prepared = new Map<string, PreparedProfile>()
  return (feature) => {
    if (!Object.hasOwn(features, feature)) return undefined
    const known = prepared.get(feature) ?? prepareProfile(features[feature]!)
    if (prepared.size < KEPT_REFERENCES) prepared.set(feature, known)
    return known
  }
}
