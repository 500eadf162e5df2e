import { INVESTIGATE_SEVERITY } from '@driftline/health'

import { statesByUrgency } from '../state/drift-states.ts'
import { toTimeMs } from '../time/instant.ts'
import type { ShownVerdict } from '../verdict/shown-verdict.ts'
import type { HeatColumn } from './model-view.ts'
import type { WindowSpan } from './window-span.ts'

/** The column that a moment lies in; −1 before the first. */
export function createColumnFinder(columns: readonly HeatColumn[]): (timeMs: number) => number {
  const starts = columns.map(({ start }) => toTimeMs(start))
  return (timeMs) => {
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (starts[middle]! <= timeMs) low = middle + 1
      else high = middle
    }
    return low - 1
  }
}

/**
 * The verdict of each column that asks for most, the latest of equals; undefined where there is none. Windows that were
 * merged fill all the columns they span.
 */
export function toCells<V extends Judged & WindowSpan>(
  history: readonly V[],
  toColumn: (timeMs: number) => number,
  columnCount: number,
): readonly (V | undefined)[] {
  const cells: (V | undefined)[] = Array.from({ length: columnCount }, () => undefined)
  for (const line of history) {
    const first = toColumn(toTimeMs(line.start))
    const last = Math.max(first, toColumn(toTimeMs(line.end) - 1))
    for (let column = Math.max(0, first); column <= last; column += 1) {
      const held = cells[column]
      if (held === undefined || asksForAsMuch(line, held)) cells[column] = line
    }
  }
  return cells
}

type Judged = Pick<ShownVerdict, 'state' | 'severity'>

/** By severity where one is raised, else by state: a suspicion below the threshold is more than an ok. */
function asksForAsMuch(line: Judged, held: Judged): boolean {
  if (Math.max(line.severity, held.severity) >= INVESTIGATE_SEVERITY) return line.severity >= held.severity
  const [own, other] = [urgencyOf(line), urgencyOf(held)]
  return own === other ? line.severity >= held.severity : own < other
}

/** Not being able to tell is no more urgent than being ok. */
function urgencyOf({ state }: Judged): number {
  return Math.min(statesByUrgency.indexOf(state), statesByUrgency.indexOf('blind'))
}
