import type { Callback } from '../config/checked-options.ts'
import { describeFound } from '../internal/found-value.ts'
import { isTensor, isVector } from '../internal/tensor.ts'
import { asCall, unreadable } from './call-rows.ts'
import type { CallRows, Row, RowComplaint, RowReader } from './call-rows.ts'
import { isRow } from './is-row.ts'
import { createNamedReader } from './read-named-rows.ts'

/** Where rows are found. */
export interface RowSource {
  readonly features?: Callback | readonly string[] | undefined
  readonly batch?: boolean | undefined
}

/** Creates the reader of a wrapped model: by names, by the user's `features`, or from the first argument. */
export function createRowReader({ features, batch = false }: RowSource): RowReader {
  if (typeof features === 'function') return (args) => readFound(features(...(args as never[])), batch)
  if (features)
    return features.length === 0 ? (args) => withoutFeatures(args, batch) : createNamedReader(features, batch)
  return batch ? readBatch : readFirst
}

const ROW_EXPECTED = 'an object of feature values is needed'

function readFirst(args: readonly unknown[]): CallRows {
  const found = args[0]
  if (isRow(found)) return asCall([found], 'one')
  return isList(found) ? unreadableList(found) : unreadable(notFirst(found))
}

function readBatch(args: readonly unknown[]): CallRows {
  const found = args[0]
  if (Array.isArray(found)) return readList(found, 'its batch')
  if (!isRow(found)) return unreadable(notFirst(found), 'per-row')
  const message =
    'batch is set, but its first argument is one row; an array of rows is needed: leave batch out, or give [row]'
  return { ...asCall([found], 'per-row'), complaint: { kind: 'batch', message } }
}

function readFound(found: unknown, batch: boolean): CallRows {
  const results = batch ? 'per-row' : 'one'
  if (isRow(found)) return asCall([found], results)
  if (Array.isArray(found)) return readList(found, 'what its features function gave')
  const what = describeFound(found)
  const message = `its features function gave ${what}; ${ROW_EXPECTED}${adviceFor(found)}`
  return unreadable({ kind: 'rows', message }, results)
}

function readList(found: readonly unknown[], origin: string): CallRows {
  const rows = found.map((row) => (isRow(row) ? row : undefined))
  const at = rows.indexOf(undefined)
  if (at < 0) return asCall(rows, 'per-row')
  const message = `${origin} holds ${describeFound(found[at])} where a row belongs; ${ROW_EXPECTED}${adviceFor(found[at])}`
  return { ...asCall(rows, 'per-row'), complaint: { kind: 'rows', message } }
}

/** Rows are counted, since there are as many as the list is long; of their features and answers nothing is known. */
function unreadableList(found: readonly unknown[]): CallRows {
  const what = describeFound(found)
  const rows: readonly Row[] = found.map(() => undefined)
  const names = what === 'an array of arrays' ? ", and name the values of its rows: features: ['…', …]" : ''
  const message = `its first argument is ${what} where one row belongs; set batch: true${names}`
  return { ...asCall(rows, 'unknown'), complaint: { kind: 'batch', message } }
}

function notFirst(found: unknown): RowComplaint {
  const what =
    found === undefined ? 'it is called without an argument' : `its first argument is ${describeFound(found)}`
  return { kind: 'rows', message: `${what} where a row belongs; ${ROW_EXPECTED}${adviceFor(found)}` }
}

function adviceFor(found: unknown): string {
  if (Array.isArray(found) || isVector(found)) return ": name its values in order with features: ['…', …]"
  if (isTensor(found)) return ": name the values of its rows in order with features: ['…', …]"
  const what = describeFound(found)
  if (what === 'a promise') return ': await it first'
  if (what === 'a Map') return ': give Object.fromEntries(map)'
  if (isTensorOfTensorFlow(found))
    return ': give { data: tensor.dataSync(), dims: tensor.shape }, and features: [names]'
  return ': say where it is with features: (...args) => row, or features: [] where the model has none'
}

function isTensorOfTensorFlow(found: unknown): boolean {
  return typeof found === 'object' && found !== null && typeof Reflect.get(found, 'dataSync') === 'function'
}

/** Whether an array can be one of rows, not one of values. */
function isList(found: unknown): found is readonly object[] {
  return Array.isArray(found) && (found.length === 0 || (typeof found[0] === 'object' && found[0] !== null))
}

function withoutFeatures(args: readonly unknown[], batch: boolean): CallRows {
  const [found] = args
  return batch && Array.isArray(found)
    ? asCall(
        found.map(() => undefined),
        'per-row',
      )
    : unreadable()
}
