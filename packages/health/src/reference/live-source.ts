import { ML_DEPLOYMENT_ROLE_VALUE_LIVE, ML_REFERENCE_VALUE_LIVE } from '@driftline/semconv'
import type { ClosedFeature } from '../closed-window.ts'
import { areCountable } from '../counts/check-counts.ts'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import type { LiveWindow } from '../live-window.ts'
import { profileFromCounts } from './learned-profile.ts'
import { prepareProfile } from './prepared-profile.ts'
import { profileReference } from './profile-reference.ts'
import type { ReferenceSource } from './reference-source.ts'

/** Compares canary and shadow with what the live versions counted in the same window. */
export function createLiveSource(): ReferenceSource {
  const last = new Map<string, LiveWindow>()
  return {
    name: ML_REFERENCE_VALUE_LIVE,
    *observe(live) {
      last.set(live.window, live)
      yield
    },
    referenceFor: (at) => {
      const counts = at.closed.role === ML_DEPLOYMENT_ROLE_VALUE_LIVE ? undefined : countsBeside(at, last)
      const profile = counts && profileFromCounts(counts, { designEffect: {}, rateDesignEffect: {} })
      if (!profile) return { kind: 'none' }
      const scope = { window: at.closed.window, phases: [] }
      return { kind: 'ready', reference: profileReference(prepareProfile(profile), scope) }
    },
    forget: () => ({}),
    bytes: () => 0,
    isEmpty: () => true,
    entries: () => [],
  }
}

function countsBeside(
  { closed, segment, feature }: ClosedFeature,
  last: ReadonlyMap<string, LiveWindow>,
): FeatureCounts | undefined {
  const live = last.get(closed.window)
  if (!live || live.startMs !== closed.startMs) return undefined
  const beside = live.segments.find(({ name, value }) => name === segment.name && value === segment.value)
  const counts = beside && Object.hasOwn(beside.features, feature) ? beside.features[feature] : undefined
  return counts && areCountable(counts) ? counts : undefined
}
