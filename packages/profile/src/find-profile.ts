import type { ReferenceProfile } from './reference-profile.ts'

/**
 * The training reference of a model version: the profile built for it, else the one built for no version in particular.
 */
export function findProfile(profiles: readonly ReferenceProfile[], version: string): ReferenceProfile | undefined {
  return (
    profiles.find((profile) => profile.model.version === version) ??
    profiles.find((profile) => profile.model.version === undefined)
  )
}
