import type { ClosedFeature } from './closed-window.ts'
import { rowsIn } from './counts/feature-counts.ts'
import type { Forgotten, HealthEntry, SeriesKey } from './health-entry.ts'
import type { MlReference } from '@driftline/semconv'
import { ReckonedMap } from './reckoned-map.ts'
import { BYTES_PER_RECORD, shapeBytes } from './shape-bytes.ts'
import { isSpanTooOld } from './span-lifetime.ts'
import type { SeriesMemory } from './verdict/series-memory.ts'

/** What is remembered of each series of verdicts. */
export interface SeriesTable {
  readonly find: (key: SeriesKey) => SeriesMemory | undefined
  /** For one step of a series. */
  readonly open: (key: SeriesKey) => OpenSeries
  readonly forget: (nowMs: number) => Pick<Forgotten, 'series' | 'pendingRows'>
  readonly size: () => number
  /** End of the last window in a role and of a length, ms; -Infinity where there is none. */
  readonly lastEndMs: (role: string, window: string) => number
  /** What it holds, in bytes by shape. */
  readonly bytes: () => number
  /** In no order. */
  readonly entries: () => Iterable<HealthEntry>
}

/** A series while it takes a step. */
export interface OpenSeries {
  /** What was remembered before it. */
  readonly memory: SeriesMemory | undefined
  readonly remember: (memory: SeriesMemory) => void
}

interface Series {
  readonly key: SeriesKey
  readonly memory: SeriesMemory
}

/** A series with the bytes it is reckoned at. */
interface HeldSeries extends Series {
  readonly bytes: number
  /** Of the record and its place. */
  readonly ownBytes: number
}

/** Creates the table, empty or from what another process remembered. */
export function createSeriesTable(remembered: Iterable<Series>): SeriesTable {
  const series = new ReckonedMap<HeldSeries>()
  const hold = (place: string, { key, memory }: Series): void => {
    const ownBytes = series.get(place)?.ownBytes ?? BYTES_PER_RECORD + shapeBytes(place)
    series.set(place, { key, memory, ownBytes, bytes: ownBytes + shapeBytes(memory) })
  }
  for (const entry of remembered) hold(placeOf(entry.key), entry)
  return {
    find: (key) => series.get(placeOf(key))?.memory,
    open: (key) => {
      const place = placeOf(key)
      return { memory: series.get(place)?.memory, remember: (memory) => hold(place, { key, memory }) }
    },
    forget: (nowMs) => {
      const forgotten = { series: 0, pendingRows: 0 }
      for (const [place, { memory }] of series.entries()) {
        if (!isSpanTooOld(memory.lastWindow, nowMs)) continue
        series.delete(place)
        forgotten.series += 1
        if (memory.pending) forgotten.pendingRows += rowsIn(memory.pending.counts)
      }
      return forgotten
    },
    size: () => series.size,
    lastEndMs: (role, window) => {
      let lastMs = -Infinity
      for (const { key, memory } of series.values())
        if (key.role === role && key.window === window) lastMs = Math.max(lastMs, memory.lastWindow.endMs)
      return lastMs
    },
    bytes: () => series.bytes,
    *entries() {
      for (const { key, memory } of series.values()) yield { kind: 'series', key, memory }
    },
  }
}

/** The series a closed feature belongs to. */
export function seriesKeyOf({ closed, segment, feature }: ClosedFeature, reference: MlReference): SeriesKey {
  const { version, role, window } = closed
  return { version, role, window, segment: { name: segment.name, value: segment.value }, feature, reference }
}

/** Where a key lies in the table; never read back. */
function placeOf({ version, role, window, segment, feature, reference }: SeriesKey): string {
  return JSON.stringify([version, role, window, segment.name, segment.value, feature, reference])
}
