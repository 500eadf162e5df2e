import type { ReferenceProfile } from '@driftline/profile'
import { findProfile } from '@driftline/profile'
import { ML_REFERENCE_VALUE_TRAINING } from '@driftline/semconv'
import type { FindReference } from './prepared-references.ts'
import { createPreparedReferences } from './prepared-references.ts'
import type { ReferenceSource } from './reference-source.ts'

/** The profiles of the training data, by version. */
export function createTrainingSource(profiles: readonly ReferenceProfile[]): ReferenceSource {
  const prepared = new Map<ReferenceProfile, FindReference>()
  return {
    name: ML_REFERENCE_VALUE_TRAINING,
    *observe() {},
    referenceFor: ({ closed, feature }) => {
      const profile = findProfile(profiles, closed.version)
      if (!profile) return { kind: 'none' }
      const find = prepared.get(profile) ?? createPreparedReferences(profile.features)
      prepared.set(profile, find)
      const reference = find(feature)
      return reference ? { kind: 'ready', reference } : { kind: 'unknown' }
    },
    forget: () => ({}),
    bytes: () => 0,
    isEmpty: () => true,
    entries: () => [],
  }
}
