import type { DatabaseSync } from 'node:sqlite'
import { parentPort } from 'node:worker_threads'
import { commitRows, foldRows, isUnwritable } from './database.ts'
import { StateInUseError, StateVersionError } from './state-errors.ts'
import { openState } from './stored-state.ts'
import type { StoreAnswer, StoredEntry, StoreFailure, StoreRequest } from './store-messages.ts'

let database: DatabaseSync | undefined

parentPort?.on('message', (request: StoreRequest) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
  parentPort?.postMessage(answer(request))
})

function answer(request: StoreRequest): StoreAnswer {
  try {
    return { ok: true, value: run(request) }
  } catch (error) {
    return { ok: false, failure: toFailure(error) }
  }
}

function run(request: StoreRequest): unknown {
  switch (request.kind) {
    case 'open': {
      const opened = openState(request.directory, request.version)
      ;({ database } = opened)
      return opened.contents
    }
    case 'commit':
      return commitRows(requireDatabase(), request)
    case 'fold':
      return foldRows(requireDatabase(), request.fold)
    case 'sections':
      return requireDatabase()
        .prepare('SELECT section FROM heads ORDER BY section')
        .all()
        .map(({ section }) => String(section))
    case 'readSection':
      return readSection(requireDatabase(), request.section)
    case 'readEntries':
      return readEntries(requireDatabase(), request.after, request.maxBytes)
    case 'close':
      database?.close()
      database = undefined
      return undefined
  }
}

function requireDatabase(): DatabaseSync {
  if (!database) throw new Error('The state is closed.')
  return database
}

function readSection(from: DatabaseSync, section: string): readonly Uint8Array[] {
  return from
    .prepare(`SELECT payload FROM parts JOIN heads USING(section, generation) WHERE section = ? ORDER BY part`)
    .all(section)
    .map(({ payload }) => payload as Uint8Array)
}

/** Entries in order, as many as fit; one at least. */
function readEntries(from: DatabaseSync, after: number, maxBytes: number): readonly StoredEntry[] {
  const found: StoredEntry[] = []
  let bytes = 0
  const rows = from.prepare('SELECT sequence, payload FROM entries WHERE sequence > ? ORDER BY sequence').iterate(after)
  for (const row of rows) {
    const payload = row['payload'] as Uint8Array<ArrayBuffer>
    bytes += payload.length
    if (found.length > 0 && bytes > maxBytes) break
    found.push({ sequence: Number(row['sequence']), payload })
  }
  return found
}

function toFailure(error: unknown): StoreFailure {
  if (!(error instanceof Error)) return { message: String(error) }
  const { code, syscall } = error as NodeJS.ErrnoException
  return { message: error.message, code, syscall, kind: kindOf(error) }
}

function kindOf(error: Error): StoreFailure['kind'] {
  if (error instanceof StateInUseError) return 'in-use'
  if (error instanceof StateVersionError) return 'version'
  return isUnwritable(error) ? 'unwritable' : undefined
}
