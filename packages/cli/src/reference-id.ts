import { addressProfile } from '@driftline/health'
import type { FeatureProfile, ReferenceProfile } from '@driftline/profile'
import { textHash } from './content-hash.ts'

/**
 * Identity of what a profile says of its rows. How much windows of some length scatter is left out: a comparison
 * measures that anew for the time that the other file spans. So is the name of the file.
 */
export function referenceId({ format, model, provenance, features }: ReferenceProfile): string {
  const { rowCount, producer } = provenance
  const rows = Object.fromEntries(Object.entries(features).map(([name, feature]) => [name, withoutScatter(feature)]))
  const source = { source: '', rows: [0, rowCount], rowCount, producer } as const
  return addressProfile({ format, model, provenance: source, features: rows, segments: {} }, textHash).id
}

function withoutScatter(feature: FeatureProfile): FeatureProfile {
  const { phases: _phases, wasConstant: _wasConstant, ...rows } = feature
  const own = { ...rows, designEffect: {}, rateDesignEffect: {} }
  if (own.type !== 'categorical') return own
  const { bucketDesignEffect: _bucketDesignEffect, ...named } = own
  return named
}
