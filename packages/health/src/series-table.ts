import type { ClosedFeature } from './closed-window.ts'
import { rowsIn } from './counts/feature-counts.ts'
import type { Forgotten, HealthEntry, SeriesKey } from './health-entry.ts'
import type { MlReference } from '@driftline/semconv'
import type { SeriesMemory } from './verdict/series-memory.ts'

const DAY_MS = 86_400_000
/** A series unheard of for this long is forgotten, or for eight of its windows. */
const SERIES_LIFETIME_MS = 31 * DAY_MS
const LIFETIME_WINDOWS = 8

/** What is remembered of each series of verdicts. */
export interface SeriesTable {
  readonly find: (key: SeriesKey) => SeriesMemory | undefined
  readonly remember: (key: SeriesKey, memory: SeriesMemory) => void
  readonly forget: (nowMs: number) => Pick<Forgotten, 'series' | 'pendingRows'>
  readonly size: () => number
  /** In no order. */
  readonly entries: () => Iterable<HealthEntry>
}

interface Series {
  readonly key: SeriesKey
  readonly memory: SeriesMemory
}

/** Creates the table, empty or from what another process remembered. */
export function createSeriesTable(remembered: Iterable<Series>): SeriesTable {
  const series = new Map<string, Series>()
  for (const entry of remembered) series.set(placeOf(entry.key), entry)
  return {
    find: (key) => series.get(placeOf(key))?.memory,
    remember: (key, memory) => void series.set(placeOf(key), { key, memory }),
    forget: (nowMs) => {
      const forgotten = { series: 0, pendingRows: 0 }
      for (const [place, { memory }] of series) {
        if (!isTooOld(memory, nowMs)) continue
        series.delete(place)
        forgotten.series += 1
        if (memory.pending) forgotten.pendingRows += rowsIn(memory.pending.counts)
      }
      return forgotten
    },
    size: () => series.size,
    *entries() {
      for (const { key, memory } of series.values()) yield { kind: 'series', key, memory }
    },
  }
}

/** The series a closed feature belongs to. */
export function seriesKeyOf({ closed, segment, feature }: ClosedFeature, reference: MlReference): SeriesKey {
  const { version, window } = closed
  return { version, window, segment: { name: segment.name, value: segment.value }, feature, reference }
}

/** Where a key lies in the table; never read back. */
function placeOf({ version, window, segment, feature, reference }: SeriesKey): string {
  return JSON.stringify([version, window, segment.name, segment.value, feature, reference])
}

function isTooOld(memory: SeriesMemory, timeMs: number): boolean {
  return timeMs - memory.lastWindow.endMs > lifetimeMs(memory)
}

function lifetimeMs({ lastWindow }: SeriesMemory): number {
  return Math.max(SERIES_LIFETIME_MS, LIFETIME_WINDOWS * (lastWindow.endMs - lastWindow.startMs))
}
