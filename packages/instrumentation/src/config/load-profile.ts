import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { MonitorSpec } from '@driftline/spec'
import { describe } from '../internal/problem-log.ts'
import type { ProblemLog } from '../internal/problem-log.ts'
import { parseProfile } from './parse-profile.ts'
import type { ProfileView } from './parse-profile.ts'

export interface ProfileSource {
  readonly model: string
  /** Parsed JSON, or the path of a file. */
  readonly profile: object | string
}

/** Reads a profile and checks that it is one and of this model; one that cannot be used is reported. */
export function loadProfile(
  { model, profile: source }: ProfileSource,
  problemLog: ProblemLog,
): ProfileView | undefined {
  const name = typeof source === 'string' ? source : 'given as an object'
  try {
    const profile = parseProfile(typeof source === 'string' ? JSON.parse(readFileSync(source, 'utf8')) : source)
    const complaint = typeof profile === 'string' ? profile : otherModel(profile, model)
    if (typeof profile === 'object' && complaint === undefined) return profile
    problemLog.add('profile', `the profile ${name} is not used: ${complaint ?? ''}`)
  } catch (cause) {
    problemLog.add('profile', `the profile ${name} could not be read (${describe(cause)}); counting goes on without it`)
  }
  return undefined
}

/** Path of the training profile a spec file names, which is relative to it. */
export function trainingProfilePath(spec: MonitorSpec, specPath: string, version: string): string | undefined {
  const template = spec.references.training.profile
  return template === undefined ? undefined : resolve(dirname(specPath), template.replaceAll('{version}', version))
}

function otherModel(profile: ProfileView, model: string): string | undefined {
  return profile.modelName === undefined || profile.modelName === model
    ? undefined
    : `it is of model ${profile.modelName}, and this model is called ${model}`
}
