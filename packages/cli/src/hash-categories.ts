import { createHmac, createSecretKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { CategoryHash } from '@driftline/health'
import type { ReferenceProfile } from '@driftline/profile'
import { readHashKey } from '@driftline/profile'
import type { MonitorSpec } from '@driftline/spec'
import { InputError } from './input-error.ts'

/** How the categories of a feature are hashed; undefined where they are not. */
export type HashCategories = (feature: string) => CategoryHash | undefined

/** What says that something is hashed. */
export interface HashingSource {
  readonly spec: MonitorSpec
  readonly profile?: ReferenceProfile | undefined
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Buckets remembered of a feature. */
const REMEMBERED = 100_000

/**
 * Reads the hash key where a feature is hashed, by the spec or in the profile.
 *
 * @throws InputError where one is and there is no key that can be used
 */
export function requireHashing({ spec, profile, env }: HashingSource): HashCategories {
  const hashed = hashedIn(spec, profile)
  if (hashed.size === 0) return () => undefined
  const found = readHashKey({
    variables: env,
    readFile: (path) => readFileSync(path, 'utf8'),
    hmac: (bytes) => {
      // Given as bytes the key is taken up anew for each hash, which takes seven times as long.
      const key = createSecretKey(bytes)
      return (text) => createHmac('sha256', key).update(text).digest()
    },
  })
  if (!found.key) throw noKey([...hashed], found.problem)
  const { id, bucketOf } = found.key
  const hashes = new Map([...hashed].map((name) => [name, remembering(id, (category) => bucketOf(name, category))]))
  return (feature) => hashes.get(feature)
}

/** Stands for the key where nobody asked for one. @throws InputError where a feature is hashed */
export function hashNothing({ spec }: Pick<HashingSource, 'spec'>): HashCategories {
  return (feature) => {
    if (hashedIn(spec).has(feature)) throw noKey([feature], 'no hash key was given')
    return undefined
  }
}

function hashedIn({ privacy }: MonitorSpec, profile?: ReferenceProfile): ReadonlySet<string> {
  const inProfile = Object.entries(profile?.features ?? {}).filter(
    ([, feature]) => feature.type === 'categorical' && feature.hashKey !== undefined,
  )
  return new Set([...privacy.hash, ...inProfile.map(([name]) => name)])
}

function remembering(keyId: string, bucketOf: (category: string) => number): CategoryHash {
  const known = new Map<string, number>()
  return {
    keyId,
    bucketOf: (category) => {
      const bucket = known.get(category) ?? bucketOf(category)
      if (known.size < REMEMBERED) known.set(category, bucket)
      return bucket
    },
  }
}

function noKey(features: readonly string[], problem: string): InputError {
  const names = features.map((name) => `"${name}"`).join(', ')
  const verb = features.length === 1 ? 'is' : 'are'
  return new InputError('ERR_HASH_KEY', `${names} ${verb} to be hashed ("privacy.hash"): ${problem}.`)
}
