import { dayText } from './day-text.ts'
import type { DroppedRows } from './series-memory.ts'
import { MERGE_LIMIT_MS } from './series-memory.ts'

const DAY_MS = 86_400_000

const REASONS: Readonly<Record<DroppedRows['because'], string>> = {
  late: `too few to judge within ${MERGE_LIMIT_MS / DAY_MS} days`,
  unlike: 'the reference was learned anew since',
  overtaken: 'they waited to be merged, and this window stands by itself',
}

/** That rows that waited for more were dropped: one more sentence, or nothing. */
export function droppedText(dropped: DroppedRows | undefined, timezone: string): string {
  if (!dropped) return ''
  const since = `${dropped.rows.toLocaleString('en-US')} rows since ${dayText(dropped.fromMs, timezone)}`
  return ` ${since} were dropped: ${REASONS[dropped.because]}.`
}
