import type { HealthEntry } from '../../health-entry.ts'
import type { LiveWindow } from '../../live-window.ts'
import type { HistoryTableOptions } from './history-table.ts'
import type { BeforeAdding } from './history-table.ts'
import { HistoryTable } from './history-table.ts'

/** Versions whose windows are remembered: the one that serves, the one before, and one that comes. */
const KEPT_VERSIONS = 3

interface Held {
  readonly firstMs: number
  readonly table: HistoryTable
}

/** The earlier windows of each live version by itself, of the last three versions. */
export class VersionHistories {
  readonly #options: Omit<HistoryTableOptions, 'saved'>
  readonly #held = new Map<string, Held>()

  constructor({ saved, ...options }: Omit<HistoryTableOptions, 'version'>) {
    this.#options = options
    const all = [...saved]
    for (const version of new Set(all.flatMap(({ key }) => key.version ?? []))) {
      const own = all.filter(({ key }) => key.version === version)
      this.#open(version, Math.min(...own.map(({ history }) => history.firstMs)), own)
    }
  }

  #open(version: string, firstMs: number, saved: HistoryTableOptions['saved'] = []): Held {
    const held = { firstMs, table: new HistoryTable({ ...this.#options, version, saved }) }
    this.#held.set(version, held)
    return held
  }

  /** Remembers what each version counted in a window. */
  *observe(live: LiveWindow, beforeAdding: BeforeAdding): Generator<undefined, void> {
    if (live.partial.length > 0) return
    for (const [i, version] of live.versions.entries()) {
      const { table } = this.#held.get(version) ?? this.#open(version, live.startMs)
      yield* table.observe({ ...live, versions: [version], segments: live.parts[i]! }, beforeAdding)
    }
    while (this.#held.size > KEPT_VERSIONS) this.#held.delete(this.#oldest())
  }

  #oldest(): string {
    return [...this.#held].reduce((a, b) => (b[1].firstMs < a[1].firstMs ? b : a))[0]
  }

  /** The windows of the version that was live before another. */
  before(version: string, startMs: number): HistoryTable | undefined {
    const ownMs = this.#held.get(version)?.firstMs ?? startMs
    const earlier = [...this.#held].filter(([other, { firstMs }]) => other !== version && firstMs < ownMs)
    return earlier.reduce<Held | undefined>((a, [, b]) => (a && a.firstMs > b.firstMs ? a : b), undefined)?.table
  }

  get size(): number {
    return this.#held.size
  }

  get bytes(): number {
    let bytes = 0
    for (const { table } of this.#held.values()) bytes += table.bytes
    return bytes
  }

  forgetBefore(nowMs: number): number {
    let forgotten = 0
    for (const [version, { table }] of this.#held) {
      forgotten += table.forgetBefore(nowMs)
      if (table.size === 0) this.#held.delete(version)
    }
    return forgotten
  }

  *entries(): Iterable<HealthEntry> {
    for (const { table } of this.#held.values()) yield* table.entries()
  }
}
