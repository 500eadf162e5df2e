/** A journal entry in the store: its place in the order of acceptance and its bytes. */
export interface StoredEntry {
  readonly sequence: number
  readonly payload: Uint8Array<ArrayBuffer>
}

/** One chunk of a section of the state. */
export interface SectionPart {
  readonly section: string
  /** Parts of one generation belong together; they count once {@link Fold} names them. */
  readonly generation: number
  readonly part: number
  readonly payload: Uint8Array<ArrayBuffer>
}

/** Makes the parts written so far the state, and drops the entries they contain; one transaction. */
export interface Fold {
  readonly sections: readonly { readonly section: string; readonly generation: number; readonly partCount: number }[]
  /** Sections that are no more. */
  readonly dropped: readonly string[]
  readonly throughSequence: number
  readonly facts: StoredFacts
}

/** What is known of the state as a whole; plain JSON. */
export interface StoredFacts {
  /** Streams that started later are counted in full, ms; null: all. */
  readonly coveredSinceMs: number | null
  /** Time of the last entry that is folded in, ms; null before the first. */
  readonly foldedMs: number | null
  /** When the configuration was first loaded, ms; null: whenever; absent in states of before it was kept. */
  readonly loadedMs?: number | null
  /** Configuration the entries after it were accepted under, as JSON. */
  readonly configuration: string
  /** Model of each section, so that one that is lost is noticed. */
  readonly modelBySection: Readonly<Record<string, string>>
  /** Streams that started later are counted in full, ms, where that is not as of the process. */
  readonly coverageByModel: Readonly<Record<string, number>>
}

/** What a store holds when it is opened. */
export interface StoreContents {
  /** Absent in a new store, and where they could not be read. */
  readonly facts?: StoredFacts
  readonly sections: readonly string[]
  readonly foldedSequence: number
  readonly lastSequence: number
  readonly greatestGeneration: number
  /** What was damaged, gone or set aside, for the log. */
  readonly problems: readonly string[]
}

/** What the thread that owns the database is asked. */
export type StoreRequest =
  | { readonly kind: 'open'; readonly directory: string; readonly version: number }
  | { readonly kind: 'commit'; readonly entries: readonly StoredEntry[]; readonly parts: readonly SectionPart[] }
  | { readonly kind: 'fold'; readonly fold: Fold }
  | { readonly kind: 'sections' }
  | { readonly kind: 'readSection'; readonly section: string }
  | { readonly kind: 'readEntries'; readonly after: number; readonly maxBytes: number }
  | { readonly kind: 'close' }

/** An error on its way between threads. */
export interface StoreFailure {
  readonly message: string
  readonly code?: string | undefined
  readonly syscall?: string | undefined
  readonly kind?: 'in-use' | 'version' | 'unwritable' | undefined
}

/** The answer to a request; requests are answered in their order. */
export type StoreAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly failure: StoreFailure }
