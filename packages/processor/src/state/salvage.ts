import { closeSync, copyFileSync, existsSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { openDatabase, preparePut, transact } from './database.ts'
import type { Table } from './row-checksum.ts'
import { isIntact, TABLES } from './row-checksum.ts'

/** How all our databases begin: pages of 4,096 bytes, a rollback journal. @see sqlite.org/fileformat.html#the_database_header */
const HEADER = Buffer.from([...Buffer.from('SQLite format 3\0'), 16, 0, 1, 1, 0, 64, 32, 32])

/** What a look at every row of a database found. */
export interface Inspection {
  /** Whether the database can be used as it is. */
  readonly isWhole: boolean
  readonly reason: string
}

/** Looks at every page and every checksum. */
export function inspect(database: DatabaseSync): Inspection {
  try {
    const [check] = database.prepare('PRAGMA integrity_check(1)').all()
    const result = String(Object.values(check ?? {})[0])
    if (result !== 'ok') return { isWhole: false, reason: result }
    for (const table of Object.keys(TABLES) as Table[]) {
      const damaged = countDamaged(database, table)
      if (damaged > 0) return { isWhole: false, reason: `${damaged} ${table} do not match their checksum` }
    }
    return { isWhole: true, reason: '' }
  } catch (error) {
    return { isWhole: false, reason: error instanceof Error ? error.message : String(error) }
  }
}

function countDamaged(database: DatabaseSync, table: Table): number {
  let damaged = 0
  for (const row of database.prepare(`SELECT ${TABLES[table].join(', ')} FROM ${table}`).iterate())
    if (!isIntact(table, row)) damaged += 1
  return damaged
}

/**
 * Moves a damaged database aside and puts everything that can still be read from it into a new one.
 *
 * @returns the new database and where the old one is kept.
 */
export function salvage(file: string): { readonly database: DatabaseSync; readonly keptAs: string } {
  const keptAs = freeName(file)
  copyFileSync(file, keptAs)
  for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
  const database = openDatabase(file)
  const working = `${keptAs}.reading`
  try {
    copyFileSync(keptAs, working)
    restoreHeader(working)
    copyReadable(working, database)
  } finally {
    for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(`${working}${suffix}`, { force: true })
  }
  return { database, keptAs }
}

function freeName(file: string): string {
  for (let n = 1; ; n += 1) {
    const name = file.replace(/\.db$/, `.damaged-${n}.db`)
    if (!existsSync(name)) return name
  }
}

/** What the file begins with is a constant: damage there costs nothing. */
function restoreHeader(file: string): void {
  if (hasHeader(file)) return
  const descriptor = openSync(file, 'r+')
  writeSync(descriptor, HEADER, 0, HEADER.length, 0)
  closeSync(descriptor)
}

/**
 * Whether a file begins as our databases do, or is empty. Never of a database that is open: the lock of a process on a
 * file ends with any descriptor of it that the process closes. @see sqlite.org/howtocorrupt.html, 2.2
 */
export function hasHeader(file: string): boolean {
  const descriptor = openSync(file, 'r')
  const start = Buffer.alloc(HEADER.length)
  const length = readSync(descriptor, start, 0, HEADER.length, 0)
  closeSync(descriptor)
  return length < HEADER.length || start.equals(HEADER)
}

function copyReadable(file: string, into: DatabaseSync): void {
  let from: DatabaseSync
  try {
    from = new DatabaseSync(file)
  } catch {
    return
  }
  try {
    transact(into, () => {
      for (const table of Object.keys(TABLES) as Table[]) copyTable(from, into, table)
    })
  } finally {
    from.close()
  }
}

/** Row by row, from both ends: a damaged page in the middle hides neither what is before it nor what is after it. */
function copyTable(from: DatabaseSync, into: DatabaseSync, table: Table): void {
  const columns = TABLES[table]
  const put = preparePut(into, table)
  const rowids = new Set([...readableRowids(from, table, 'ASC'), ...readableRowids(from, table, 'DESC')])
  for (const rowid of [...rowids].sort((a, b) => a - b)) {
    const row = attempt(() =>
      from.prepare(`SELECT ${columns.join(', ')} FROM ${table} NOT INDEXED WHERE rowid = ?`).get(rowid),
    )
    if (row && isIntact(table, row)) put(columns.slice(0, -1).map((column) => row[column]!))
  }
}

function readableRowids(from: DatabaseSync, table: Table, order: 'ASC' | 'DESC'): readonly number[] {
  const rowids: number[] = []
  attempt(() => {
    const rows = from.prepare(`SELECT rowid AS id FROM ${table} NOT INDEXED ORDER BY rowid ${order}`).iterate()
    for (const { id } of rows) rowids.push(Number(id))
  })
  return rowids
}

function attempt<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch {
    return undefined
  }
}
