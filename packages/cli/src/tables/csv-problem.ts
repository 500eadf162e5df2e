import { systemReason } from '../system-reason.ts'
import { TableError } from './table-error.ts'

interface ParserError {
  readonly code?: string
  readonly message: string
  readonly lines?: number
  readonly column?: unknown
}

/**
 * Words for what stopped the parser or the stream beneath it.
 *
 * @param line - line on which the unfinished row begins, from 1.
 */
export function toCsvProblem(cause: unknown, { name }: { readonly name: string }, line: number): TableError {
  const error = cause as ParserError
  const code = error.code ?? ''
  if (code === 'CSV_QUOTE_NOT_CLOSED')
    return new TableError(
      'ERR_TABLE_UNCLOSED_QUOTE',
      `${name}:${line}: a quote is opened in the row that begins here and never closed. ` +
        `Close it, or double it (""), if it belongs to the value.`,
      { cause },
    )
  if (code === 'INVALID_OPENING_QUOTE' || code === 'CSV_INVALID_CLOSING_QUOTE')
    return new TableError(
      'ERR_TABLE_STRAY_QUOTE',
      `${name}:${error.lines ?? line}: a quote stands inside a value${inColumn(error)}. ` +
        `Put quotes around the whole value and double the quote inside: "5"" pipe".`,
      { cause },
    )
  if (code === 'CSV_MAX_RECORD_SIZE')
    return new TableError(
      'ERR_TABLE_LONG_ROW',
      `${name}:${line}: the row that begins here is longer than 16 MiB, most likely because a quote is never closed. ` +
        `Close it, or double it (""), if it belongs to the value.`,
      { cause },
    )
  if (code.startsWith('Z_') || code === 'ERR_ZLIB_BINDING_CLOSED')
    return new TableError(
      'ERR_TABLE_GZIP',
      `${name} is damaged: gzip says "${error.message}" after line ${line}. Copy or compress the file again.`,
      { cause },
    )
  return new TableError('ERR_TABLE_NOT_READABLE', `${name}:${line}: reading stopped: ${systemReason(cause)}`, { cause })
}

function inColumn({ column }: ParserError): string {
  return typeof column === 'number' ? ` (column ${column + 1})` : ''
}
