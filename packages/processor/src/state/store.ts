import { startStoreThread } from './store-thread.ts'
import type { StoreThread } from './store-thread.ts'
import type { Fold, SectionPart, StoreContents, StoredEntry } from './store-messages.ts'

/** Durable state of one processor: sections as of the last fold, and the entries accepted since. */
export interface Store {
  readonly contents: StoreContents
  /** Bytes appended since the last fold. */
  readonly pendingBytes: number
  /** Whether the last write succeeded. */
  readonly isWritable: boolean
  /**
   * Adds an entry; entries of concurrent calls share one transaction. The payload must own its memory, which is gone then.
   * @returns its sequence, once it is on disk. @throws StateUnwritableError, and the entry is not there.
   */
  readonly append: (payload: Uint8Array<ArrayBuffer>) => Promise<number>
  /** Writes a part of a section that counts once it is folded. */
  readonly writePart: (part: SectionPart) => Promise<void>
  readonly fold: (fold: Fold) => Promise<void>
  /** Names of the sections that count now. */
  readonly sections: () => Promise<readonly string[]>
  readonly readSection: (section: string) => Promise<readonly Uint8Array[]>
  /** Entries after the last fold, oldest first. */
  readonly entries: () => AsyncIterable<StoredEntry>
  readonly close: () => Promise<void>
}

const READ_BYTES = 16 * 2 ** 20

/**
 * Opens a state directory for this process alone.
 * @param version of the shape of the sections, whole number ≥ 1; another one on disk is refused.
 * @throws StateInUseError, StateVersionError, StateUnwritableError, StateDirectoryError
 */
export async function openStore(options: { readonly directory: string; readonly version: number }): Promise<Store> {
  const thread = startStoreThread()
  try {
    const contents = await thread.ask<StoreContents>({ kind: 'open', ...options })
    return new ThreadStore(thread, contents)
  } catch (error) {
    await thread.end()
    throw error
  }
}

interface Pending {
  readonly entry?: Uint8Array<ArrayBuffer>
  readonly part?: SectionPart
  readonly resolve: (sequence: number) => void
  readonly reject: (error: unknown) => void
}

class ThreadStore implements Store {
  readonly contents: StoreContents
  isWritable = true
  readonly #thread: StoreThread
  #lastSequence: number
  #pending: Pending[] = []
  #committing: Promise<void> | undefined
  /** Sizes of the entries after the last fold. */
  #sizes: { readonly sequence: number; readonly bytes: number }[] = []

  constructor(thread: StoreThread, contents: StoreContents) {
    this.#thread = thread
    this.contents = contents
    this.#lastSequence = contents.lastSequence
  }

  get pendingBytes(): number {
    return this.#sizes.reduce((sum, { bytes }) => sum + bytes, 0)
  }

  readonly append = (entry: Uint8Array<ArrayBuffer>): Promise<number> => this.#add({ entry })

  readonly writePart = async (part: SectionPart): Promise<void> => {
    await this.#add({ part })
  }

  readonly fold = async (fold: Fold): Promise<void> => {
    await this.#committing
    await this.#watched(this.#thread.ask({ kind: 'fold', fold }))
    this.#sizes = this.#sizes.filter(({ sequence }) => sequence > fold.throughSequence)
  }

  readonly sections = (): Promise<readonly string[]> => this.#thread.ask({ kind: 'sections' })

  readonly readSection = (section: string): Promise<readonly Uint8Array[]> =>
    this.#thread.ask({ kind: 'readSection', section })

  async *entries(): AsyncIterable<StoredEntry> {
    for (let after = this.contents.foldedSequence; ;) {
      const found = await this.#thread.ask<readonly StoredEntry[]>({ kind: 'readEntries', after, maxBytes: READ_BYTES })
      yield* found
      const last = found.at(-1)
      if (!last) return
      after = last.sequence
    }
  }

  readonly close = async (): Promise<void> => {
    await this.#committing
    await this.#thread.ask({ kind: 'close' })
    await this.#thread.end()
  }

  #add(row: Pick<Pending, 'entry' | 'part'>): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#pending.push({ ...row, resolve, reject })
      this.#committing ??= this.#commitAll()
    })
  }

  /** One transaction at a time; what comes meanwhile shares the next. */
  async #commitAll(): Promise<void> {
    await Promise.resolve()
    while (this.#pending.length > 0) await this.#commit(this.#pending.splice(0))
    this.#committing = undefined
  }

  async #commit(batch: readonly Pending[]): Promise<void> {
    let sequence = this.#lastSequence
    const numbered = batch.map((row) => ({ ...row, sequence: row.entry ? (sequence += 1) : sequence }))
    const entries = numbered.flatMap(({ entry, sequence: own }) => (entry ? [{ sequence: own, payload: entry }] : []))
    const parts = batch.flatMap(({ part }) => part ?? [])
    const sizes = entries.map(({ sequence: own, payload }) => ({ sequence: own, bytes: payload.length }))
    try {
      const payloads = [...entries, ...parts].map(({ payload }) => payload.buffer)
      await this.#watched(this.#thread.ask({ kind: 'commit', entries, parts }, payloads))
      this.#lastSequence = sequence
      this.#sizes.push(...sizes)
      for (const row of numbered) row.resolve(row.sequence)
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }

  async #watched<T>(work: Promise<T>): Promise<T> {
    try {
      const value = await work
      this.isWritable = true
      return value
    } catch (error) {
      this.isWritable = false
      throw error
    }
  }
}
