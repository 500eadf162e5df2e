import type { MonitorSpec } from '@driftline/spec'
import type { SegmentCounts } from '../../closed-window.ts'
import { isEveryone, isInDoubt } from '../../closed-window.ts'
import { areCountable } from '../../counts/check-counts.ts'
import { isUnclear, keyIdOf, keyIdOfLayout } from '../../counts/key-id.ts'
import type { HealthEntry } from '../../health-entry.ts'
import type { LiveWindow } from '../../live-window.ts'
import { isMonitored } from '../../monitored-features.ts'
import { BYTES_PER_RECORD, shapeBytes } from '../../shape-bytes.ts'
import type { FeatureKey, HistoryKey } from '../feature-key.ts'
import type { FixedCells, SavedHistory } from './feature-history.ts'
import { FeatureHistory, restartedHistory } from './feature-history.ts'
import type { HistoryPlan } from './history-plan.ts'
import { historyPlans } from './history-plan.ts'

/** What a history is told of every window it remembers, before it remembers it. */
export type BeforeAdding = (history: FeatureHistory, at: ObservedFeature) => void

/** One feature of a live window. */
export interface ObservedFeature {
  readonly plan: HistoryPlan
  readonly startMs: number
  readonly segment: SegmentCounts
  readonly feature: string
}

/** What decides what is remembered, and in which cells. */
export interface HistoryTableOptions {
  readonly spec: MonitorSpec
  /** The one version whose windows it remembers; left out, those of all live versions together. */
  readonly version?: string
  /** The cells that the profile of a live version gives a feature. */
  readonly cellsOf: (live: LiveWindow, at: Omit<HistoryKey, 'window'>) => FixedCells | undefined
  /** Whose windows are remembered; left out, those of everyone and of pinned segments. */
  readonly remembers?: (at: FeatureKey) => boolean
  readonly saved: Iterable<{ readonly key: HistoryKey; readonly history: SavedHistory }>
}

const FEATURES_PER_STEP = 20
/** A history unheard of for this long is forgotten, or for so many of its slots. */
const LIFETIME_MS = 92 * 86_400_000

interface Held {
  readonly key: HistoryKey
  /** Of the record and its key. */
  readonly ownBytes: number
  readonly history: FeatureHistory
  bytes: number
}

/** The earlier windows of a model and environment in role live, for everyone and pinned segments. */
export class HistoryTable {
  readonly plans: ReadonlyMap<string, HistoryPlan>
  readonly #options: HistoryTableOptions
  readonly #held = new Map<string, Held>()
  /** By shape. */
  bytes = 0

  constructor(options: HistoryTableOptions) {
    this.#options = options
    this.plans = historyPlans(options.spec)
    for (const { key, history } of options.saved) {
      const plan = this.plans.get(key.window)
      if (plan && this.#isRemembered(key)) this.#weigh(this.#hold(key, new FeatureHistory(plan, history)))
    }
  }

  get size(): number {
    return this.#held.size
  }

  find(key: HistoryKey): FeatureHistory | undefined {
    return this.#held.get(placeOf(key))?.history
  }

  /** Remembers a window; what is partial tells nothing reliable and is left out. */
  *observe(live: LiveWindow, beforeAdding: BeforeAdding): Generator<undefined, void> {
    const plan = this.plans.get(live.window)
    if (!plan) return
    let done = 0
    for (const segment of live.segments) {
      for (const feature of Object.keys(segment.features)) {
        if (!this.#isRemembered({ segment, feature })) continue
        this.add(live, { plan, startMs: live.startMs, segment, feature }, beforeAdding)
        done += 1
        if (done % FEATURES_PER_STEP === 0) yield
      }
    }
  }

  #isRemembered(at: FeatureKey): boolean {
    const { spec, remembers = ({ segment }) => isAlwaysRemembered(spec, segment) } = this.#options
    return remembers(at)
  }

  /** Forgets one history. */
  drop(key: HistoryKey): void {
    const place = placeOf(key)
    this.bytes -= this.#held.get(place)?.bytes ?? 0
    this.#held.delete(place)
  }

  /** Remembers one feature of a window. */
  add(live: LiveWindow, at: ObservedFeature, beforeAdding: BeforeAdding): void {
    const { plan, segment, feature } = at
    const counts = segment.features[feature]!
    const keyId = keyIdOf(counts.categories)
    if (!isMonitored(this.#options.spec, feature) || isInDoubt(live, segment, feature)) return
    if (!areCountable(counts) || isUnclear(keyId)) return
    const { version } = this.#options
    const key = {
      window: plan.window,
      ...(version !== undefined && { version }),
      segment: { name: segment.name, value: segment.value },
      feature,
    }
    const held = this.#obtain(key, { plan, keyId, startMs: live.startMs })
    if (live.startMs <= held.history.lastMs) return
    try {
      const { history } = held
      beforeAdding(history, at)
      history.add(live.startMs, counts, history.cells ? undefined : this.#fixedCells(live, key, keyId))
    } catch {
      // The profile of this one feature is broken: it is judged as failed, and nobody else has to suffer for it.
    }
    this.#weigh(held)
  }

  /** The cells of a profile that was built under the key of the window. */
  #fixedCells(live: LiveWindow, key: HistoryKey, keyId: string | undefined): FixedCells | undefined {
    const fixed = this.#options.cellsOf(live, key)
    return fixed && isOfKey(keyIdOfLayout(fixed.layout), keyId) ? fixed : undefined
  }

  /** The history of a feature; begun anew where its categories are hashed under another key than before. */
  #obtain(key: HistoryKey, { plan, keyId, startMs }: KeyedWindow): Held {
    const held = this.#held.get(placeOf(key))
    if (!held) return this.#hold(key, new FeatureHistory(plan))
    if (isOfKey(held.history.keyId, keyId) || startMs <= held.history.lastMs) return held
    this.drop(key)
    return this.#hold(key, new FeatureHistory(plan, restartedHistory(startMs)))
  }

  #hold(key: HistoryKey, history: FeatureHistory): Held {
    const held = { key, ownBytes: BYTES_PER_RECORD + shapeBytes(key), history, bytes: 0 }
    this.#held.set(placeOf(key), held)
    return held
  }

  #weigh(held: Held): void {
    const bytes = held.ownBytes + held.history.bytes
    this.bytes += bytes - held.bytes
    held.bytes = bytes
  }

  /** Forgets what nothing was heard of for long. @returns how many histories. */
  forgetBefore(nowMs: number): number {
    let forgotten = 0
    for (const [place, { history, bytes }] of this.#held) {
      if (nowMs - history.lastMs <= Math.max(LIFETIME_MS, history.spanMs)) continue
      this.#held.delete(place)
      this.bytes -= bytes
      forgotten += 1
    }
    return forgotten
  }

  *entries(): Iterable<HealthEntry> {
    for (const { key, history } of this.#held.values()) yield { kind: 'history', key, history: history.save() }
  }
}

interface KeyedWindow {
  readonly plan: HistoryPlan
  readonly keyId: string | undefined
  readonly startMs: number
}

function isOfKey(known: string | undefined, own: string | undefined): boolean {
  return known === undefined || own === undefined || known === own
}

/** Whether it is everyone, or a segment that the spec pins. */
export function isAlwaysRemembered({ segments }: MonitorSpec, segment: FeatureKey['segment']): boolean {
  return isEveryone(segment) || segments.pin.some((pin) => pin[segment.name] === segment.value)
}

function placeOf({ window, segment, feature }: HistoryKey): string {
  return JSON.stringify([window, segment.name, segment.value, feature])
}
