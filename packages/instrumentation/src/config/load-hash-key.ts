import { createHmac, createSecretKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readHashKey } from '@driftline/profile'
import type { HashKey, HashKeySource } from '@driftline/profile'
import type { ProblemSink } from '../internal/problem-log.ts'
import type { ProfileGrids } from './load-profile.ts'

/** Where the hash key of a process comes from. */
const PROCESS: HashKeySource = {
  variables: process.env,
  readFile: (path) => readFileSync(path, 'utf8'),
  hmac: (bytes) => {
    // Given as bytes the key is taken up anew for each hash, which takes seven times as long.
    const key = createSecretKey(bytes)
    return (text) => createHmac('sha256', key).update(text).digest()
  },
}

/** What is hashed, and for whom it is told. */
export interface Hashing {
  readonly model: string
  /** Names of the hashed features. */
  readonly features: ReadonlySet<string>
  readonly profile: ProfileGrids | undefined
}

/** Reads the hash key for the features of a model; where there is none, or the profile has another, that is told. */
export function loadHashKey(
  { model, features, profile }: Hashing,
  problems: ProblemSink,
  source: HashKeySource = PROCESS,
): HashKey | undefined {
  if (features.size === 0) return undefined
  const found = readHashKey(source)
  const names = [...features].map((name) => `"${name}"`).join(', ')
  if (!found.key) {
    const message = `it sends no categories of ${names}, which are to be hashed: ${found.problem}. Rows and missing values are counted.`
    problems.tell({ kind: 'hash', model, message })
    return undefined
  }
  const { key } = found
  const other = [...features].find((name) => isOfOtherKey(profile?.features.get(name)?.hashKey, key))
  if (other !== undefined)
    problems.tell({
      kind: 'hash',
      model,
      message: `it hashes under key ${key.id}, but the profile was built under key ${profile?.features.get(other)?.hashKey}: "${other}" will not be comparable. Give both the same key.`,
    })
  return key
}

function isOfOtherKey(id: string | undefined, key: HashKey): boolean {
  return id !== undefined && id !== key.id
}
