import type { MonitorSpec } from '@driftline/spec'
import { windowAt } from '@driftline/spec'
import type { Evidence } from '../evidence/evidence.ts'
import { volumeEvidence } from '../evidence/volume.ts'
import type { Forgotten, HealthEntry } from '../health-entry.ts'
import type { LiveWindow } from '../live-window.ts'
import { historyPlans } from '../reference/history/history-plan.ts'
import type { Room } from '../room.ts'
import { BYTES_PER_RECORD, shapeBytes } from '../shape-bytes.ts'
import type { CountedRows, VolumeHistory } from './volume-history.ts'
import { emptyHistory, settleLast, usualVolume, windowsShare } from './volume-history.ts'

const DAY_MS = 86_400_000
/** After a longer silence, and one of more than eight windows, what was usual is no longer known. */
const LONGEST_SILENCE_MS = 31 * DAY_MS
const SILENT_WINDOWS = 8
const LIFETIME_MS = 92 * DAY_MS
/** Log ratios that must be known before a window is judged. */
const NEEDED_RATIOS = 20
const WINDOWS_PER_STEP = 100

/** The rows of a primary window, all live versions together, beside what is usual. */
export interface VolumeReading extends CountedRows {
  /** Median rows of the windows of its phase; absent before there are four. */
  readonly usual?: number
  /** Absent while what is usual is being learned. */
  readonly evidence?: Evidence
  /** How far it has been learned, 0..1: the windows of its phase, and how windows scatter. */
  readonly learned: number
}

/** What was just observed. */
export interface VolumeObserved {
  /** Absent where rows may be absent: nothing is known then. */
  readonly reading?: VolumeReading
  /** Windows without any row that passed since the one before, in order of time. */
  readonly empty: readonly VolumeReading[]
  /** Live versions that had rows before. */
  readonly versionsBefore: readonly string[]
}

/** Remembers how many rows the primary windows of a model's live versions have. */
export class VolumeRoom implements Room {
  readonly #window: string
  readonly #clock: WindowClock
  #history: VolumeHistory | undefined
  #observed: (VolumeObserved & { readonly startMs: number }) | undefined
  #bytes: number

  /** @param saved what another process remembered. */
  constructor(spec: MonitorSpec, saved?: VolumeHistory) {
    this.#window = spec.windows[0]!.name
    this.#clock = createClock(spec)
    this.#history = saved
    this.#bytes = bytesOf(saved)
  }

  *observe(live: LiveWindow): Generator<undefined, void> {
    if (live.window !== this.#window) return
    const { startMs } = live
    const versionsBefore = this.#history?.versions ?? []
    const empty = yield* this.#passEmpty(live)
    const history = take(this.#history ?? emptyHistory(startMs), live, this.#clock)
    const reading = history.last?.startMs === startMs ? read(history, this.#clock) : undefined
    this.#observed = { startMs, empty, versionsBefore, ...(reading && { reading }) }
    this.#history = history
    this.#bytes = bytesOf(history)
  }

  /** Puts the windows that passed without any row into the history; after a long silence that begins anew. */
  *#passEmpty({ startMs, areRowsInDoubt }: LiveWindow): Generator<undefined, readonly VolumeReading[]> {
    const empty: VolumeReading[] = []
    let history = this.#history
    if (!history || startMs <= history.seenMs) return empty
    if (startMs - history.seenMs > this.#lifetimeMs(LONGEST_SILENCE_MS, history)) {
      this.#history = { ...emptyHistory(startMs), versions: history.versions }
      return empty
    }
    // What a window lacks, those before it may lack too.
    if (areRowsInDoubt) return empty
    const phases = new Set<string>()
    while (history.seenMs < startMs) {
      const passed: CountedRows = { ...this.#clock.windowAt(history.seenMs), rows: 0 }
      const phase = this.#clock.phaseOf(passed.startMs)
      const settled: VolumeHistory = { ...settleLast(history, this.#clock.phaseOf), seenMs: passed.endMs }
      empty.push(read({ ...settled, last: passed }, this.#clock))
      // One silence is one silence: four weeks of it must not make none the usual.
      history = phases.has(phase) ? settled : { ...settled, last: passed }
      phases.add(phase)
      if (empty.length % WINDOWS_PER_STEP === 0) yield
    }
    this.#history = history
    return empty
  }

  /** What the last observed window was, if that is the one. */
  find({ window, startMs }: Pick<LiveWindow, 'window' | 'startMs'>): VolumeObserved | undefined {
    return window === this.#window && this.#observed?.startMs === startMs ? this.#observed : undefined
  }

  forget(nowMs: number): Partial<Forgotten> {
    const history = this.#history
    if (!history || nowMs - history.seenMs <= this.#lifetimeMs(LIFETIME_MS, history)) return {}
    this.#history = undefined
    this.#bytes = 0
    return { histories: 1 }
  }

  #lifetimeMs(leastMs: number, { seenMs }: VolumeHistory): number {
    const { startMs, endMs } = this.#clock.windowAt(seenMs)
    return Math.max(leastMs, SILENT_WINDOWS * (endMs - startMs))
  }

  bytes(): number {
    return this.#bytes
  }

  isEmpty(): boolean {
    return this.#history === undefined
  }

  *entries(): Iterable<HealthEntry> {
    if (this.#history) yield { kind: 'volume', key: { window: this.#window }, history: this.#history }
  }
}

interface WindowClock {
  readonly windowAt: (timeMs: number) => { readonly startMs: number; readonly endMs: number }
  readonly phaseOf: (startMs: number) => string
}

function createClock(spec: MonitorSpec): WindowClock {
  const primary = spec.windows[0]!
  const plan = historyPlans(spec).get(primary.name)!
  return {
    windowAt: (timeMs) => windowAt(primary, timeMs, spec.timezone),
    phaseOf: (startMs) => String(plan.phaseOf(plan.slotOf(startMs)) ?? ''),
  }
}

/** A window becomes the last one, or is added to it where its versions come one by one; an older one is passed over. */
function take(history: VolumeHistory, live: LiveWindow, { phaseOf }: WindowClock): VolumeHistory {
  const { startMs, endMs, areRowsInDoubt, rowCount: rows } = live
  const { last } = history
  if (last?.startMs === startMs)
    return { ...history, ...withVersions(history, live, rows), last: { ...last, rows: last.rows + rows } }
  if (endMs <= history.seenMs) return history
  const settled = { ...settleLast(history, phaseOf), ...(rows > 0 && { versions: live.versions }), seenMs: endMs }
  return areRowsInDoubt ? settled : { ...settled, last: { startMs, endMs, rows } }
}

function withVersions({ versions }: VolumeHistory, live: LiveWindow, rows: number): Pick<VolumeHistory, 'versions'> {
  return { versions: rows > 0 ? [...new Set([...versions, ...live.versions])] : versions }
}

function read(history: VolumeHistory, { phaseOf }: WindowClock): VolumeReading {
  const last = history.last!
  const phase = phaseOf(last.startMs)
  const usual = usualVolume(history, phase)
  const ratios = Math.min(1, history.ratios.length / NEEDED_RATIOS)
  if (!usual) return { ...last, learned: (windowsShare(history, phase) + ratios) / 2 }
  const learned = (1 + ratios) / 2
  const evidence = learned < 1 ? undefined : volumeEvidence({ rows: last.rows, ...usual })
  return {
    ...last,
    usual: usual.usual,
    learned,
    ...(evidence && { evidence }),
  }
}

function bytesOf(history: VolumeHistory | undefined): number {
  return history ? BYTES_PER_RECORD + shapeBytes(history) : 0
}
