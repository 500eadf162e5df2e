import { DatabaseSync } from 'node:sqlite'
import type { SQLInputValue } from 'node:sqlite'
import type { Table } from './row-checksum.ts'
import { checksumOf, TABLES } from './row-checksum.ts'
import type { Fold, SectionPart, StoredEntry, StoredFacts } from './store-messages.ts'

const SQLITE_BUSY = 5
const SQLITE_FULL = 13
const SQLITE_IOERR = 10
const SQLITE_READONLY = 8
const SQLITE_CANTOPEN = 14
const SQLITE_ERROR = 1
const SQLITE_CORRUPT = 11
const SQLITE_NOTADB = 26

/** Facts, entries not yet folded in, and sections of the state with the generation that counts. */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS facts(name TEXT PRIMARY KEY, value TEXT NOT NULL, checksum INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS heads(section TEXT PRIMARY KEY, generation INTEGER NOT NULL, part_count INTEGER NOT NULL,
    checksum INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS entries(sequence INTEGER PRIMARY KEY, payload BLOB NOT NULL, checksum INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS parts(id INTEGER PRIMARY KEY, section TEXT NOT NULL, generation INTEGER NOT NULL,
    part INTEGER NOT NULL, payload BLOB NOT NULL, checksum INTEGER NOT NULL);
  CREATE INDEX IF NOT EXISTS parts_by_section ON parts(section, generation, part);
`

/**
 * Opens the database for this process alone. A rollback journal and not a write-ahead log: a damaged byte in a log
 * silently ends the log there, while a damaged byte in a page costs the row it is in.
 */
export function openDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file)
  try {
    database.exec('PRAGMA page_size = 4096')
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL;')
    database.exec('PRAGMA cache_size = -8192; PRAGMA cell_size_check = ON;')
    database.exec('BEGIN EXCLUSIVE')
    database.exec(SCHEMA)
    database.exec('COMMIT')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Runs in one transaction: all of it or nothing. */
export function transact(database: DatabaseSync, run: () => void): void {
  database.exec('BEGIN')
  try {
    run()
    database.exec('COMMIT')
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

/** Writes entries and section parts in one transaction. */
export function commitRows(
  database: DatabaseSync,
  { entries, parts }: { readonly entries: readonly StoredEntry[]; readonly parts: readonly SectionPart[] },
): void {
  const addEntry = preparePut(database, 'entries')
  const addPart = preparePut(database, 'parts')
  transact(database, () => {
    for (const { sequence, payload } of entries) addEntry([sequence, payload])
    for (const { section, generation, part, payload } of parts) addPart([section, generation, part, payload])
    const last = entries.at(-1)
    if (last) writeFact(database, 'lastSequence', last.sequence)
  })
}

/** Prepares to put rows into a table, with their checksum. */
export function preparePut(database: DatabaseSync, table: Table): (values: readonly SQLInputValue[]) => void {
  const columns = TABLES[table]
  const places = columns.map(() => '?').join(', ')
  const put = database.prepare(`INSERT OR REPLACE INTO ${table}(${columns.join(', ')}) VALUES(${places})`)
  return (values) => void put.run(...values, checksumOf(values))
}

/** Makes new generations of sections count and drops what they replace. */
export function foldRows(database: DatabaseSync, { sections, dropped, throughSequence, facts }: Fold): void {
  const putHead = preparePut(database, 'heads')
  const dropOthers = database.prepare('DELETE FROM parts WHERE section = ? AND generation <> ?')
  const dropHead = database.prepare('DELETE FROM heads WHERE section = ?')
  transact(database, () => {
    for (const { section, generation, partCount } of sections) {
      putHead([section, generation, partCount])
      dropOthers.run(section, generation)
    }
    for (const section of dropped) {
      dropHead.run(section)
      dropOthers.run(section, -1)
    }
    database.prepare('DELETE FROM entries WHERE sequence <= ?').run(throughSequence)
    writeFact(database, 'foldedSequence', throughSequence)
    writeFact(database, 'facts', facts)
  })
}

/** Writes one of the facts, as JSON. */
export function writeFact(database: DatabaseSync, name: FactName, value: unknown): void {
  preparePut(database, 'facts')([name, JSON.stringify(value)])
}

type FactName = 'version' | 'facts' | 'foldedSequence' | 'lastSequence'

interface Facts {
  readonly version?: number
  readonly facts?: StoredFacts
  readonly foldedSequence?: number
  readonly lastSequence?: number
}

/** All facts that can be read. */
export function readFacts(database: DatabaseSync): Facts {
  const facts: Record<string, unknown> = {}
  for (const { name, value } of database.prepare('SELECT name, value FROM facts').all())
    facts[String(name)] = JSON.parse(String(value)) as unknown
  return facts
}

/** Whether an error says that another process has the database. */
export function isBusy(error: unknown): boolean {
  return sqliteCode(error) === SQLITE_BUSY
}

/** Whether an error says that nothing can be written at the moment. */
export function isUnwritable(error: unknown): boolean {
  return [SQLITE_FULL, SQLITE_IOERR, SQLITE_READONLY, SQLITE_CANTOPEN].includes(sqliteCode(error) ?? -1)
}

/** Whether an error says that the file is no database, or not one of ours. */
export function isDamaged(error: unknown): error is Error {
  return [SQLITE_ERROR, SQLITE_CORRUPT, SQLITE_NOTADB].includes(sqliteCode(error) ?? -1)
}

/** Primary result code of SQLite. @see sqlite.org/rescode.html: the low byte of an extended code */
function sqliteCode(error: unknown): number | undefined {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined
  return typeof code === 'number' ? code & 0xff : undefined
}
