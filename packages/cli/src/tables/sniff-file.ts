import { open } from 'node:fs/promises'

import { systemReason } from '../system-reason.ts'
import { TableError } from './table-error.ts'

/** What the first bytes of a file say it is. */
export type FileFormat = 'csv' | 'gzip' | 'parquet' | 'empty'

const sampleBytes = 4096

/**
 * Tells a file's format by its content, not its name.
 *
 * @throws {TableError} `ERR_TABLE_NOT_FOUND`, `ERR_TABLE_NOT_READABLE`, `ERR_TABLE_NOT_TEXT`, `ERR_TABLE_JSON`
 */
export async function sniffFile(path: string, name: string): Promise<FileFormat> {
  const sample = await readSample(path, name)
  if (sample.length === 0) return 'empty'
  if (sample[0] === 0x1f && sample[1] === 0x8b) return 'gzip'
  if (sample.subarray(0, 4).toString('latin1') === 'PAR1') return 'parquet'
  if (sample.includes(0))
    throw new TableError(
      'ERR_TABLE_NOT_TEXT',
      `${name} holds zero bytes, so it is neither UTF-8 text nor gzip nor Parquet. ` +
        `Save it as CSV in UTF-8 (a spreadsheet's "Unicode text" is UTF-16).`,
    )
  if (JSON_OBJECT.test(sample.toString('latin1')))
    throw new TableError(
      'ERR_TABLE_JSON',
      `${name} holds JSON. A table is CSV, gzip CSV or Parquet: save its rows as one of them.`,
    )
  return 'csv'
}

/** An object, or a list of them, with its first name; in CSV it would be a quote inside a value. */
const JSON_OBJECT = /^(?:\xef\xbb\xbf)?\s*\[?\s*\{\s*"[^"]*"\s*:/

async function readSample(path: string, name: string): Promise<Buffer> {
  try {
    await using file = await open(path, 'r')
    const { buffer, bytesRead } = await file.read(Buffer.alloc(sampleBytes), 0, sampleBytes, 0)
    return buffer.subarray(0, bytesRead)
  } catch (error) {
    throw toTableError(error as NodeJS.ErrnoException, name)
  }
}

function toTableError(error: NodeJS.ErrnoException, name: string): TableError {
  if (error.code === 'ENOENT')
    return new TableError(
      'ERR_TABLE_NOT_FOUND',
      `There is no file ${name}. Check the path; it is taken from the current directory.`,
      { cause: error },
    )
  if (error.code === 'EISDIR')
    return new TableError(
      'ERR_TABLE_NOT_READABLE',
      `${name} cannot be read: it is a folder. Name one CSV, gzip CSV or Parquet file.`,
      {
        cause: error,
      },
    )
  return new TableError('ERR_TABLE_NOT_READABLE', `${name} cannot be read: ${systemReason(error)}`, { cause: error })
}
