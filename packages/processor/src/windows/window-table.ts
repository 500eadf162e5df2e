import type { FeatureCounts, PartialReason, RowCounts } from '@driftline/health'
import { mergeFeatureCounts, mergeRowCounts } from '@driftline/health'
import type { MonitorSpec, Window } from '@driftline/spec'
import type { Account } from '../intake/admission.ts'
import type { FeatureTarget } from '../intake/count-target.ts'
import { bytesOfCounts, bytesOfRows, bytesOfText } from '../intake/held-bytes.ts'
import type { TimeRange } from '../panes/pane-clock.ts'
import { windowOfPoint } from '../panes/pane-clock.ts'
import type { ClosedPane } from '../panes/pane-increment.ts'
import type { Work } from '../work.ts'
import { eachWork } from '../work.ts'

const FEATURES_PER_STEP = 500

/** One feature of an open window. */
export interface WindowFeature {
  readonly target: FeatureTarget
  counts: FeatureCounts
}

/** The rows of one version of an open window. */
export interface WindowRows {
  readonly target: FeatureTarget
  rows: RowCounts
}

/** A window that has not ended. */
export interface OpenWindow extends TimeRange {
  readonly window: Window
  readonly features: Map<string, WindowFeature>
  readonly rows: Map<string, WindowRows>
  readonly partial: Set<PartialReason>
  /** Keys of the features that rows are known to be absent of. */
  readonly inDoubt: Set<string>
  /** Bytes of the features, rows and keys. */
  bytes: number
}

/** The open windows of one model, built from closed panes. */
export class WindowTable {
  readonly #spec: MonitorSpec
  readonly #account: Account
  readonly #open = new Map<string, OpenWindow>()

  constructor(spec: MonitorSpec, account: Account) {
    this.#spec = spec
    this.#account = account
  }

  all(): readonly OpenWindow[] {
    return [...this.#open.values()]
  }

  /** Adds a closed pane to the window of each length it belongs to. */
  *add({ range, increments, rows, partial, inDoubt }: ClosedPane): Work<void> {
    const windows = this.#spec.windows.map((window) =>
      this.obtain(window, windowOfPoint(window, this.#spec.timezone, range.endMs)),
    )
    for (const open of windows) {
      for (const reason of partial) open.partial.add(reason)
      for (const { target, counts } of rows) this.addRows(open, target, counts)
      this.addDoubt(open, inDoubt)
    }
    yield* eachWork(increments, FEATURES_PER_STEP, ({ target, counts }) => {
      for (const open of windows) this.addCounts(open, target, counts)
    })
  }

  /** The open window of a length and range, opened when it is new. */
  obtain(window: Window, range: TimeRange): OpenWindow {
    const key = keyOf(window, range)
    const known = this.#open.get(key)
    if (known) return known
    const open = {
      window,
      startMs: range.startMs,
      endMs: range.endMs,
      features: new Map(),
      rows: new Map(),
      partial: new Set<never>(),
      inDoubt: new Set<never>(),
      bytes: 0,
    }
    this.#open.set(key, open)
    return open
  }

  addDoubt(open: OpenWindow, keys: Iterable<string>): void {
    for (const key of keys) {
      if (!open.inDoubt.has(key)) this.#addBytes(open, bytesOfText(key))
      open.inDoubt.add(key)
    }
  }

  addCounts(open: OpenWindow, target: FeatureTarget, counts: FeatureCounts): void {
    const known = open.features.get(target.key)
    if (!known) {
      open.features.set(target.key, { target, counts })
      return this.#addBytes(open, bytesOfText(target.key) + bytesOfCounts(counts))
    }
    const before = bytesOfCounts(known.counts)
    known.counts = mergeFeatureCounts(known.counts, counts)
    this.#addBytes(open, bytesOfCounts(known.counts) - before)
  }

  addRows(open: OpenWindow, target: FeatureTarget, rows: RowCounts): void {
    const known = open.rows.get(target.key)
    if (!known) {
      open.rows.set(target.key, { target, rows })
      return this.#addBytes(open, bytesOfText(target.key) + bytesOfRows(rows))
    }
    const before = bytesOfRows(known.rows)
    known.rows = mergeRowCounts(known.rows, rows)
    this.#addBytes(open, bytesOfRows(known.rows) - before)
  }

  #addBytes(open: OpenWindow, bytes: number): void {
    open.bytes += bytes
    this.#account.addBytes(bytes)
  }

  /** When the earliest open window ends, ms; Infinity where none is open. */
  get firstEndMs(): number {
    let endMs = Infinity
    for (const open of this.#open.values()) endMs = Math.min(endMs, open.endMs)
    return endMs
  }

  /** Takes the windows that end first, before a time; undefined where none has ended. */
  takeFirst(beforeMs: number): { readonly endMs: number; readonly windows: readonly OpenWindow[] } | undefined {
    const endMs = this.firstEndMs
    if (!(endMs < beforeMs)) return undefined
    const windows = this.all()
      .filter((open) => open.endMs === endMs)
      .sort((a, b) => this.#rank(a) - this.#rank(b))
    for (const open of windows) this.#remove(open)
    return { endMs, windows }
  }

  #remove(open: OpenWindow): void {
    this.#open.delete(keyOf(open.window, open))
    this.#addBytes(open, -open.bytes)
  }

  #rank({ window }: OpenWindow): number {
    return this.#spec.windows.findIndex(({ name }) => name === window.name)
  }
}

function keyOf({ name }: Window, { startMs }: TimeRange): string {
  return `${name} ${startMs}`
}
