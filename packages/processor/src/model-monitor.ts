import type { VerdictLine } from '@driftline/health'
import type { ReferenceProfile } from '@driftline/profile'
import { createModelHealth } from '@driftline/health'
import { findProfile } from '@driftline/profile'
import type { MonitorSpec } from '@driftline/spec'
import type { ModelMonitorState, PanePoint, StreamMemory } from './model-monitor-state.ts'
import { finiteOrNull, timesOf } from './model-monitor-state.ts'
import type { MetricPoint } from './otlp/metric-point.ts'
import type { PointData } from './streams/point-difference.ts'
import { pointDifference } from './streams/point-difference.ts'
import type { Slot } from './streams/slot.ts'
import { slotOf } from './streams/slot.ts'
import { streamKey } from './streams/stream-key.ts'
import type { WindowCounts } from './windows/window-counts.ts'
import { createWindowCounts } from './windows/window-counts.ts'
import type { TimeRange } from './windows/pane-clock.ts'
import { paneAt, windowOfPoint } from './windows/pane-clock.ts'

/** What became of one data point. */
export type PointOutcome = 'accepted' | 'ignored' | 'duplicate' | 'late' | 'future' | 'overflow' | 'unsupported'

/** Streams unseen for this long, in event time, are forgotten. */
const STREAM_LIFETIME_MS = 7 * 86_400_000

interface Pane extends TimeRange {
  readonly points: Map<string, PanePoint>
}

interface OpenWindow extends TimeRange {
  readonly counts: WindowCounts
  partial: boolean
}

/** Limits and times that decide what is taken in. */
export interface MonitorLimits {
  /** A pane closes when a point later than its end by more than this has come, ms. */
  readonly latenessMs: number
  /** Points further ahead of their arrival are refused, ms. */
  readonly maxFutureMs: number
  /** Streams held at most. */
  readonly maxStreams: number
}

/** Windows that ended, and how. */
export interface ClosedCount {
  readonly lines: readonly VerdictLine[]
  readonly windows: number
  readonly partialWindows: number
  readonly resets: number
}

/** What a monitor is made of. */
export interface ModelMonitorOptions {
  readonly spec: MonitorSpec
  readonly profiles: readonly ReferenceProfile[]
  readonly limits: MonitorLimits
  /** Streams that started later are counted in full, ms. */
  readonly coveredSinceMs: number
  readonly state?: ModelMonitorState
}

/**
 * One model's streams, panes and windows, from data points to verdicts. Its result depends on the points only, not on
 * their order, repetition or batching, as long as they come within the lateness.
 */
export class ModelMonitor {
  readonly spec: MonitorSpec
  readonly #limits: MonitorLimits
  readonly #coveredSinceMs: number
  readonly #health: ReturnType<typeof createModelHealth>
  readonly #streams: Map<string, StreamMemory>
  readonly #panes = new Map<number, Pane>()
  readonly #windows = new Map<string, Map<number, OpenWindow>>()
  #watermarkMs: number
  #greatestTimeMs: number

