import { readFile } from 'node:fs/promises'
import type { MonitorSpec } from '@driftline/spec'
import { parseMonitorSpec, renderIssue } from '@driftline/spec'
import { fileError } from './file-error.ts'
import { InputError } from './input-error.ts'

/**
 * Reads and checks a monitoring spec.
 *
 * @throws InputError that shows every problem with line, column and caret.
 */
export async function loadSpec(path: string): Promise<MonitorSpec> {
  return parseSpec(path, await readText(path, 'the monitoring spec'))
}

/** The spec that a file's text holds. @throws InputError that shows every problem with line, column and caret. */
export function parseSpec(path: string, text: string): MonitorSpec {
  const checked = parseMonitorSpec(text, { file: path })
  if (checked.ok) return checked.value
  throw new InputError('ERR_SPEC', checked.issues.map((issue) => renderIssue(issue, text)).join('\n\n'))
}

/** Reads a text file. @throws InputError where it cannot be read. */
export async function readText(path: string, what: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    throw fileError({ path, trouble: `${what} cannot be read` }, cause)
  }
}
