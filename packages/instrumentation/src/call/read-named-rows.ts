import { describeFound } from '../internal/found-value.ts'
import { isTensor, isVector } from '../internal/tensor.ts'
import type { Tensor } from '../internal/tensor.ts'
import { asCall, unreadable } from './call-rows.ts'
import type { CallRows, Row, RowComplaint, RowReader } from './call-rows.ts'
import { isRow } from './is-row.ts'
import { createRowNamer } from './row-namer.ts'

const NEEDED = 'an object, an array, a typed array or a tensor { data, dims } is needed'

/** What one row comes to: the row for the user's functions, what features are read from, and what is wrong. */
interface OneRow {
  readonly row: Row
  readonly values: Row
  readonly complaint?: RowComplaint
}

/**
 * Creates the reader of rows whose values are named in order: arrays and typed arrays by place, objects by the fields of
 * those names, tensors row by row. A row of another length is counted without its features: no value takes the name of
 * another.
 */
export function createNamedReader(names: readonly string[], batch: boolean): RowReader {
  const namer = createRowNamer(names)
  const results = batch ? 'per-row' : 'one'

  function readOne(found: unknown): OneRow {
    if (isVector(found) || isValues(found)) return nameValues(found)
    if (isRow(found)) return { row: found, values: namer.pick(found) }
    if (isTensor(found) && found.dims.length === 1) return nameValues(found.data)
    return { ...NO_ROW, complaint: { kind: 'rows', message: `a row is ${describeFound(found)}; ${NEEDED}` } }
  }

  function nameValues(values: ArrayLike<unknown>): OneRow {
    if (values.length !== names.length) return { ...NO_ROW, complaint: wrongLength(values.length) }
    const row = namer.name(values, 0)
    return { row, values: row }
  }

  function wrongLength(length: number): RowComplaint {
    const message = `a row has ${length} values, features names ${names.length}; such rows are counted without their features`
    return { kind: 'length', message, topic: 'values' }
  }

  function readTensor({ data, dims }: Tensor): CallRows {
    const [rowCount = 1, columns = 0] = dims.length === 1 ? [1, dims[0]] : dims
    if (dims.length < 1 || dims.length > 2) return unreadable(wrongRank(dims.length), 'unknown')
    if (rowCount * columns !== data.length) return unreadable(wrongSize(dims, data.length), 'unknown')
    const isNamed = columns === names.length
    const rows = Array.from({ length: rowCount }, (_, i) => (isNamed ? namer.name(data, i * columns) : undefined))
    const complaint = isNamed ? undefined : wrongLength(columns)
    return { ...asCall(rows, dims.length === 2 ? 'per-row' : results), complaint }
  }

  return ([found]) => {
    if (isTensor(found)) return readTensor(found)
    const isList = Array.isArray(found) && !isValues(found)
    if (batch && (isList || isEmpty(found))) return together(found.map(readOne))
    if (isList) return forgottenBatch(found)
    const one = readOne(found)
    const complaint = one.complaint ?? (batch ? NOT_A_BATCH : undefined)
    return { rows: [one.row], values: [one.values], results, complaint }
  }
}

const NO_ROW: Pick<OneRow, 'row' | 'values'> = { row: undefined, values: undefined }

const NOT_A_BATCH: RowComplaint = {
  kind: 'batch',
  message:
    'batch is set, but its first argument is one row; an array of rows is needed: leave batch out, or give [row]',
}

/** Whether an array holds values: a list of rows holds objects. */
function isValues(found: unknown): found is readonly unknown[] {
  return Array.isArray(found) && typeof found.find((value) => value !== null && value !== undefined) !== 'object'
}

function isEmpty(found: unknown): found is readonly unknown[] {
  return Array.isArray(found) && found.length === 0
}

function together(found: readonly OneRow[]): CallRows {
  return {
    rows: found.map(({ row }) => row),
    values: found.map(({ values }) => values),
    results: 'per-row',
    complaint: found.find(({ complaint }) => complaint)?.complaint,
  }
}

function forgottenBatch(found: readonly unknown[]): CallRows {
  const message = `its first argument is ${describeFound(found)} where one row belongs; set batch: true`
  return {
    ...asCall(
      found.map(() => undefined),
      'unknown',
    ),
    complaint: { kind: 'batch', message },
  }
}

function wrongRank(rank: number): RowComplaint {
  const message = `its first argument is a tensor of rank ${rank}; 1, dims [values], or 2, dims [rows, values], is needed`
  return { kind: 'rows', message }
}

function wrongSize(dims: readonly number[], length: number): RowComplaint {
  const message = `a tensor of dims [${dims.join(', ')}] holds ${length} values; their product is needed`
  return { kind: 'length', message, topic: 'tensor' }
}
