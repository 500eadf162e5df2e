import type { FeatureProfile } from '@driftline/profile'
import { phaseAt } from '@driftline/spec'

/** The phases windows lie in, where the reference of that length has phases; else none. */
export function phasesOf(
  { phases }: FeatureProfile,
  {
    window,
    startsMs,
    timezone,
  }: { readonly window: string; readonly startsMs: readonly number[]; readonly timezone: string },
): readonly number[] {
  const known = phases?.[window]
  return known ? startsMs.map((startMs) => phaseAt(known.phase, startMs, timezone)) : []
}
