import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import type { MonitorSpec } from '@driftline/spec'
import { parseMonitorSpec, renderIssue } from '@driftline/spec'
import type { CommandContext } from './command-context.ts'
import { fileError } from './file-error.ts'
import { InputError } from './input-error.ts'
import { STANDARD_INPUT, STANDARD_STREAM } from './standard-input.ts'

/**
 * Reads and checks a monitoring spec.
 *
 * @param input where the path `-` is read from; left out, `-` is a file.
 *
 * @throws InputError that shows every problem with line, column and caret.
 */
export async function loadSpec(path: string, input?: Pick<CommandContext, 'stdin'>): Promise<MonitorSpec> {
  if (path !== STANDARD_STREAM || !input) return parseSpec(path, await readText(path, 'the monitoring spec'))
  return parseSpec(STANDARD_INPUT, await text(input.stdin))
}

/** The spec that a file's text holds. @throws InputError that shows every problem with line, column and caret. */
export function parseSpec(path: string, written: string): MonitorSpec {
  const checked = parseMonitorSpec(written, { file: path })
  if (checked.ok) return checked.value
  throw new InputError('ERR_SPEC', checked.issues.map((issue) => renderIssue(issue, written)).join('\n\n'))
}

/** Reads a text file. @throws InputError where it cannot be read. */
export async function readText(path: string, what: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    throw fileError({ path, trouble: `${what} cannot be read` }, cause)
  }
}
