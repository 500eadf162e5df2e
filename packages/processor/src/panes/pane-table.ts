import { BYTES_PER_RECORD } from '@driftline/health'
import type { MonitorSpec, Window } from '@driftline/spec'
import type { Account } from '../intake/admission.ts'
import type { Stream } from '../streams/stream.ts'
import type { TimeRange } from './pane-clock.ts'
import { paneAt } from './pane-clock.ts'

/** A pane that is open: the streams that have a point in it. */
export interface Pane extends TimeRange {
  readonly streams: Set<Stream>
}

/** The open panes of one model. */
export class PaneTable {
  readonly #windows: readonly Window[]
  readonly #timezone: string
  readonly #account: Account
  readonly #byStart = new Map<number, Pane>()
  /** In order of time. */
  readonly #panes: Pane[] = []
  #lastRange: TimeRange = { startMs: Infinity, endMs: -Infinity }

  constructor({ windows, timezone }: Pick<MonitorSpec, 'windows' | 'timezone'>, account: Account) {
    this.#windows = windows
    this.#timezone = timezone
    this.#account = account
  }

  /** The range of the pane a time belongs to. */
  rangeAt(timeMs: number): TimeRange {
    const { startMs, endMs } = this.#lastRange
    if (timeMs > startMs && timeMs <= endMs) return this.#lastRange
    this.#lastRange = paneAt(this.#windows, this.#timezone, timeMs)
    return this.#lastRange
  }

  /** The pane of a range, opened when it is new. */
  obtain(range: TimeRange): Pane {
    const known = this.#byStart.get(range.startMs)
    if (known) return known
    const pane = { ...range, streams: new Set<Stream>() }
    this.#byStart.set(range.startMs, pane)
    let at = this.#panes.length
    while (at > 0 && this.#panes[at - 1]!.startMs > range.startMs) at -= 1
    this.#panes.splice(at, 0, pane)
    this.#account.addBytes(BYTES_PER_RECORD)
    return pane
  }

  /** When the earliest open pane ends, ms; Infinity where none is open. */
  get firstEndMs(): number {
    return this.#panes[0]?.endMs ?? Infinity
  }

  /** Takes the earliest open pane if it ends before a time. */
  takeFirst(beforeMs: number): Pane | undefined {
    const [first] = this.#panes
    if (!first || first.endMs >= beforeMs) return undefined
    this.#panes.shift()
    this.#byStart.delete(first.startMs)
    this.#account.addBytes(-BYTES_PER_RECORD)
    return first
  }
}
