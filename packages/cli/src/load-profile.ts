import type { ReferenceProfile } from '@driftline/profile'
import { parseProfile, ProfileError } from '@driftline/profile'
import type { MonitorSpec } from '@driftline/spec'
import { textHash } from './content-hash.ts'
import { InputError } from './input-error.ts'
import { readText } from './load-spec.ts'

/** Reads a profile and checks that it fits the spec's model. @throws InputError */
export async function loadProfile(path: string, spec: MonitorSpec): Promise<ReferenceProfile> {
  return checkProfile(await readText(path, 'the profile'), { file: path, model: spec.model.name })
}

/** Checks the text of a profile of a model. @throws InputError of one line, although it may quote several. */
export function checkProfile(
  text: string,
  expected: { readonly file: string; readonly model: string },
): ReferenceProfile {
  try {
    return parseProfile(text, { ...expected, hash: textHash })
  } catch (cause) {
    if (!(cause instanceof ProfileError)) throw cause
    throw new InputError(cause.code, cause.message.replaceAll(/\s+/g, ' '), { cause })
  }
}
