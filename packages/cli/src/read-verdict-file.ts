import { createReadStream } from 'node:fs'
import { toCountText } from '@driftline/view'
import type { CommandContext } from './command-context.ts'
import { fileError } from './file-error.ts'
import { InputError } from './input-error.ts'
import type { CheckedLines, LineProblem } from './report/read-lines.ts'
import { readVerdictLines } from './report/read-lines.ts'
import { splitLines } from './report/split-lines.ts'

const SHOWN_PROBLEMS = 10

/**
 * Reads the verdicts of a file, or of standard input where the path is `-`.
 *
 * @throws {InputError} `ERR_VERDICT_LINES` with the first problems where a line is no verdict.
 */
export async function readVerdictFile(
  path: string,
  context: Pick<CommandContext, 'stdin'>,
): Promise<Extract<CheckedLines, { readonly ok: true }>> {
  const checked = await readSource(path, context)
  if (!checked.ok) throw new InputError('ERR_VERDICT_LINES', renderProblems(path, checked.problems))
  return checked
}

async function readSource(path: string, { stdin }: Pick<CommandContext, 'stdin'>): Promise<CheckedLines> {
  try {
    return await readVerdictLines(splitLines(path === '-' ? stdin : createReadStream(path)))
  } catch (cause) {
    throw fileError({ path: sourceName(path), trouble: 'the verdicts cannot be read' }, cause)
  }
}

function sourceName(path: string): string {
  return path === '-' ? 'standard input' : path
}

function renderProblems(path: string, problems: readonly LineProblem[]): string {
  const name = sourceName(path)
  const shown = problems.slice(0, SHOWN_PROBLEMS).map(({ line, message }) => `${name}:${line}: ${message}`)
  const rest = problems.length - shown.length
  return [...shown, ...(rest > 0 ? [`and ${toCountText(rest, 'more line')} like these`] : [])].join('\n')
}
