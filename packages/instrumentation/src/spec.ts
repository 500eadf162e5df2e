import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseMonitorSpec } from '@driftline/spec'
import type { Issue, MonitorSpec } from '@driftline/spec'
import { describe } from './internal/problem-log.ts'

export type { MonitorSpec } from '@driftline/spec'

/** A monitoring spec that cannot be used: the file cannot be read, or its text has problems. */
export class SpecFileError extends Error {
  override readonly name = 'SpecFileError'
  readonly code: 'ERR_SPEC_UNREADABLE' | 'ERR_SPEC_PROBLEMS'

  constructor(code: SpecFileError['code'], message: string, options?: { readonly cause: unknown }) {
    super(message, options)
    this.code = code
  }
}

/**
 * Reads and checks a monitoring spec for `instrumentModel`, once, when the service starts. The path of its training
 * profile, which is relative to the file, becomes absolute, so that the wrapper finds it.
 *
 * @param file path of the YAML file, relative to the working directory, or a `file:` URL
 * @throws {SpecFileError} when the file cannot be read, or with every problem of its text as `file:line:column`
 * @example
 * const spec = readSpec('model.yaml')
 * const predict = instrumentModel(model.predict, { model: 'ridership', spec })
 */
export function readSpec(file: string | URL): MonitorSpec {
  const path = typeof file === 'string' ? file : fileURLToPath(file)
  const checked = parseMonitorSpec(readText(path), { file: path })
  if (checked.ok) return withAbsoluteProfile(checked.value, resolve(path))
  const { issues } = checked
  const count = issues.length === 1 ? 'a problem' : `${issues.length} problems`
  throw new SpecFileError(
    'ERR_SPEC_PROBLEMS',
    `The monitoring spec ${path} has ${count}:\n${issues.map(toLine).join('\n')}`,
  )
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new SpecFileError(
      'ERR_SPEC_UNREADABLE',
      `The monitoring spec ${path} could not be read (${describe(cause)}). ` +
        `A relative path starts at the working directory, ${process.cwd()}; new URL('model.yaml', import.meta.url) starts at the module.`,
      { cause },
    )
  }
}

function toLine({ file, line, column, message, hint }: Issue): string {
  return `${file}:${line}:${column} ${message}${hint === '' ? '' : ` ${hint}`}`
}

function withAbsoluteProfile(spec: MonitorSpec, specPath: string): MonitorSpec {
  const { training } = spec.references
  if (training.profile === undefined) return spec
  const profile = resolve(dirname(specPath), training.profile)
  return { ...spec, references: { ...spec.references, training: { ...training, profile } } }
}
