import type { RawValue } from './raw-value.ts'

/**
 * One feature's raw rows as a column: a number each, or a value from a list. Takes 8 bytes a row and number, 4 a row and
 * other value, whatever the texts are.
 */
export interface CellColumn {
  readonly length: number
  /** By row; meant where `codes` says 0. Absent: no row is a number. */
  readonly numbers?: Float64Array
  /** By row: 0 for the number, else the place of the row's value in `values`, from 1. Absent: all rows are numbers. */
  readonly codes?: Uint32Array
  /** Distinct values that are no finite numbers. */
  readonly values: readonly RawValue[]
}

/** Raw rows, one by one or as a column. */
export type Cells = readonly RawValue[] | CellColumn

/** Whether rows are given as a column. */
export function isCellColumn(cells: readonly unknown[] | CellColumn): cells is CellColumn {
  return !Array.isArray(cells)
}

/** The rows with these numbers, in this order. */
export function pickCells(cells: Cells, rows: readonly number[]): Cells {
  if (!isCellColumn(cells)) return rows.map((row) => cells[row])
  const { numbers, codes, values } = cells
  return {
    length: rows.length,
    values,
    ...(numbers && { numbers: Float64Array.from(rows, (row) => numbers[row]!) }),
    ...(codes && { codes: Uint32Array.from(rows, (row) => codes[row]!) }),
  }
}

/** The rows from one to another, the end exclusive. */
export function sliceColumn({ numbers, codes, values }: CellColumn, from: number, to: number): CellColumn {
  return {
    length: to - from,
    values,
    ...(numbers && { numbers: numbers.slice(from, to) }),
    ...(codes && { codes: codes.slice(from, to) }),
  }
}
