import { sentenceOf } from '../src/report/cell-words.ts'
import type { ShownRow } from '../src/report/choice.ts'

const HEAD = [
  'feature',
  'segment',
  'window_start',
  'window_end',
  'state',
  'severity',
  'since',
  'effect',
  'sure',
  'rows',
  'missing_percent',
  'invalid_percent',
  'verdict',
]

/** Rows as CSV (RFC 4180). A text that a spreadsheet would take for a formula begins with an apostrophe. */
export function rowsAsCsv(rows: readonly ShownRow[]): string {
  const lines = rows.map(({ name, row, latest }) => [
    name,
    row.segment,
    latest.start,
    latest.end,
    latest.state,
    Math.floor(latest.severity),
    latest.since,
    latest.effect,
    latest.sure,
    latest.rows,
    latest.missing,
    latest.invalid,
    sentenceOf(latest),
  ])
  return [HEAD, ...lines].map((line) => `${line.map(toField).join(',')}\r\n`).join('')
}

function toField(value: string | number | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value)
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
