import type { HeatColumn } from './model-view.ts'
import type { WindowSpan } from './window-span.ts'

/** Most columns a page of HTML shows as separate marks. */
export const MOST_COLUMNS = 180

/**
 * Puts neighbouring windows together, equally many each, so that no more columns remain than asked for.
 *
 * @param windows in time, without gaps between them being assumed.
 * @param mostColumns 1 or more.
 */
export function binColumns(windows: readonly WindowSpan[], mostColumns: number): readonly HeatColumn[] {
  const size = Math.max(1, Math.ceil(windows.length / mostColumns))
  const columns: HeatColumn[] = []
  for (let first = 0; first < windows.length; first += size) {
    const group = windows.slice(first, first + size)
    columns.push({ start: group[0]!.start, end: group.at(-1)!.end, windowCount: group.length })
  }
  return columns
}
