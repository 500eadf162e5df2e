import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { ReferenceProfile } from '@driftline/profile'
import type { MonitoredModel } from '@driftline/processor'
import type { MonitorSpec } from '@driftline/spec'
import { InputError } from '../input-error.ts'
import { checkProfile, loadProfile } from '../load-profile.ts'
import { loadSpec, readText } from '../load-spec.ts'

/** Files that models are served from. */
export interface ModelFiles {
  readonly specs: readonly string[]
  /** Each goes to the spec of its model. */
  readonly profiles: readonly string[]
}

interface SpecFile {
  readonly path: string
  readonly spec: MonitorSpec
}

interface ProfileFile {
  readonly path: string
  readonly profile: ReferenceProfile
}

/**
 * Reads specs and gives each profile to the spec of its model; a spec that gets none takes those it names itself.
 *
 * @throws InputError for files that cannot be used, two specs of one model, two profiles of one
 *   version, or a profile of none of the models.
 */
export async function loadModels({ specs, profiles }: ModelFiles): Promise<readonly MonitoredModel[]> {
  const specFiles: SpecFile[] = []
  for (const path of specs) specFiles.push({ path, spec: await loadSpec(path) })
  requireOneSpecPerModel(specFiles)
  const profileFiles: ProfileFile[] = []
  for (const path of profiles) profileFiles.push({ path, profile: await loadProfileOf(path, specFiles) })
  requireOneProfilePerVersion(profileFiles)
  return Promise.all(
    specFiles.map(async ({ path, spec }) => {
      const given = profileFiles.filter(({ profile }) => profile.model.name === spec.model.name)
      if (given.length > 0) return { spec, profiles: given.map(({ profile }) => profile) }
      const named = await specProfiles(spec, path)
      return { spec, profiles: await Promise.all(named.map((file) => loadProfile(file, spec))) }
    }),
  )
}

function requireOneSpecPerModel(files: readonly SpecFile[]): void {
  const pathByModel = new Map<string, string>()
  for (const { path, spec } of files) {
    const { name } = spec.model
    const earlier = pathByModel.get(name)
    if (earlier !== undefined)
      throw new InputError(
        'ERR_SPEC_TWICE',
        `${earlier} and ${path}: model "${name}" has two specs; give one per model.`,
      )
    pathByModel.set(name, path)
  }
}

function requireOneProfilePerVersion(files: readonly ProfileFile[]): void {
  const pathByVersion = new Map<string, string>()
  for (const { path, profile } of files) {
    const { name, version } = profile.model
    const key = JSON.stringify([name, version])
    const earlier = pathByVersion.get(key)
    const of = version === undefined ? 'any version' : `version "${version}"`
    if (earlier !== undefined)
      throw new InputError(
        'ERR_PROFILE_TWICE',
        `${earlier} and ${path} are both the profile of ${of} of model "${name}"; give one of them.`,
      )
    pathByVersion.set(key, path)
  }
}

async function loadProfileOf(path: string, specs: readonly SpecFile[]): Promise<ReferenceProfile> {
  const text = await readText(path, 'the profile')
  const names = specs.map(({ spec }) => spec.model.name)
  const own = modelNameIn(text)
  if (own === undefined || names.includes(own) || names.length === 1)
    return checkProfile(text, { file: path, model: names.find((name) => name === own) ?? names[0]! })
  throw new InputError(
    'ERR_PROFILE_MODEL',
    `${path} is the profile of model "${own}", but the specs are of ${names.map((name) => `"${name}"`).join(', ')}; ` +
      `give the spec of "${own}" too, or leave the profile out.`,
  )
}

/** Of a text that may be no profile at all. */
function modelNameIn(text: string): string | undefined {
  try {
    const value = JSON.parse(text) as { readonly model?: { readonly name?: unknown } } | null
    const name = value?.model?.name
    return typeof name === 'string' ? name : undefined
  } catch {
    return undefined
  }
}

/** Files that the spec's training reference names; `{version}` stands for any version. */
async function specProfiles(spec: MonitorSpec, specPath: string): Promise<readonly string[]> {
  const template = spec.references.training.profile
  if (template === undefined) return []
  const path = resolve(dirname(specPath), template)
  if (!path.includes('{version}')) return existsSync(path) ? [path] : []
  const folder = dirname(path)
  if (folder.includes('{version}') || !existsSync(folder)) return []
  const [before = '', after = ''] = path.split('{version}')
  const names = await readdir(folder)
  return names
    .map((name) => resolve(folder, name))
    .filter((file) => file.startsWith(before) && file.endsWith(after))
    .sort()
}
