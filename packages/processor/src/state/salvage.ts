import { closeSync, copyFileSync, existsSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { openDatabase, preparePut, transact } from './database.ts'
import type { Table } from './row-checksum.ts'
import { isIntact, TABLES } from './row-checksum.ts'

const MAGIC = Buffer.from('SQLite format 3\0')

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
    restoreMagic(working)
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

/** The first bytes of a database are a constant: damage there costs nothing. */
function restoreMagic(file: string): void {
  const descriptor = openSync(file, 'r+')
  const start = Buffer.alloc(MAGIC.length)
  if (readSync(descriptor, start, 0, MAGIC.length, 0) === MAGIC.length && !start.equals(MAGIC))
    writeSync(descriptor, MAGIC, 0, MAGIC.length, 0)
  closeSync(descriptor)
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
