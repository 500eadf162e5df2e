import type { DriftState } from '@driftline/health'
import { isRaised } from '@driftline/health'
import { compareRows } from '@driftline/view'

import type { CellFacts } from './packed/cell-facts.ts'
import type { RowFacts } from './packed/row-table.ts'

/** What a reader asks to see. */
export interface Choice {
  /** End of the window that is shown, in milliseconds. */
  readonly endMs: number
  readonly states: 'all' | 'raised' | DriftState
  /** `everyone`, {@link EVERY_SEGMENT}, or one segment: `region=west`. */
  readonly segment: string
  readonly sort: Sort
  /** Part of a name, whatever its case. */
  readonly search: string
}

/** An order of rows. */
export type Sort = 'severity' | 'since' | 'worst' | 'unusable' | 'name'

/** All segments at once, everyone left out. */
export const EVERY_SEGMENT = '*'

/** A row as it is shown: its verdict in the window that is chosen, and the most severe. */
export interface ShownRow {
  readonly row: RowFacts
  readonly name: string
  /** Place of `latest` in the row. */
  readonly place: number
  readonly latest: CellFacts
  readonly worst: CellFacts
}

/** Rows as they stand in the window that is chosen, in no order. */
export function showRows(rows: readonly RowFacts[], { endMs }: Pick<Choice, 'endMs'>): readonly ShownRow[] {
  return rows.map((row) => {
    const place = row.placeBy(endMs)
    return { row, name: row.name, place, latest: row.at(place), worst: row.at(row.worst) }
  })
}

/** Those of the rows that are asked for, in the order asked for. */
export function chooseRows(rows: readonly ShownRow[], { states, search, sort }: Choice): readonly ShownRow[] {
  const part = search.trim().toLowerCase()
  return rows
    .filter(
      ({ latest, name, row }) =>
        isOf(latest, states) &&
        (name.toLowerCase().includes(part) || (row.segment !== 'everyone' && row.segment.toLowerCase().includes(part))),
    )
    .sort((a, b) => ORDERS[sort](a, b) || compareRows(a, b) || compareText(a.row.segment, b.row.segment))
}

/** Whether a row belongs to the segment that is chosen. */
export function isInSegment({ segment }: RowFacts, chosen: string): boolean {
  return chosen === EVERY_SEGMENT || segment === chosen
}

function isOf({ state }: CellFacts, states: Choice['states']): boolean {
  if (states === 'all') return true
  return states === 'raised' ? isRaised({ state }) : state === states
}

const ORDERS: Readonly<Record<Sort, (a: ShownRow, b: ShownRow) => number>> = {
  severity: () => 0,
  since: (a, b) => sinceMs(a) - sinceMs(b) || 0,
  worst: (a, b) => b.worst.severity - a.worst.severity,
  unusable: (a, b) => unusable(b) - unusable(a),
  name: (a, b) => compareText(a.name, b.name),
}

/** What was never raised comes last. */
function sinceMs({ latest: { since } }: ShownRow): number {
  return since === null ? Number.MAX_VALUE : Date.parse(since)
}

function unusable({ latest: { missing, invalid } }: ShownRow): number {
  return (missing ?? 0) + (invalid ?? 0)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
