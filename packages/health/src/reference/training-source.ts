import type { FeatureProfile, ReferenceProfile } from '@driftline/profile'
import { findProfile } from '@driftline/profile'
import { ML_REFERENCE_VALUE_TRAINING } from '@driftline/semconv'
import type { CountedWindow } from '../cells/counted-window.ts'
import type { ClosedFeature } from '../closed-window.ts'
import { isEveryone } from '../closed-window.ts'
import type { FindReference } from './prepared-references.ts'
import { ownCells } from './prepared-profile.ts'
import { createPreparedReferences } from './prepared-references.ts'
import { phasesOf } from './profile-phases.ts'
import { profileReference } from './profile-reference.ts'
import type { ReferenceSource } from './reference-source.ts'

/** The profiles of the training data, by version. */
export function createTrainingSource(profiles: readonly ReferenceProfile[], timezone: string): ReferenceSource {
  const prepared = new Map<object, FindReference>()
  const findIn = (features: Readonly<Record<string, FeatureProfile>>): FindReference => {
    const known = prepared.get(features) ?? createPreparedReferences(features)
    prepared.set(features, known)
    return known
  }
  const segments = createSegmentFeatures()
  return {
    name: ML_REFERENCE_VALUE_TRAINING,
    *observe() {},
    referenceFor: (at, startsMs) => {
      const profile = findProfile(profiles, at.closed.version)
      if (!profile) return { kind: 'none' }
      const known = findIn(isEveryone(at.segment) ? profile.features : segments(profile, at))(at.feature)
      if (!known) return { kind: 'none' }
      const { window } = at.closed
      const phases = phasesOf(known.profile, { window, startsMs, timezone })
      return { kind: 'ready', reference: profileReference(known, { window, phases, merged: startsMs.length }) }
    },
    segmentsOf: (at) => {
      const profile = findProfile(profiles, at.closed.version)
      const prepared = profile && findIn(profile.features)(at.feature)
      const cells = prepared && ownCells(prepared)
      return profile && cells && { count: cells.counter.count, dimensions: sharedCells(profile, at.feature) }
    },
    forget: () => ({}),
    bytes: () => 0,
    isEmpty: () => true,
    entries: () => [],
  }
}

/** The rows of a feature in the cells of everyone, by dimension and value. */
function sharedCells(
  { segments }: ReferenceProfile,
  feature: string,
): ReadonlyMap<string, ReadonlyMap<string, CountedWindow>> {
  return new Map(
    Object.entries(segments).map(([name, values]) => [
      name,
      new Map(
        Object.entries(values).flatMap(([value, { features }]) => {
          const shared = Object.hasOwn(features, feature) ? features[feature]?.shared : undefined
          return shared ? [[value, shared] as const] : []
        }),
      ),
    ]),
  )
}

type Features = Readonly<Record<string, FeatureProfile>>

/** The features of a profile's segments that have a reference of their own, gathered once for each segment. */
function createSegmentFeatures(): (profile: ReferenceProfile, at: ClosedFeature) => Features {
  const gathered = new Map<object, Features>()
  const none: Features = {}
  return ({ segments }, { segment: { name, value } }) => {
    const dimension = Object.hasOwn(segments, name) ? segments[name]! : {}
    const segment = Object.hasOwn(dimension, value) ? dimension[value] : undefined
    if (!segment) return none
    const known = gathered.get(segment)
    if (known) return known
    const own: Record<string, FeatureProfile> = Object.create(null)
    for (const [feature, { profile }] of Object.entries(segment.features)) if (profile) own[feature] = profile
    gathered.set(segment, own)
    return own
  }
}
