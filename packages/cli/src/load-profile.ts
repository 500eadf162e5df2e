import type { ReferenceProfile } from '@driftline/profile'
import { parseProfile } from '@driftline/profile'
import type { MonitorSpec } from '@driftline/spec'
import { textHash } from './content-hash.ts'
import { readText } from './load-spec.ts'

/** Reads a profile and checks that it fits the spec's model. @throws InputError or ProfileError. */
export async function loadProfile(path: string, spec: MonitorSpec): Promise<ReferenceProfile> {
  return parseProfile(await readText(path, 'the profile'), { file: path, hash: textHash, model: spec.model.name })
}
