import { mkdir, open, readFile, readdir, truncate, unlink, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeRecords, encodeRecord, JOURNAL_MAGIC, type JournalRecord } from './journal-records.ts'
import { syncDirectory } from './sync-directory.ts'

/** An append-only log in files of rising generation; what was acknowledged survives a kill and a power cut. */
export interface Journal {
  /** Generation that is being written. */
  readonly generation: number
  /** Bytes appended since the last {@link rotate}, for deciding when to write a snapshot. */
  readonly sizeBytes: number
  /**
   * Adds a record. Records of concurrent calls are written together and share one sync.
   * @param kind 0…255. @param payload is not copied: do not change it before the promise resolves.
   * @returns once the record is on disk. After a rejection the journal goes on with a new generation.
   */
  append(kind: number, payload: Uint8Array): Promise<void>
  /** Records of all generations after the given one, oldest first; call it before the first append. */
  readAfter(generation: number): AsyncIterable<JournalRecord>
  /**
   * Ends the generation being written; later records go to the next one.
   * @returns the generation that ended: a snapshot taken in this very turn covers it, if every record was applied to the
   * state before or in the turn of its `append`.
   */
  rotate(): number
  /** Removes the files of all generations up to and including the given one. */
  discardThrough(generation: number): Promise<void>
  /** Waits for running appends and closes the file. */
  close(): Promise<void>
}

/** Where a journal lives. */
export interface JournalOptions {
  /** Made when it does not exist. One process at a time, see `lockDirectory`. */
  readonly directory: string
}

interface Pending {
  readonly generation: number
  readonly record: Buffer
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

const FILE_NAME = /^journal-(\d{10})\.log$/
const ONLY_OWNER = 0o600

/**
 * Opens the journal of a directory. A record that was cut off by a crash is cut out of its file: it was never
 * acknowledged. Writing begins in a new generation, so old files are never written to again.
 */
export async function createJournal({ directory }: JournalOptions): Promise<Journal> {
  await mkdir(directory, { recursive: true })
  const generations = await findGenerations(directory)
  for (const generation of generations) await cutTornTail(fileOf(directory, generation))
  return new FileJournal(directory, (generations.at(-1) ?? 0) + 1)
}

class FileJournal implements Journal {
  generation: number
  sizeBytes = 0
  readonly #directory: string
  #pending: Pending[] = []
  #writing: Promise<void> | undefined
  #open: { readonly generation: number; readonly handle: FileHandle } | undefined
  #closed = false

  constructor(directory: string, generation: number) {
    this.#directory = directory
    this.generation = generation
  }

  append(kind: number, payload: Uint8Array): Promise<void> {
    if (this.#closed) return Promise.reject(new Error('The journal is closed.'))
    const record = encodeRecord(kind, payload)
    this.sizeBytes += record.length
    return new Promise((resolve, reject) => {
      this.#pending.push({ generation: this.generation, record, resolve, reject })
      this.#writing ??= this.#writeAll()
    })
  }

  async *readAfter(generation: number): AsyncIterable<JournalRecord> {
    for (const candidate of await findGenerations(this.#directory))
      if (candidate > generation) yield* decodeRecords(await readFile(fileOf(this.#directory, candidate))).records
  }

  rotate(): number {
    this.sizeBytes = 0
    this.generation += 1
    return this.generation - 1
  }

  async discardThrough(generation: number): Promise<void> {
    for (const candidate of await findGenerations(this.#directory))
      if (candidate <= generation) await unlink(fileOf(this.#directory, candidate))
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#writing
    await this.#open?.handle.close()
    this.#open = undefined
  }

  async #writeAll(): Promise<void> {
    await Promise.resolve() // lets the appends of this turn share the first write
    while (this.#pending.length > 0) {
      const { generation } = this.#pending[0]!
      const batch = this.#pending.filter((pending) => pending.generation === generation)
      this.#pending = this.#pending.filter((pending) => pending.generation !== generation)
      await this.#writeBatch(generation, batch)
    }
    this.#writing = undefined
  }

  async #writeBatch(generation: number, batch: readonly Pending[]): Promise<void> {
    try {
      const handle = await this.#handleOf(generation)
      await writeFully(handle, Buffer.concat(batch.map(({ record }) => record)))
      await handle.datasync()
      for (const { resolve } of batch) resolve()
    } catch (error) {
      // Part of the batch may be in the file: nothing may follow it there, or it would be lost behind a torn record.
      if (generation === this.generation) this.generation += 1
      const waiting = this.#pending.filter((pending) => pending.generation === generation)
      this.#pending = this.#pending.filter((pending) => pending.generation !== generation)
      for (const { reject } of [...batch, ...waiting]) reject(error)
    }
  }

  async #handleOf(generation: number): Promise<FileHandle> {
    if (this.#open?.generation === generation) return this.#open.handle
    await this.#open?.handle.close()
    this.#open = undefined
    const handle = await open(fileOf(this.#directory, generation), 'a', ONLY_OWNER)
    this.#open = { generation, handle }
    await writeFully(handle, JOURNAL_MAGIC)
    await syncDirectory(this.#directory)
    return handle
  }
}

async function writeFully(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) at += (await handle.write(bytes, at)).bytesWritten
}

async function cutTornTail(file: string): Promise<void> {
  const content = await readFile(file)
  const { wholeBytes } = decodeRecords(content)
  if (wholeBytes < content.length) await truncate(file, wholeBytes)
}

async function findGenerations(directory: string): Promise<readonly number[]> {
  const names = await readdir(directory)
  return names
    .flatMap((name) => FILE_NAME.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b)
}

function fileOf(directory: string, generation: number): string {
  return join(directory, `journal-${String(generation).padStart(10, '0')}.log`)
}
