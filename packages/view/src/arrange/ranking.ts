import { statesByUrgency } from '../state/drift-states.ts'
import type { StateCounts } from '../state/state-counts.ts'
import type { ShownVerdict } from '../verdict/shown-verdict.ts'

/** What a row is ranked by. */
export interface Ranked {
  readonly name: string
  readonly latest: Pick<ShownVerdict, 'severity' | 'lowerBound'>
  readonly worst: Pick<ShownVerdict, 'severity'>
}

/** Rows by how much they ask for: severity now, then what of it is certain, then severity at worst, then name. */
export function compareRows(a: Ranked, b: Ranked): number {
  return (
    b.latest.severity - a.latest.severity ||
    (b.latest.lowerBound ?? 0) - (a.latest.lowerBound ?? 0) ||
    b.worst.severity - a.worst.severity ||
    compareText(a.name, b.name)
  )
}

/** Models by how much they ask for: more to act on first, then more of each next state; how many are ok says nothing. */
export function compareCounts(a: StateCounts, b: StateCounts): number {
  for (const state of statesByUrgency) {
    const difference = (b[state] ?? 0) - (a[state] ?? 0)
    if (state !== 'ok' && difference !== 0) return difference
  }
  return 0
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
