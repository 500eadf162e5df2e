import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'

import { toCsvProblem } from './csv-problem.ts'
import { scanCells } from './scan-cells.ts'
import type { ScannedRows } from './scan-cells.ts'
import { TableError } from './table-error.ts'

/** Longest row in bytes: what an unclosed quote can make the reader hold in memory. */
export const maxRecordBytes = 16 * 1024 * 1024

/** Bytes read at a time. */
const BLOCK_BYTES = 1 << 20
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf]

/** A file of delimited text. */
export interface CsvFile {
  readonly path: string
  /** Name for messages. */
  readonly name: string
  readonly gzip: boolean
}

/** Whole rows of a block, and the bytes their cells lie in. */
export interface CsvBlock extends ScannedRows {
  readonly bytes: Buffer
  /** What is wrong with the file after these rows. */
  readonly problem?: TableError
}

/**
 * Reads a file a block of whole rows at a time. A block belongs to the caller; nothing of it is kept here.
 *
 * @throws {TableError} where the file cannot be read on, or is damaged.
 */
export async function* readCsvBlocks(file: CsvFile): AsyncGenerator<CsvBlock> {
  const delimiter = /\.(tsv|tab)(\.gz)?$/i.test(file.path) ? 0x09 : 0x2c
  let rest: Uint8Array = new Uint8Array()
  let line = 1
  let isFirst = true
  for await (const { chunk, isLast } of chunksOf(file, () => line)) {
    const text = isFirst ? withoutMark(chunk) : chunk
    isFirst = false
    const length = rest.length + text.length
    // The scanner writes one byte behind the block.
    const bytes = Buffer.allocUnsafeSlow(length + 1)
    bytes.set(rest)
    bytes.set(text, rest.length)
    const rows = scanCells({ bytes, length, isLast, line, delimiter })
    const problem = problemOf(rows, { file, length, isLast })
    yield { ...rows, bytes, ...(problem && { problem }) }
    if (problem) return
    rest = bytes.subarray(rows.restStart, length)
    line = rows.restLine
  }
}

function problemOf(
  { stray, restStart, restLine }: ScannedRows,
  { file, length, isLast }: { readonly file: CsvFile; readonly length: number; readonly isLast: boolean },
): TableError | undefined {
  const { name } = file
  if (stray)
    return new TableError(
      'ERR_TABLE_STRAY_QUOTE',
      `${name}:${stray.line}: a quote stands inside a value (column ${stray.column}). ` +
        `Put quotes around the whole value and double the quote inside: "5"" pipe".`,
    )
  if (length - restStart > maxRecordBytes)
    return new TableError(
      'ERR_TABLE_LONG_ROW',
      `${name}:${restLine}: the row that begins here is longer than 16 MiB, most likely because a quote is never closed. ` +
        `Close it, or double it (""), if it belongs to the value.`,
    )
  if (isLast && restStart < length)
    return new TableError(
      'ERR_TABLE_UNCLOSED_QUOTE',
      `${name}:${restLine}: a quote is opened in the row that begins here and never closed. ` +
        `Close it, or double it (""), if it belongs to the value.`,
    )
  return undefined
}

interface Chunk {
  readonly chunk: Uint8Array
  readonly isLast: boolean
}

/** The bytes of the text, an empty chunk at the end. @param line on which the row begins that is being read */
async function* chunksOf(file: CsvFile, line: () => number): AsyncGenerator<Chunk> {
  try {
    for await (const chunk of openBytes(file)) yield { chunk: chunk as Uint8Array, isLast: false }
  } catch (cause) {
    throw toCsvProblem(cause, file, line())
  }
  yield { chunk: new Uint8Array(), isLast: true }
}

function openBytes({ path, gzip }: CsvFile): AsyncIterable<unknown> {
  const file = createReadStream(path, { highWaterMark: BLOCK_BYTES })
  if (!gzip) return file
  // The iterator of the last stream throws what any of them failed with; there is nothing left to tell here.
  return pipeline(file, createGunzip({ chunkSize: BLOCK_BYTES }), () => undefined)
}

function withoutMark(chunk: Uint8Array): Uint8Array {
  return BYTE_ORDER_MARK.every((byte, i) => chunk[i] === byte) ? chunk.subarray(BYTE_ORDER_MARK.length) : chunk
}
