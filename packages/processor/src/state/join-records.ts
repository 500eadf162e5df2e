import type { HealthEntry, VerdictLine } from '@driftline/health'
import type { BookPage } from '../outputs/output-book.ts'
import { BinaryError } from './binary-reader.ts'
import type { SavedRecord } from './read-section.ts'

/** The pages among the records, each with the lines that follow it. @throws BinaryError */
export function joinPages(records: readonly SavedRecord[]): readonly BookPage[] {
  const pages: (BookPage & { readonly lines: VerdictLine[] })[] = []
  for (const record of records) {
    if (record.kind === 'page') pages.push({ ...record.page, lines: [] })
    else if (record.kind === 'line') requireLast(pages).lines.push(record.line)
  }
  return pages
}

/** What health remembers among the records. */
export function joinHealth(records: readonly SavedRecord[]): readonly HealthEntry[] {
  return records.flatMap((record) => (record.kind === 'health' ? [record.entry] : []))
}

function requireLast<T>(items: readonly T[]): T {
  const last = items.at(-1)
  if (last === undefined) throw new BinaryError('A record does not follow the one it belongs to.')
  return last
}
