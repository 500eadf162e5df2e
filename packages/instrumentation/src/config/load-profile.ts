import { readFileSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import { openProfile, ProfileError, toFeatureGrid } from '@driftline/profile'
import type { FeatureGrid } from '@driftline/profile'
import type { MonitorSpec } from '@driftline/spec'
import { describe } from '../internal/problem-log.ts'
import type { ProblemSink } from '../internal/problem-log.ts'

export interface ProfileSource {
  readonly model: string
  /** Parsed JSON, or the path of a file. */
  readonly profile: object | string
}

/** What instrumentation needs of a reference profile: the grids and the names, not the counts. */
export interface ProfileGrids {
  readonly id: string
  readonly features: ReadonlyMap<string, FeatureGrid>
}

/** Reads a profile and checks that it is one and of this model; one that cannot be used is reported. */
export function loadProfile({ model, profile }: ProfileSource, problems: ProblemSink): ProfileGrids | undefined {
  const file = typeof profile === 'string' ? profile : 'the profile given as an object'
  try {
    const json: unknown = typeof profile === 'string' ? JSON.parse(readFileSync(profile, 'utf8')) : profile
    const { id, features } = openProfile(json, { file, model })
    return { id, features: new Map(Object.entries(features).map(([name, f]) => [name, toFeatureGrid(f)])) }
  } catch (cause) {
    const reason = cause instanceof ProfileError ? cause.message : `${file} could not be read (${describe(cause)}).`
    problems.tell({ kind: 'profile', model, message: `it is counted without a profile: ${reason}` })
    return undefined
  }
}

/**
 * Absolute path of the training profile that a spec names; one that is relative to a file nobody knows any more is
 * reported.
 */
export function trainingProfilePath(
  { model, references }: MonitorSpec,
  version: string,
  problems: ProblemSink,
): string | undefined {
  const template = references.training.profile
  if (template === undefined) return undefined
  if (isAbsolute(template)) return template.replaceAll('{version}', version)
  problems.tell({
    kind: 'profile',
    model: model.name,
    message:
      `it is counted without a profile: its spec names ${template}, relative to its own file; ` +
      'read the spec by readSpec of @driftline/instrumentation/spec, or give `profile`',
  })
  return undefined
}
