import type { CellCounts } from './pool-cells.ts'
import { poolSmallCells } from './pool-cells.ts'

/** Counts of one sample: cells with an order, and cells without one. */
export interface CellTable {
  readonly ordered: readonly number[]
  readonly unordered: readonly number[]
}

/** Pools two samples' tables into cells fit for a comparison. */
export function comparedCells(reference: CellTable, current: CellTable): CellCounts {
  return poolSmallCells(
    { reference: reference.ordered, current: current.ordered },
    { reference: reference.unordered, current: current.unordered },
  )
}
