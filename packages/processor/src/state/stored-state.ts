import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { isBusy, isDamaged, openDatabase, readFacts, writeFact } from './database.ts'
import { hasHeader, inspect, salvage } from './salvage.ts'
import { StateInUseError, StateVersionError } from './state-errors.ts'
import type { StoreContents } from './store-messages.ts'

const DATABASE = 'state.db'
/** Says that there was a state, so that one that is gone is noticed. */
const MARKER = 'driftline-state'
/** Written by versions before the database. */
const EARLIER_STATE = 'snapshot.json'
const MARKER_TEXT = 'The state of a driftline processor is in this folder. Keep its files together.\n'
const ONLY_OWNER = 0o600

/** A database that was opened, with what it holds. */
export interface OpenedState {
  readonly database: DatabaseSync
  readonly contents: StoreContents
}

/**
 * Opens the state of a directory, made when it does not exist. What is damaged is set aside and told; what can be read
 * is kept.
 *
 * @throws StateInUseError, StateVersionError; errors of the file system
 */
export function openState(directory: string, version: number): OpenedState {
  makeDirectory(resolve(directory))
  const file = join(resolve(directory), DATABASE)
  const marker = join(directory, MARKER)
  const problems: string[] = []
  if (existsSync(marker) && !(existsSync(file) && statSync(file).size > 0))
    problems.push(`The state in ${file} is gone; starting from nothing.`)
  if (existsSync(join(directory, EARLIER_STATE)) && !existsSync(file))
    problems.push(`The state in ${directory} is of an earlier format that is not read; starting from nothing.`)
  writeFileSync(marker, MARKER_TEXT, { mode: ONLY_OWNER, flush: true })
  const database = openWhole(file, problems)
  try {
    const contents = readContents(database, { file, version }, problems)
    return { database, contents: { ...contents, problems } }
  } catch (error) {
    database.close()
    if (!isDamaged(error)) throw error
    const salvaged = openSalvaged(file, error.message, problems)
    return { database: salvaged, contents: { ...readContents(salvaged, { file, version }, problems), problems } }
  }
}

/** Node's own recursive `mkdir` never returns below `/proc`. */
function makeDirectory(directory: string): void {
  if (existsSync(directory)) return
  const parent = dirname(directory)
  if (parent !== directory) makeDirectory(parent)
  mkdirSync(directory)
}

function openWhole(file: string, problems: string[]): DatabaseSync {
  const begins = !existsSync(file) || hasHeader(file)
  const opened = tryOpen(file)
  if (opened.database) {
    const { isWhole, reason } = inspect(opened.database)
    if (isWhole && begins) return opened.database
    opened.database.close()
    opened.reason = isWhole ? 'its header is not the one that was written' : reason
  }
  return openSalvaged(file, opened.reason, problems)
}

function openSalvaged(file: string, reason: string, problems: string[]): DatabaseSync {
  const { database, keptAs } = salvage(file)
  problems.push(`The state in ${file} is damaged (${reason}): kept as ${keptAs}, and read as far as possible.`)
  return database
}

function tryOpen(file: string): { database?: DatabaseSync; reason: string } {
  try {
    return { database: openDatabase(file), reason: '' }
  } catch (error) {
    if (isBusy(error))
      throw new StateInUseError(
        `The state in ${file} is in use by another process. Stop it, or give this processor a directory of its own.`,
      )
    if (!existsSync(file) || statSync(file).size === 0) throw error
    return { reason: error instanceof Error ? error.message : String(error) }
  }
}

function readContents(
  database: DatabaseSync,
  { file, version }: { readonly file: string; readonly version: number },
  problems: string[],
): Omit<StoreContents, 'problems'> {
  const known = readFacts(database)
  if (known.version !== undefined && known.version !== version)
    throw new StateVersionError(
      `The state in ${file} has version ${known.version} and this processor reads version ${version}. ` +
        `Run the ${known.version > version ? 'newer' : 'earlier'} processor that wrote it, or move its directory away to start from nothing.`,
    )
  writeFact(database, 'version', version)
  const sections = wholeSections(database, problems)
  dropUnfinished(database)
  const foldedSequence = known.foldedSequence ?? 0
  const lastSequence = Math.max(foldedSequence, known.lastSequence ?? 0, greatestSequence(database))
  const missing = missingEntries(database, foldedSequence, lastSequence)
  if (missing > 0) problems.push(`${missing} acknowledged requests of the state cannot be read.`)
  const facts = known.facts && { facts: known.facts }
  return { ...facts, sections, foldedSequence, lastSequence, greatestGeneration: greatestGeneration(database) }
}

/** Parts of a fold that a kill cut short belong to no head. */
function dropUnfinished(database: DatabaseSync): void {
  database.exec(
    `DELETE FROM parts WHERE NOT EXISTS
       (SELECT 1 FROM heads WHERE heads.section = parts.section AND heads.generation = parts.generation)`,
  )
}

function wholeSections(database: DatabaseSync, problems: string[]): readonly string[] {
  const rows = database
    .prepare(
      `SELECT section, part_count, (SELECT count(*) FROM parts
         WHERE parts.section = heads.section AND parts.generation = heads.generation) AS found
       FROM heads ORDER BY section`,
    )
    .all()
  return rows.flatMap(({ section, part_count: partCount, found }) => {
    if (Number(found) === Number(partCount)) return [String(section)]
    problems.push(`The state of ${String(section)} is damaged and starts anew.`)
    database.prepare('DELETE FROM heads WHERE section = ?').run(String(section))
    return []
  })
}

function greatestSequence(database: DatabaseSync): number {
  return Number(database.prepare('SELECT coalesce(max(sequence), 0) AS last FROM entries').get()?.['last'] ?? 0)
}

function greatestGeneration(database: DatabaseSync): number {
  return Number(database.prepare('SELECT coalesce(max(generation), 0) AS last FROM heads').get()?.['last'] ?? 0)
}

function missingEntries(database: DatabaseSync, after: number, last: number): number {
  const found = database.prepare('SELECT count(*) AS found FROM entries WHERE sequence > ?').get(after)
  return last - after - Number(found?.['found'] ?? 0)
}
