import type { CellColumn, RawValue } from '@driftline/health'
import type { CellBatch } from '../tables/cell-batch.ts'
import type { Cell } from '../tables/cell.ts'
import { toFeatureCell } from './feature-cell.ts'
import type { FeaturePlan } from './feature-plan.ts'

/** Collects one column of a table batch by batch. */
export interface ColumnBuilder {
  readonly append: (batch: CellBatch) => void
  /** The rows so far. */
  readonly column: () => CellColumn
  /** Forgets the rows. */
  readonly clear: () => void
}

/** Codes of values that are no finite numbers, from 1, in the order in which they came. */
interface ValueCodes {
  readonly values: readonly RawValue[]
  readonly codeOf: (value: RawValue) => number
}

/** Values remembered past the rows that had them; a column of texts that are all different would hold them all. */
const KEPT_VALUES = 10_000

/** Creates a builder of a feature's rows, as its type asks for them. */
export function createColumnBuilder(plan: Pick<FeaturePlan, 'column' | 'type'>): ColumnBuilder {
  return plan.type === 'categorical' ? createCategoryBuilder(plan) : createNumberBuilder(plan)
}

function createCategoryBuilder({ column }: Pick<FeaturePlan, 'column'>): ColumnBuilder {
  let known = createValueCodes()
  const codeOfCell = (cell: Cell): number => known.codeOf(toFeatureCell(cell, 'categorical'))
  let codes = new Uint32Array(0)
  let length = 0
  return {
    append: (batch) => {
      codes = withRoom(codes, length + batch.rowCount, Uint32Array)
      batch.readCodes(column, codes.subarray(length), codeOfCell)
      length += batch.rowCount
    },
    column: () => ({ length, codes: codes.subarray(0, length), values: known.values }),
    clear: () => {
      length = 0
      if (known.values.length > KEPT_VALUES) known = createValueCodes()
    },
  }
}

function createNumberBuilder({ column, type }: Pick<FeaturePlan, 'column' | 'type'>): ColumnBuilder {
  let known = createValueCodes()
  let numbers = new Float64Array(0)
  let codes = new Uint32Array(0)
  let length = 0
  let hasCodes = false
  const addOther = (row: number, cell: Cell): void => {
    const value = toFeatureCell(cell, type)
    if (typeof value === 'number' && Number.isFinite(value)) {
      numbers[row] = value
      return
    }
    if (!hasCodes) codes = new Uint32Array(numbers.length)
    hasCodes = true
    codes[row] = known.codeOf(value)
  }
  return {
    append: (batch) => {
      const start = length
      length += batch.rowCount
      numbers = withRoom(numbers, length, Float64Array)
      if (hasCodes) codes = withRoom(codes, numbers.length, Uint32Array)
      batch.readNumbers(column, numbers.subarray(start), (row, cell) => addOther(start + row, cell))
    },
    column: () => ({
      length,
      numbers: numbers.subarray(0, length),
      ...(hasCodes && { codes: codes.subarray(0, length) }),
      values: known.values,
    }),
    clear: () => {
      length = 0
      hasCodes = false
      if (known.values.length > KEPT_VALUES) known = createValueCodes()
    },
  }
}

function createValueCodes(): ValueCodes {
  const values: RawValue[] = []
  const codes = new Map<RawValue, number>()
  return {
    values,
    codeOf: (value) => {
      const known = codes.get(value)
      if (known !== undefined) return known
      codes.set(value, values.push(value))
      return values.length
    },
  }
}

/** The list, or a longer one that begins like it. */
function withRoom<T extends Float64Array | Uint32Array>(list: T, length: number, create: new (length: number) => T): T {
  if (list.length >= length) return list
  const longer = new create(Math.max(length, list.length * 2))
  longer.set(list)
  return longer
}
