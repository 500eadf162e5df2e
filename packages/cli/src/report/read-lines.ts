import type { VerdictLine } from '@driftline/health'
import { ML_DRIFT_STATE_VALUES } from '@driftline/semconv'

/** A line that is no verdict, and why. */
export interface LineProblem {
  /** From 1. */
  readonly line: number
  readonly message: string
}

/** The verdicts of a file of JSON lines, or every problem of it. */
export type CheckedLines =
  | { readonly ok: true; readonly lines: readonly VerdictLine[] }
  | { readonly ok: false; readonly problems: readonly LineProblem[] }

type FieldKind = 'string' | 'number' | 'object' | 'string or null' | 'time' | 'state'

const states: ReadonlySet<string> = new Set(ML_DRIFT_STATE_VALUES)

const fields: Readonly<Record<string, FieldKind>> = {
  model: 'string',
  version: 'string',
  start: 'time',
  end: 'time',
  window: 'string',
  segment: 'object',
  feature: 'string',
  reference: 'string',
  count: 'number',
  state: 'state',
  severity: 'number',
  kind: 'string or null',
  lowerBound: 'number',
  since: 'string or null',
  sentence: 'string',
  statistics: 'object',
}

/** Reads verdicts, one JSON object a line, as `driftline replay --json` prints them; blank lines are skipped. */
export async function readVerdictLines(source: AsyncIterable<string> | Iterable<string>): Promise<CheckedLines> {
  const lines: VerdictLine[] = []
  const problems: LineProblem[] = []
  let number = 0
  for await (const text of source) {
    number += 1
    if (text.trim() === '') continue
    const checked = parseVerdictLine(text)
    if (typeof checked === 'string') problems.push({ line: number, message: checked })
    else lines.push(checked)
  }
  if (problems.length > 0) return { ok: false, problems }
  if (lines.length > 0) return { ok: true, lines }
  return {
    ok: false,
    problems: [{ line: 1, message: 'there is no verdict; it needs the output of driftline replay --json' }],
  }
}

function parseVerdictLine(text: string): VerdictLine | string {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return `this is not JSON (${error instanceof Error ? error.message : 'unreadable'})`
  }
  if (!isRecord(value)) return 'a verdict is a JSON object; run driftline replay --json to write them'
  for (const [name, kind] of Object.entries(fields)) {
    const found = value[name]
    if (!matches(found, kind)) return `"${name}" must be ${describe(kind)}; found ${JSON.stringify(found) ?? 'nothing'}`
  }
  const segment = value['segment'] as Readonly<Record<string, unknown>>
  if (typeof segment['name'] !== 'string' || typeof segment['value'] !== 'string')
    return '"segment" must be an object with "name" and "value"'
  return value as unknown as VerdictLine
}

function matches(value: unknown, kind: FieldKind): boolean {
  switch (kind) {
    case 'object':
      return isRecord(value)
    case 'string or null':
      return value === null || typeof value === 'string'
    case 'time':
      return typeof value === 'string' && !Number.isNaN(Date.parse(value))
    case 'state':
      return typeof value === 'string' && states.has(value)
    case 'string':
    case 'number':
      return typeof value === kind
  }
  return false
}

function describe(kind: FieldKind): string {
  if (kind === 'state') return `one of ${ML_DRIFT_STATE_VALUES.join(', ')}`
  if (kind === 'time') return 'an ISO 8601 time'
  return kind === 'object' ? 'an object' : `a ${kind}`
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
