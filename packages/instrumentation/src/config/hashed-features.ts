import type { ProfileGrids } from './load-profile.ts'

/**
 * Features that are hashed, by the spec or because the profile has them so.
 *
 * @param spec also one that is none: what it says of hashing is believed, whatever else is wrong with it
 */
export function hashedFeatures(spec: unknown, profile: ProfileGrids | undefined): ReadonlySet<string> {
  const inProfile = [...(profile?.features ?? [])].filter(([, { hashKey }]) => hashKey !== undefined)
  return new Set([...namesIn(fieldOf(fieldOf(spec, 'privacy'), 'hash')), ...inProfile.map(([name]) => name)])
}

function namesIn(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter((name) => typeof name === 'string') : []
}

function fieldOf(value: unknown, key: string): unknown {
  try {
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined
  } catch {
    return undefined
  }
}
