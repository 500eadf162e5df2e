import { crc32 } from 'node:zlib'

/** A row of any table of the store. */
export type Row = Readonly<Record<string, unknown>>

/** Tables of the store and their columns, `checksum` last: it covers all the others. */
export const TABLES = {
  facts: ['name', 'value', 'checksum'],
  heads: ['section', 'generation', 'part_count', 'checksum'],
  entries: ['sequence', 'payload', 'checksum'],
  parts: ['section', 'generation', 'part', 'payload', 'checksum'],
} as const

/** A table of the store. */
export type Table = keyof typeof TABLES

/** Checksum over values in the order of the table's columns: SQLite checks its structure, not what is in it. */
export function checksumOf(values: readonly unknown[]): number {
  let checksum = 0
  for (const value of values)
    checksum = crc32(value instanceof Uint8Array ? value : `${typeof value} ${String(value)};`, checksum)
  return checksum
}

/** Whether a row is as it was written. */
export function isIntact(table: Table, row: Row): boolean {
  const values = TABLES[table].map((column) => row[column])
  return checksumOf(values.slice(0, -1)) === values.at(-1)
}
