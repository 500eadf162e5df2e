import { createReadStream } from 'node:fs'
import type { VerdictLine } from '@driftline/health'
import { toCountText } from '@driftline/view'
import type { CommandContext } from './command-context.ts'
import { fileError } from './file-error.ts'
import { InputError } from './input-error.ts'
import type { CheckedLines, LineProblem } from './report/read-lines.ts'
import { readKeptLines } from './report/read-lines.ts'
import { splitLines } from './report/split-lines.ts'

const SHOWN_PROBLEMS = 10

/**
 * Reads the verdicts of a file, or of standard input where the path is `-`.
 *
 * @throws {InputError} `ERR_VERDICT_LINES` with the first problems where a line is no verdict.
 */
export function readVerdictFile(path: string, context: Pick<CommandContext, 'stdin'>): Promise<Read<VerdictLine>> {
  return readKeptFile(path, context, (line) => line)
}

/**
 * The same, of each verdict only what is kept.
 *
 * @throws {InputError} as {@link readVerdictFile}.
 */
export async function readKeptFile<L>(
  path: string,
  context: Pick<CommandContext, 'stdin'>,
  keep: (line: VerdictLine) => L,
): Promise<Read<L>> {
  const checked = await readSource(path, context, keep)
  if (!checked.ok) throw new InputError('ERR_VERDICT_LINES', renderProblems(path, checked.problems))
  return checked
}

type Read<L> = Extract<CheckedLines<L>, { readonly ok: true }>

async function readSource<L>(
  path: string,
  { stdin }: Pick<CommandContext, 'stdin'>,
  keep: (line: VerdictLine) => L,
): Promise<CheckedLines<L>> {
  try {
    return await readKeptLines(splitLines(path === '-' ? stdin : createReadStream(path)), keep)
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
