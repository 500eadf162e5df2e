import type { HeatColumn } from './model-view.ts'
import type { WindowSpan } from './window-span.ts'

/** Most columns a screen shows as separate marks. */
export const maxColumns = 180

/**
 * Puts neighbouring windows together, equally many each, so that at most {@link maxColumns} columns remain.
 *
 * @param windows - in time, without gaps between them being assumed.
 */
export function binColumns(windows: readonly WindowSpan[]): readonly HeatColumn[] {
  const size = Math.max(1, Math.ceil(windows.length / maxColumns))
  const columns: HeatColumn[] = []
  for (let first = 0; first < windows.length; first += size) {
    const group = windows.slice(first, first + size)
    columns.push({ start: group[0]!.start, end: group.at(-1)!.end, windowCount: group.length })
  }
  return columns
}
