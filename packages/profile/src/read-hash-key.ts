import { decodeBase64 } from './decode-base64.ts'
import { createHashKey } from './hash-key.ts'
import type { HashKey, HmacSha256 } from './hash-key.ts'

/** Names of the variables that hold a hash key, or the path of a file that holds it. */
const KEY_VARIABLE = 'DRIFTLINE_HASH_KEY'
const FILE_VARIABLE = 'DRIFTLINE_HASH_KEY_FILE'
/** A shorter key can be tried out. */
const SHORTEST_KEY_BYTES = 16

/** What a hash key is read with. */
export interface HashKeySource {
  /** Environment of the process. */
  readonly variables: Readonly<Record<string, string | undefined>>
  /** Text of a file. @throws where it cannot be read */
  readonly readFile: (path: string) => string
  readonly hmac: HmacSha256
}

/** A hash key, or in words why there is none and what to do; never a part of the key. */
export type FoundHashKey = { readonly key: HashKey } | { readonly key?: never; readonly problem: string }

const HOW_TO_MAKE = 'make a key with: openssl rand -base64 32'

/**
 * Reads the hash key from `DRIFTLINE_HASH_KEY`, or from the file that `DRIFTLINE_HASH_KEY_FILE` names: base64 of 16
 * bytes or more, white space around and between left aside. An empty variable is none. Never throws.
 */
export function readHashKey({ variables, readFile, hmac }: HashKeySource): FoundHashKey {
  const text = variables[KEY_VARIABLE]?.trim() || undefined
  const path = variables[FILE_VARIABLE]?.trim() || undefined
  if (text !== undefined && path !== undefined)
    return { problem: `both ${KEY_VARIABLE} and ${FILE_VARIABLE} are set; unset one of the two` }
  if (text !== undefined) return toKey(text, KEY_VARIABLE, hmac)
  if (path === undefined)
    return {
      problem: `there is no hash key; set ${KEY_VARIABLE} or ${FILE_VARIABLE}, the same wherever the model runs and where its profile is built (${HOW_TO_MAKE})`,
    }
  try {
    return toKey(readFile(path), `the file ${path} that ${FILE_VARIABLE} names`, hmac)
  } catch (cause) {
    return {
      problem: `the file ${path} that ${FILE_VARIABLE} names cannot be read${reasonOf(cause)}; correct the path`,
    }
  }
}

function toKey(text: string, where: string, hmac: HmacSha256): FoundHashKey {
  const bytes = decodeBase64(text.replaceAll(/\s/g, ''))
  if (!bytes) return { problem: `${where} does not hold base64; ${HOW_TO_MAKE}` }
  if (bytes.length < SHORTEST_KEY_BYTES)
    return {
      problem: `${where} holds a key of ${bytes.length} ${bytes.length === 1 ? 'byte' : 'bytes'}, but at least ${SHORTEST_KEY_BYTES} are needed; ${HOW_TO_MAKE}`,
    }
  return { key: createHashKey(bytes, hmac) }
}

/** The system's word for it, e.g. ENOENT. */
function reasonOf(cause: unknown): string {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined
  return typeof code === 'string' ? ` (${code})` : ''
}
