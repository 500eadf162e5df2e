import type { MonitorSpec } from '@driftline/spec'
import type { ProfileGrids } from './load-profile.ts'

/**
 * Names of the fields that a row may have: features of spec and profile, their timestamps, segment dimensions and the
 * columns that the spec gives another part.
 *
 * @returns undefined where the spec lists no features: there every field is one
 */
export function knownFieldsOf(
  { features, segments, columns }: MonitorSpec,
  profile: ProfileGrids | undefined,
): ReadonlySet<string> | undefined {
  const declared = Object.entries(features)
  if (declared.length === 0) return undefined
  return new Set([
    ...declared.flatMap(([name, { timestamp }]) => (timestamp === undefined ? [name] : [name, timestamp])),
    ...(profile?.features.keys() ?? []),
    ...segments.dimensions.map(({ name }) => name),
    ...Object.values(columns),
  ])
}
