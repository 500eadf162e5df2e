import { systemReason } from '../system-reason.ts'
import { TableError } from './table-error.ts'

/**
 * Words for what stopped the stream of a file's bytes.
 *
 * @param line - line on which the unfinished row begins, from 1.
 */
export function toCsvProblem(cause: unknown, { name }: { readonly name: string }, line: number): TableError {
  const { code = '', message } = cause as NodeJS.ErrnoException
  if (code.startsWith('Z_') || code === 'ERR_ZLIB_BINDING_CLOSED')
    return new TableError(
      'ERR_TABLE_GZIP',
      `${name} is damaged: gzip says "${message}" after line ${line}. Copy or compress the file again.`,
      { cause },
    )
  return new TableError('ERR_TABLE_NOT_READABLE', `${name}:${line}: reading stopped: ${systemReason(cause)}`, { cause })
}
