import type { FeatureProfile, ValueRule } from '@driftline/profile'
import { createValueRule } from '@driftline/profile'
import type { FeatureSpec } from '@driftline/spec'

/** Scores lie within 0..1. */
const SCORE_RANGE = { min: 0, max: 1 }

/** What the values of a feature are checked against before there is a reference. */
export function ruleOfType(type: FeatureProfile['type'], spec: FeatureSpec | undefined): ValueRule {
  if (type === 'categorical') return createValueRule({ type, spec })
  return createValueRule({ type: 'numeric', spec: type === 'score' ? { ...SCORE_RANGE, ...spec } : spec })
}

/** What the values of a feature are checked against beside its reference: guard band and known names included. */
export function ruleOfProfile(profile: FeatureProfile, spec: FeatureSpec | undefined): ValueRule {
  switch (profile.type) {
    case 'categorical':
      return createValueRule({
        type: 'categorical',
        spec,
        // A hashed feature has no names that could be expected.
        ...(profile.hashKey === undefined && { categories: Object.keys(profile.categories) }),
      })
    case 'numeric':
      return createValueRule({ type: 'numeric', spec, guard: profile.guard })
    case 'score':
      return ruleOfType('score', spec)
  }
}
