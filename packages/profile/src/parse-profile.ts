import { canonicalJson } from './canonical-json.ts'
import { isRecord } from './is-record.ts'
import { openProfile } from './open-profile.ts'
import type { OpenProfileOptions } from './open-profile.ts'
import { ProfileError } from './profile-error.ts'
import type { ReferenceProfile } from './reference-profile.ts'
import { PROFILE_FORMAT } from './reference-profile.ts'
import type { FirstProfile } from './upgrade-profile.ts'
import { upgradeProfile } from './upgrade-profile.ts'

/** Where the text came from, whom it must fit, and how its content is hashed. */
export interface ParseProfileOptions extends OpenProfileOptions {
  /** SHA-256 of a text, in hex. */
  readonly hash: (text: string) => string
}

const REBUILD = 'build it again with "driftline profile build"'

/**
 * Reads a profile and checks format, model and content hash.
 *
 * @throws ProfileError with code ERR_PROFILE_SYNTAX (no JSON), ERR_PROFILE_FORMAT (not a profile, or of a newer
 *   version), ERR_PROFILE_DAMAGED (the content does not match its id) or ERR_PROFILE_MODEL (another model's).
 */
export function parseProfile(text: string, options: ParseProfileOptions): ReferenceProfile {
  const { file, hash } = options
  const { json, modelName } = openProfile(parseJson(text, file), options)
  const { id, ...content } = json
  if (modelName === undefined || !isRecord(content['provenance']))
    throw new ProfileError('ERR_PROFILE_DAMAGED', `${file} lacks "model", "features" or "provenance"; ${REBUILD}.`)
  if (id !== `sha256:${hash(canonicalJson(content))}`)
    throw new ProfileError(
      'ERR_PROFILE_DAMAGED',
      `${file} was changed after it was built: its content does not match its id; ${REBUILD}.`,
    )
  return json['format'] === PROFILE_FORMAT
    ? (json as unknown as ReferenceProfile)
    : upgradeProfile(json as unknown as FirstProfile)
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new ProfileError('ERR_PROFILE_SYNTAX', `${file} is not JSON (${reason}); ${REBUILD}.`)
  }
}
