/** Why a table cannot be read. */
export type TableErrorCode =
  | 'ERR_TABLE_NOT_FOUND'
  | 'ERR_TABLE_NOT_READABLE'
  | 'ERR_TABLE_NOT_TEXT'
  | 'ERR_TABLE_JSON'
  | 'ERR_TABLE_GZIP'
  | 'ERR_TABLE_PARQUET'
  | 'ERR_TABLE_EMPTY'
  | 'ERR_TABLE_NO_ROWS'
  | 'ERR_TABLE_EMPTY_COLUMN'
  | 'ERR_TABLE_DUPLICATE_COLUMN'
  | 'ERR_TABLE_MISSING_COLUMN'
  | 'ERR_TABLE_SEPARATOR'
  | 'ERR_TABLE_RAGGED_ROW'
  | 'ERR_TABLE_UNCLOSED_QUOTE'
  | 'ERR_TABLE_STRAY_QUOTE'
  | 'ERR_TABLE_LONG_ROW'
  | 'ERR_TABLE_ROW_RANGE'
  | 'ERR_TABLE_TIME'

/** A file that cannot be read as a table; the message says what was found, where, and what to do. */
export class TableError extends Error {
  override readonly name = 'TableError'
  readonly code: TableErrorCode

  constructor(code: TableErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
