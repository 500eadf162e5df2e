/** A row where the model was given one that could be read, else undefined. */
export type Row = object | undefined

export interface RowSource {
  readonly features?: ((...args: readonly never[]) => unknown) | undefined
  readonly batch?: boolean | undefined
}

/** The rows of one call. */
export interface CallRows {
  readonly rows: readonly Row[]
  /** Whether the call has one result per row. */
  readonly isBatch: boolean
  /** What was wrong with them, if anything. */
  readonly complaint?: string
}

/**
 * Reads the rows of a call from its arguments, by the user's `features` or from the first argument.
 *
 * @throws whatever the user's function throws
 */
export function readRows(args: readonly unknown[], source: RowSource): CallRows {
  const found: unknown = source.features ? source.features(...(args as never[])) : args[0]
  if (Array.isArray(found) && (source.batch === true || source.features)) return readBatch(found)
  const isBatch = source.batch === true
  if (source.features ? isRow(found) : isPlain(found)) return { rows: [found as object], isBatch }
  return source.features ? { rows: [undefined], isBatch, complaint: 'is no row' } : { rows: [undefined], isBatch }
}

function readBatch(found: readonly unknown[]): CallRows {
  const rows = found.map((row) => (isRow(row) ? row : undefined))
  return rows.includes(undefined)
    ? { rows, isBatch: true, complaint: 'holds rows that are no objects' }
    : { rows, isBatch: true }
}

function isRow(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Promise)
}

function isPlain(value: unknown): boolean {
  if (!isRow(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}
