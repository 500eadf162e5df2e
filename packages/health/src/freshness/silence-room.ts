import type { MonitorSpec, Window } from '@driftline/spec'
import { windowAt } from '@driftline/spec'
import type { Evidence } from '../evidence/evidence.ts'
import { freshnessEvidence } from '../evidence/freshness.ts'
import { ACT_SEVERITY, INVESTIGATE_SEVERITY } from '../evidence/severity.ts'
import type { Forgotten, HealthEntry } from '../health-entry.ts'
import type { LiveWindow } from '../live-window.ts'
import { historyPlans } from '../reference/history/history-plan.ts'
import type { Room } from '../room.ts'
import { BYTES_PER_RECORD, shapeBytes } from '../shape-bytes.ts'
import type { Silence, SilenceClock, SilenceHistory } from './silence-history.ts'
import { hear, silenceUntil } from './silence-history.ts'
import { windowLengthMs } from '../window-length.ts'

const LIFETIME_MS = 92 * 86_400_000
/** Severities from which a silence is said, and said again. */
const SAID_SEVERITIES = [INVESTIGATE_SEVERITY, ACT_SEVERITY, 100] as const

/** A silence that is too long. */
export interface RaisedSilence {
  readonly silence: Silence
  readonly evidence: Evidence
  /** Live versions that had rows last. */
  readonly versions: readonly string[]
}

/**
 * Remembers when rows of the live versions came, in whole windows of the shortest length: a silence is as long as the
 * windows that passed without a row, and so is what is usual.
 */
export class SilenceRoom implements Room {
  /** Name of the windows that silences are counted in. */
  readonly window: string
  readonly #clock: SilenceClock & Pick<ShortestClock, 'startOf'>
  #history: SilenceHistory | undefined
  #found: { readonly startMs: number; readonly raised: RaisedSilence } | undefined
  /** Up to where the clock has looked, ms; another process looks once more and finds the same. */
  #lookedMs = -Infinity
  #bytes: number

  /** @param saved what another process remembered. */
  constructor(spec: MonitorSpec, saved?: SilenceHistory) {
    const { name, ...clock } = createClock(spec)
    this.window = name
    this.#clock = clock
    this.#history = saved
    this.#bytes = bytesOf(saved)
  }

  *observe(live: LiveWindow): Generator<undefined, void> {
    if (live.window === this.window) this.#hear(live)
    yield
  }

  #hear(live: LiveWindow): void {
    const { startMs, endMs, versions, rowCount: rows } = live
    this.#found = undefined
    if (rows > 0) this.#remember(hear(this.#history, { startMs, endMs, rows, versions }, this.#clock))
    else if (!live.areRowsInDoubt) {
      const raised = this.#look(endMs)
      if (raised) this.#found = { startMs, raised }
    }
  }

  #remember(history: SilenceHistory): void {
    this.#history = history
    this.#bytes = bytesOf(history)
  }

  /** The silence that an observed window without rows belongs to, where it is too long. */
  find({ window, startMs }: Pick<LiveWindow, 'window' | 'startMs'>): RaisedSilence | undefined {
    return window === this.window && this.#found?.startMs === startMs ? this.#found.raised : undefined
  }

  /** Whether a step of the clock could find a silence worse than was said. @param nowMs all that ended before has closed. */
  isDue(nowMs: number): boolean {
    if (!this.#history || this.#history.saidSeverity >= 100) return false
    const untilMs = this.#clock.startOf(nowMs)
    return untilMs > this.#lookedMs && untilMs > this.#history.heardMs
  }

  /** The silence up to now, in whole windows, where it is worse than was said. */
  tick(nowMs: number): RaisedSilence | undefined {
    if (!this.isDue(nowMs)) return undefined
    this.#lookedMs = this.#clock.startOf(nowMs)
    const saidBefore = this.#history?.saidSeverity ?? 0
    const raised = this.#look(this.#lookedMs)
    return raised && raised.evidence.severity > saidBefore && stepOf(raised.evidence.severity) > stepOf(saidBefore)
      ? raised
      : undefined
  }

  /** A silence never gets better until rows come: what is usual later in the day does not take back what was said. */
  #look(untilMs: number): RaisedSilence | undefined {
    const history = this.#history
    const silence = history && silenceUntil(history, untilMs, this.#clock)
    if (!silence) return undefined
    const evidence = freshnessEvidence(silence)
    if (evidence.severity > history.saidSeverity) this.#remember({ ...history, saidSeverity: evidence.severity })
    const severity = Math.max(evidence.severity, history.saidSeverity)
    return severity >= INVESTIGATE_SEVERITY
      ? { silence, evidence: { ...evidence, severity }, versions: history.versions }
      : undefined
  }

  forget(nowMs: number): Partial<Forgotten> {
    if (!this.#history || nowMs - this.#history.heardMs <= LIFETIME_MS) return {}
    this.#history = undefined
    this.#bytes = 0
    return { histories: 1 }
  }

  bytes(): number {
    return this.#bytes
  }

  isEmpty(): boolean {
    return this.#history === undefined
  }

  *entries(): Iterable<HealthEntry> {
    if (this.#history) yield { kind: 'silence', key: { window: this.window }, history: this.#history }
  }
}

function stepOf(severity: number): number {
  return SAID_SEVERITIES.filter((said) => severity >= said).length
}

interface ShortestClock extends SilenceClock {
  readonly name: string
  readonly startOf: (timeMs: number) => number
}

function createClock(spec: MonitorSpec): ShortestClock {
  const { timezone } = spec
  const length = (window: Window): number => windowLengthMs(window, timezone)
  const shortest = spec.windows.reduce((least, window) => (length(window) < length(least) ? window : least))
  const plan = historyPlans(spec).get(shortest.name)!
  return {
    name: shortest.name,
    startOf: (timeMs) => windowAt(shortest, timeMs, timezone).startMs,
    endOf: (startMs) => windowAt(shortest, startMs, timezone).endMs,
    slotOf: plan.slotOf,
    phaseOf: plan.phaseOf,
  }
}

/** All slots are of one shape. */
function bytesOf(history: SilenceHistory | undefined): number {
  if (!history) return 0
  const { slots, ...rest } = history
  return BYTES_PER_RECORD + shapeBytes({ ...rest, slots: [] }) + slots.length * shapeBytes(slots[0])
}