  constructor({ spec, profiles, limits, coveredSinceMs, state }: ModelMonitorOptions) {
    this.spec = spec
    this.#limits = limits
    const times = timesOf(state, coveredSinceMs)
    this.#coveredSinceMs = times.coveredSinceMs
    this.#watermarkMs = times.watermarkMs
    this.#greatestTimeMs = times.greatestTimeMs
    this.#health = createModelHealth({
      spec,
      profileOf: (version) => findProfile(profiles, version),
      ...(state && { state: state.health }),
    })
    this.#streams = new Map(state?.streams)
    for (const window of spec.windows) this.#windows.set(window.name, new Map())
    if (state) this.#restore(state)
  }

  #restore({ panes, windows }: ModelMonitorState): void {
    for (const { points, startMs, endMs } of panes)
      this.#panes.set(startMs, { startMs, endMs, points: new Map(points) })
    for (const { window, counts, ...range } of windows)
      this.#windows.get(window)?.set(range.startMs, { ...range, counts: createWindowCounts(counts) })
  }

  get streamCount(): number {
    return this.#streams.size + [...this.#panes.values()].reduce((sum, pane) => sum + pane.points.size, 0)
  }

  /** Takes in one data point. Nothing closes before {@link advance}. */
  accept(point: MetricPoint, arrivalMs: number): PointOutcome {
    const slot = slotOf(point)
    if (!slot) return 'ignored'
    if (point.data.kind === 'unsupported' || !fits(slot, point.data)) return 'unsupported'
    if (point.timeMs > arrivalMs + this.#limits.maxFutureMs) return 'future'
    const range = paneAt(this.spec.windows, this.spec.timezone, point.timeMs)
    if (range.endMs < this.#watermarkMs) return 'late'
    const key = streamKey(point)
    return this.#store(range, key, { slot, ...point, cumulative: point.temporality !== 'delta' })
  }

  #store(range: TimeRange, key: string, point: PanePoint): PointOutcome {
    const pane = this.#panes.get(range.startMs) ?? { ...range, points: new Map<string, PanePoint>() }
    const paneKey = point.cumulative ? key : `${key}@${point.startTimeMs}-${point.timeMs}`
    const known = pane.points.get(paneKey)
    if (known && known.timeMs >= point.timeMs) return 'duplicate'
    if (!known && !this.#streams.has(key) && this.streamCount >= this.#limits.maxStreams) return 'overflow'
    const { slot, startTimeMs, timeMs, cumulative, data } = point
    pane.points.set(paneKey, { slot, startTimeMs, timeMs, cumulative, data })
    this.#panes.set(range.startMs, pane)
    this.#greatestTimeMs = Math.max(this.#greatestTimeMs, timeMs)
    return 'accepted'
  }

  /** Closes what the points taken in so far have passed. */
  advance(): ClosedCount {
    return this.#advance(this.#greatestTimeMs - this.#limits.latenessMs)
  }

  /** Closes what ended before a time, by the clock when no more points come; undefined where nothing did. */
  advanceTo(timeMs: number): ClosedCount | undefined {
    const isOver = ({ endMs }: TimeRange): boolean => endMs < timeMs
    const anyOver = [...this.#panes.values()].some(isOver) || this.#openWindows().some(({ open }) => isOver(open))
    return anyOver ? this.#advance(timeMs) : undefined
  }

  #advance(timeMs: number): ClosedCount {
    this.#watermarkMs = Math.max(this.#watermarkMs, timeMs)
    return this.#close((range) => range.endMs < this.#watermarkMs, Infinity)
  }

  /** Closes everything: the end of a replay. Windows that have not ended by the last point are marked partial. */
  finish(): ClosedCount {
    this.#watermarkMs = Math.max(this.#watermarkMs, this.#greatestTimeMs)
    return this.#close(() => true, this.#greatestTimeMs)
  }

  /** @param completeUntilMs windows that end later are partial. */
  #close(isOver: (range: TimeRange) => boolean, completeUntilMs: number): ClosedCount {
    let resets = 0
    for (const pane of byStart(this.#panes).filter(isOver)) {
      resets += this.#closePane(pane)
      this.#panes.delete(pane.startMs)
    }
    this.#forgetStreams()
    const lines: VerdictLine[] = []
    let windows = 0
    let partialWindows = 0
    for (const { name, open } of this.#openWindows().filter(({ open }) => isOver(open))) {
      const partial = open.partial || open.endMs > completeUntilMs
      windows++
      if (partial) partialWindows++
      for (const { version, segments } of open.counts.versions())
        lines.push(
          ...this.#health.judge({ window: name, startMs: open.startMs, endMs: open.endMs, partial, version, segments }),
        )
      this.#windows.get(name)?.delete(open.startMs)
    }
    return { lines, windows, partialWindows, resets }
  }

  /** Windows in the order in which they end. */
  #openWindows(): readonly { readonly name: string; readonly open: OpenWindow }[] {
    return this.spec.windows
      .flatMap(({ name }) => byStart(this.#windows.get(name)!).map((open) => ({ name, open })))
      .sort((a, b) => a.open.endMs - b.open.endMs)
  }

  #closePane(pane: Pane): number {
    const windows = this.spec.windows.map((window) => {
      const range = windowOfPoint(window, this.spec.timezone, pane.endMs)
      const open = this.#windows.get(window.name)!
      const known = open.get(range.startMs) ?? { ...range, counts: createWindowCounts(), partial: false }
      open.set(range.startMs, known)
      return known
    })
    let resets = 0
    for (const [key, point] of [...pane.points].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const added = this.#addedBy(key, point, pane)
      if (added?.reset) resets++
      if (!added?.data) for (const window of windows) window.partial = true
      else for (const window of windows) window.counts.add(point.slot, added.data)
      if (point.cumulative) this.#streams.set(key, { slot: point.slot, baseline: point.data, timeMs: point.timeMs })
    }
    return resets
  }

  /**
   * What a stream added in a pane. A stream not seen before counts in full if it started while we were listening, or
   * inside this very pane; otherwise its first point is only a baseline.
   */
  #addedBy(key: string, point: PanePoint, pane: Pane): { data?: PointData; reset?: boolean } {
    if (!point.cumulative) return { data: point.data }
    const known = this.#streams.get(key)
    if (known) return pointDifference(point.data, known.baseline)
    const isWhole =
      (point.startTimeMs > 0 || this.#coveredSinceMs === -Infinity) &&
      point.startTimeMs >= Math.min(this.#coveredSinceMs, pane.startMs)
    return isWhole ? { data: point.data } : {}
  }

  #forgetStreams(): void {
    for (const [key, stream] of this.#streams)
      if (stream.timeMs < this.#watermarkMs - this.#streamLifetimeMs()) this.#streams.delete(key)
  }

  #streamLifetimeMs(): number {
    const longest = Math.max(
      ...this.spec.windows.map((window) => {
        const { startMs, endMs } = windowOfPoint(window, this.spec.timezone, Math.max(0, this.#watermarkMs))
        return endMs - startMs
      }),
    )
    return STREAM_LIFETIME_MS + 2 * longest
  }

  /** A checkpoint from which another process goes on. */
  state(): ModelMonitorState {
    return {
      coveredSinceMs: finiteOrNull(this.#coveredSinceMs),
      watermarkMs: finiteOrNull(this.#watermarkMs),
      greatestTimeMs: finiteOrNull(this.#greatestTimeMs),
      streams: [...this.#streams],
      panes: byStart(this.#panes).map(({ startMs, endMs, points }) => ({ startMs, endMs, points: [...points] })),
      windows: this.#openWindows().map(({ name, open: { startMs, endMs, partial, counts } }) => ({
        window: name,
        startMs,
        endMs,
        partial,
        counts: counts.state(),
      })),
      health: this.#health.state(),
    }
  }
}

function fits({ counter }: Slot, data: PointData): boolean {
  if (counter.kind === 'values') return data.kind === 'exponential'
  if (counter.kind === 'scores') return data.kind === 'explicit'
  return data.kind === 'number'
}

function byStart<T extends TimeRange>(ranges: ReadonlyMap<number, T>): T[] {
  return [...ranges.values()].sort((a, b) => a.startMs - b.startMs)
}
