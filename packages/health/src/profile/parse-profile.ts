import { canonicalJson } from './canonical-json.ts'
import type { ReferenceProfile } from './reference-profile.ts'
import { PROFILE_FORMAT } from './reference-profile.ts'

/** A profile that cannot be used, with the reason and the way out. */
export class ProfileError extends Error {
  override readonly name = 'ProfileError'
  readonly code: 'ERR_PROFILE_SYNTAX' | 'ERR_PROFILE_FORMAT' | 'ERR_PROFILE_DAMAGED' | 'ERR_PROFILE_MODEL'

  constructor(code: ProfileError['code'], message: string) {
    super(message)
    this.code = code
  }
}

/** Where the text came from and whom it must fit. */
export interface ParseProfileOptions {
  /** Named in errors. */
  readonly file: string
  /** SHA-256 of a text, in hex. */
  readonly hash: (text: string) => string
  /** The model the profile is to be used for. */
  readonly model: string
}

/**
 * Reads a profile and checks format, content hash and model.
 *
 * @throws ProfileError with code ERR_PROFILE_SYNTAX (no JSON), ERR_PROFILE_FORMAT (not a profile, or of a newer
 *   version), ERR_PROFILE_DAMAGED (the content does not match its id) or ERR_PROFILE_MODEL (another model's).
 */
export function parseProfile(text: string, { file, hash, model }: ParseProfileOptions): ReferenceProfile {
  const rebuild = 'build it again with "driftline profile build"'
  const value = parseJson(text, file)
  const format = isRecord(value) ? value['format'] : undefined
  if (!isRecord(value) || typeof format !== 'string')
    throw new ProfileError('ERR_PROFILE_FORMAT', `${file} is not a Driftline profile: it has no "format"; ${rebuild}.`)
  if (format !== PROFILE_FORMAT) throw new ProfileError('ERR_PROFILE_FORMAT', formatMessage(file, format))
  const { id, ...content } = value
  if (!isProfileContent(content))
    throw new ProfileError('ERR_PROFILE_DAMAGED', `${file} lacks "model", "features" or "provenance"; ${rebuild}.`)
  if (id !== `sha256:${hash(canonicalJson(content))}`)
    throw new ProfileError(
      'ERR_PROFILE_DAMAGED',
      `${file} was changed after it was built: its content does not match its id; ${rebuild}.`,
    )
  if (content.model.name !== model)
    throw new ProfileError(
      'ERR_PROFILE_MODEL',
      `${file} is the profile of model "${content.model.name}", but the spec is of model "${model}"; give the profile of "${model}".`,
    )
  return { id, ...content }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new ProfileError(
      'ERR_PROFILE_SYNTAX',
      `${file} is not JSON (${reason}); build it again with "driftline profile build".`,
    )
  }
}

function formatMessage(file: string, format: string): string {
  const version = /^driftline\.profile\/v(\d+)$/.exec(format)?.[1]
  if (version && Number(version) > 1)
    return `${file} has format "${format}", newer than this Driftline reads ("${PROFILE_FORMAT}"); update Driftline or build the profile again.`
  return `${file} has format "${format}"; a profile of format "${PROFILE_FORMAT}" is needed.`
}

function isProfileContent(
  content: Readonly<Record<string, unknown>>,
): content is Omit<ReferenceProfile, 'id'> & Record<string, unknown> {
  const model = content['model']
  return (
    isRecord(model) &&
    typeof model['name'] === 'string' &&
    isRecord(content['features']) &&
    isRecord(content['provenance'])
  )
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
