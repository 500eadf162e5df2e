import { createColumnFinder, toCells } from '@driftline/view'
import type { HeatColumn } from '@driftline/view'

import type { CellFacts } from './packed/cell-facts.ts'
import type { RowFacts } from './packed/row-table.ts'

/** Finds what each column shows of a row: the verdict that asks for most, of merged windows in all they span. */
export function createCellFinder(
  columns: readonly HeatColumn[],
): (row: RowFacts) => readonly (CellFacts | undefined)[] {
  const toColumn = createColumnFinder(columns)
  return (row) =>
    toCells(
      Array.from({ length: row.count }, (_, place) => row.at(place)),
      toColumn,
      columns.length,
    )
}
