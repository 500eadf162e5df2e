import { isRecord } from './is-record.ts'
import { ProfileError } from './profile-error.ts'
import { FIRST_PROFILE_FORMAT, PROFILE_FORMAT } from './reference-profile.ts'

/** A profile of which format and identity are known to be right, its features not yet looked at. */
export interface OpenProfile {
  readonly id: string
  readonly modelName: string | undefined
  /** By feature name; see {@link toFeatureGrid}. */
  readonly features: Readonly<Record<string, unknown>>
  /** The whole parsed JSON. */
  readonly json: Readonly<Record<string, unknown>>
}

/** Where the profile came from and whom it must fit. */
export interface OpenProfileOptions {
  /** Named in errors. */
  readonly file: string
  /** The model the profile is to be used for; a profile that names no model fits every one. */
  readonly model: string
}

const REBUILD = 'build it again with "driftline profile build"'

/**
 * Opens a profile from parsed JSON: format, id and model are checked, the content is not hashed.
 *
 * @throws ProfileError with code ERR_PROFILE_FORMAT (not a profile, or of another version), ERR_PROFILE_DAMAGED (no id,
 *   or no features) or ERR_PROFILE_MODEL (another model's).
 */
export function openProfile(json: unknown, { file, model }: OpenProfileOptions): OpenProfile {
  const format = isRecord(json) ? json['format'] : undefined
  if (!isRecord(json) || typeof format !== 'string')
    throw new ProfileError('ERR_PROFILE_FORMAT', `${file} is not a Driftline profile: it has no "format"; ${REBUILD}.`)
  if (format !== PROFILE_FORMAT && format !== FIRST_PROFILE_FORMAT)
    throw new ProfileError('ERR_PROFILE_FORMAT', formatMessage(file, format))
  const { id, features } = json
  if (typeof id !== 'string' || !isRecord(features))
    throw new ProfileError('ERR_PROFILE_DAMAGED', `${file} lacks "id" or "features"; ${REBUILD}.`)
  const modelName = nameOf(json['model'])
  if (modelName !== undefined && modelName !== model)
    throw new ProfileError(
      'ERR_PROFILE_MODEL',
      `${file} is the profile of model "${modelName}", not of "${model}"; give the profile of "${model}".`,
    )
  return { id, modelName, features, json }
}

function nameOf(model: unknown): string | undefined {
  const name = isRecord(model) ? model['name'] : undefined
  return typeof name === 'string' ? name : undefined
}

function formatMessage(file: string, format: string): string {
  const version = /^driftline\.profile\/v(\d+)$/.exec(format)?.[1]
  if (version && Number(version) > 2)
    return `${file} has format "${format}", newer than this Driftline reads ("${PROFILE_FORMAT}"); update Driftline or build the profile again.`
  return `${file} has format "${format}"; a profile of format "${PROFILE_FORMAT}" is needed.`
}
