import { lockDirectory } from './directory-lock.ts'
import { createJournal } from './journal.ts'
import type { JournalRecord } from './journal-records.ts'
import { readSnapshot, writeSnapshot } from './snapshot.ts'

/** Durable state: the last snapshot and everything appended since. */
export interface StateStore {
  /** State of the last checkpoint; `undefined` in a new directory. */
  readonly recovered: unknown
  /** Why an older checkpoint had to be used, for the log; nothing is lost by it. Absent when all is well. */
  readonly problem?: string
  /** Records appended after the recovered checkpoint, oldest first; apply them before the first append. */
  records(): AsyncIterable<JournalRecord>
  /**
   * Adds a record; apply it to the state before or in the same turn, or a checkpoint could miss it.
   * @returns once it is on disk.
   */
  append(kind: number, payload: Uint8Array): Promise<void>
  /** Bytes appended since the last checkpoint. */
  readonly journalBytes: number
  /**
   * Writes the state and drops the records it contains. Checkpoints never overlap; one asked for while another runs
   * comes after it.
   * @param takeState called once, and everything appended before is then contained; must not be asynchronous.
   */
  checkpoint(takeState: () => unknown): Promise<void>
  /** Waits for running work and gives the directory free. Does not write a checkpoint. */
  close(): Promise<void>
}

/** Where the state lives and which shape it has. */
export interface StateStoreOptions {
  readonly directory: string
  /** Version of the shape of the state, whole number ≥ 1; a newer one on disk is refused. */
  readonly version: number
}

/**
 * Opens a state directory for this process alone.
 * @throws StateInUseError, StateVersionError, StateDamagedError
 */
export async function openStateStore({ directory, version }: StateStoreOptions): Promise<StateStore> {
  const lock = await lockDirectory(directory)
  try {
    const found = await readSnapshot(directory, { supportedVersion: version })
    const journal = await createJournal({ directory })
    let covered = found?.journalGeneration ?? 0
    let last: Promise<void> = Promise.resolve()

    const runCheckpoint = async (takeState: () => unknown): Promise<void> => {
      const journalGeneration = journal.rotate()
      await writeSnapshot(directory, { version, journalGeneration, state: takeState() })
      // The generations behind the reserve snapshot stay, so that falling back to it loses nothing.
      await journal.discardThrough(covered)
      covered = journalGeneration
    }
    return {
      recovered: found?.state,
      ...(found?.problem === undefined ? {} : { problem: found.problem }),
      records: () => journal.readAfter(found?.journalGeneration ?? 0),
      append: (kind, payload) => journal.append(kind, payload),
      get journalBytes() {
        return journal.sizeBytes
      },
      checkpoint(takeState) {
        const run = last.then(() => runCheckpoint(takeState))
        last = run.catch(() => {})
        return run
      },
      async close() {
        await last
        await journal.close()
        await lock.release()
      },
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}
