import type { HealthEntry, VerdictLine } from '@driftline/health'
import type { BookPage } from '../outputs/output-book.ts'
import type { SavedCounter } from '../slo/event-counter.ts'
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

/** The counters of objectives among the records, each with its sessions and their streams. @throws BinaryError */
export function joinCounters(records: readonly SavedRecord[]): readonly SavedCounter[] {
  const counters: { readonly state: SavedCounter['state']; readonly sessions: SavedCounter['sessions'][number][] }[] =
    []
  for (const record of records) {
    if (record.kind === 'objective') {
      const { sinceMs, aliveMs, ...rest } = record.objective
      const state = { ...rest, sinceMs: sinceMs ?? -Infinity, aliveMs: aliveMs ?? -Infinity }
      counters.push({ state, sessions: [] })
    } else if (record.kind === 'eventSession')
      requireLast(counters).sessions.push({ ...record.session, streams: new Map() })
    else if (record.kind === 'eventStream')
      requireLast(requireLast(counters).sessions).streams.set(record.seriesKey, record.stream)
  }
  return counters
}

function requireLast<T>(items: readonly T[]): T {
  const last = items.at(-1)
  if (last === undefined) throw new BinaryError('A record does not follow the one it belongs to.')
  return last
}
