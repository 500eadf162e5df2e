import type { VerdictLine } from '@driftline/health'
import { ML_DEPLOYMENT_ROLE_VALUE_LIVE } from '@driftline/semconv'
import type { NotJudged } from '../not-judged.ts'
import type { SchemaChange } from '../schema/schema-change.ts'
import { checkVerdictLine } from './check-verdict-line.ts'

/** A line that is no verdict, and why. */
export interface LineProblem {
  /** From 1. */
  readonly line: number
  readonly message: string
}

/** What is said beside the verdicts. */
export interface SaidBeside {
  /** What the data has otherwise than its reference. */
  readonly schema: readonly SchemaChange[]
  readonly notJudged: readonly NotJudged[]
}

/** The verdicts of a file of JSON lines and what is said beside them, or its problems, the first thousand of them. */
export type CheckedLines<L = VerdictLine> =
  | ({ readonly ok: true; readonly lines: readonly L[] } & SaidBeside)
  | { readonly ok: false; readonly problems: readonly LineProblem[] }

/** A file of something else has as many problems as lines. */
const MAX_PROBLEMS = 1000

/**
 * Reads verdicts, one JSON object a line, as `driftline replay --json` prints them; blank lines are skipped. A line
 * without a role is live.
 */
export function readVerdictLines(source: AsyncIterable<string> | Iterable<string>): Promise<CheckedLines> {
  return readKeptLines(source, (line) => line)
}

/** The same, of each verdict only what is kept. */
export async function readKeptLines<L>(
  source: AsyncIterable<string> | Iterable<string>,
  keep: (line: VerdictLine) => L,
): Promise<CheckedLines<L>> {
  const lines: L[] = []
  const schema: SchemaChange[] = []
  const notJudged: NotJudged[] = []
  const problems: LineProblem[] = []
  let number = 0
  for await (const text of source) {
    number += 1
    if (text.trim() === '') continue
    const checked = parseVerdictLine(text)
    if (typeof checked === 'string') problems.push({ line: number, message: checked })
    else {
      lines.push(keep(checked))
      schema.push(...(checked.schema ?? []))
      notJudged.push(...(checked.notJudged ?? []))
    }
    if (problems.length === MAX_PROBLEMS) break
  }
  if (problems.length > 0) return { ok: false, problems }
  if (lines.length > 0) return { ok: true, lines, schema, notJudged }
  return {
    ok: false,
    problems: [{ line: 1, message: 'there is no verdict; it needs the output of driftline replay --json' }],
  }
}

function parseVerdictLine(text: string): (VerdictLine & Partial<SaidBeside>) | string {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return `this is not JSON (${error instanceof Error ? error.message.replaceAll(/\s+/g, ' ') : 'unreadable'})`
  }
  const problem = checkVerdictLine(value)
  if (problem !== undefined) return problem
  const line = value as Omit<VerdictLine, 'role'> & Partial<Pick<VerdictLine, 'role'>>
  return { ...line, role: line.role ?? ML_DEPLOYMENT_ROLE_VALUE_LIVE }
}
