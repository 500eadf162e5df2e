import {
  ML_DRIFT_KIND_VALUE_DUPLICATES,
  ML_DRIFT_KIND_VALUE_STALE,
  ML_FEATURE_NAME_VALUE_ALL,
} from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'
import { GUESSED_DESIGN_EFFECT } from '../build/design-effect.ts'
import type { ClosedWindow } from '../closed-window.ts'
import { isEveryone, isInDoubt } from '../closed-window.ts'
import type { ComparedRate } from '../comparison/feature-comparison.ts'
import type { Rate } from '../comparison/rate-effect.ts'
import { areCountable } from '../counts/check-counts.ts'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import { agedRows } from '../counts/feature-counts.ts'
import type { RowCounts } from '../counts/row-counts.ts'
import { areRowsCountable } from '../counts/window-rows.ts'
import type { Forgotten, HealthEntry } from '../health-entry.ts'
import type { LiveWindow } from '../live-window.ts'
import { isMonitored } from '../monitored-features.ts'
import type { Room } from '../room.ts'
import { ReckonedMap } from '../reckoned-map.ts'
import { BYTES_PER_RECORD, shapeBytes } from '../shape-bytes.ts'
import { neededWindows } from './baseline.ts'
import type { FeatureKey } from './feature-key.ts'
import type { LearnedRate, RatePlan } from './learned-rate.ts'
import { progressOf, teachRate } from './learned-rate.ts'
import { referenceLifetimeMs } from './reference-lifetime.ts'

const FEATURES_PER_STEP = 50

/** Where a rate is held against what was learned. */
export interface RateAt extends Pick<ClosedWindow, 'window' | 'endMs'>, Pick<FeatureKey, 'feature'> {}

interface Held {
  readonly learned: LearnedRate
  readonly bytes: number
}

/**
 * Rates that no file can know, because they are made where the model serves: of each feature how many values are stale,
 * of `all` how many rows are repeats. Learned from the first days and primary windows of the live versions, then frozen and judged.
 */
export class LearnedRates implements Room {
  readonly #spec: MonitorSpec
  readonly #plan: RatePlan
  readonly #held = new ReckonedMap<Held>()

  constructor(
    spec: MonitorSpec,
    saved: Iterable<{ readonly key: Pick<FeatureKey, 'feature'>; readonly learned: LearnedRate }>,
  ) {
    this.#spec = spec
    const { references, windows } = spec
    this.#plan = { withinMs: references.training.baseline.withinMs, windows: neededWindows(windows[0]!) }
    for (const { key, learned } of saved) this.#keep(key.feature, learned)
  }

  *observe(live: LiveWindow): Generator<undefined, void> {
    if (live.rows && !live.areRowsInDoubt) this.#teach(live, ML_FEATURE_NAME_VALUE_ALL, duplicateRate(live.rows))
    let done = 0
    const everyone = live.segments.find(isEveryone)
    if (!everyone) return
    for (const feature of Object.keys(everyone.features)) {
      const counts = everyone.features[feature]!
      if (isMonitored(this.#spec, feature) && areCountable(counts) && !isInDoubt(live, everyone, feature))
        this.#teach(live, feature, staleRate(counts, this.#held.get(feature)?.learned))
      done += 1
      if (done % FEATURES_PER_STEP === 0) yield
    }
  }

  #teach({ window, startMs, endMs }: LiveWindow, feature: string, found: FoundRate | undefined): void {
    if (!found || found.rate.rows === 0) return
    const isPrimary = window === this.#spec.windows[0]!.name
    const taught = { window, startMs, endMs, isPrimary, ...found }
    this.#keep(feature, teachRate(this.#held.get(feature)?.learned, taught, this.#plan))
  }

  #keep(feature: string, learned: LearnedRate): void {
    const before = this.#held.get(feature)
    const isSame = before !== undefined && before.learned.blocks === learned.blocks
    const bytes = isSame ? before.bytes : BYTES_PER_RECORD + shapeBytes(feature) + shapeBytes(learned)
    this.#held.set(feature, { learned, bytes })
  }

  /** How many values of a feature are stale, beside how many were; undefined where one of both is not known. */
  stale(counts: FeatureCounts, at: RateAt): ComparedRate | undefined {
    const learned = this.#held.get(at.feature)?.learned
    const found = learned && staleRate(counts, learned)
    return found && compare(learned, { kind: ML_DRIFT_KIND_VALUE_STALE, current: found.rate, at })
  }

  /** How many rows are repeats, beside how many were; undefined where one of both is not known. */
  duplicates(rows: RowCounts, at: Omit<RateAt, 'feature'>): ComparedRate | undefined {
    const learned = this.#held.get(ML_FEATURE_NAME_VALUE_ALL)?.learned
    const found = learned && duplicateRate(rows)
    return (
      found &&
      compare(learned, {
        kind: ML_DRIFT_KIND_VALUE_DUPLICATES,
        current: found.rate,
        at: { ...at, feature: ML_FEATURE_NAME_VALUE_ALL },
      })
    )
  }

  /** How far the rate of repeated rows has been learned, 0..1. */
  learnedDuplicates(): number {
    const learned = this.#held.get(ML_FEATURE_NAME_VALUE_ALL)?.learned
    return learned ? progressOf(learned, this.#plan) : 0
  }

  forget(nowMs: number): Partial<Forgotten> {
    let baselines = 0
    for (const [feature, { learned }] of this.#held.entries()) {
      if (nowMs - learned.seenMs <= referenceLifetimeMs(this.#spec, nowMs)) continue
      this.#held.delete(feature)
      baselines += 1
    }
    return { baselines }
  }

  bytes(): number {
    return this.#held.bytes
  }

  isEmpty(): boolean {
    return this.#held.size === 0
  }

  *entries(): Iterable<HealthEntry> {
    for (const [feature, { learned }] of this.#held.entries()) yield { kind: 'rate', key: { feature }, learned }
  }
}

interface FoundRate {
  readonly rate: Rate
  readonly isAged: boolean
}

/**
 * Stale values among those of known age. A sender that counts stale values without ages counts none where there are
 * none: it is known by having counted some before, and its share is of all rows.
 */
function staleRate(counts: FeatureCounts, learned: LearnedRate | undefined): FoundRate | undefined {
  const stale = counts.problems[ML_DRIFT_KIND_VALUE_STALE] ?? 0
  const isAged = (counts.aged ?? 0) > 0
  if (!isAged && stale === 0 && (!learned || learned.isAged)) return undefined
  const rows = agedRows(counts)
  return { rate: { count: Math.min(stale, rows), rows }, isAged }
}

function duplicateRate(rows: RowCounts): FoundRate | undefined {
  if (!areRowsCountable(rows) || rows.rows === 0) return undefined
  return { rate: { count: rows.duplicates, rows: rows.rows }, isAged: false }
}

function compare(
  { rate, frozen }: LearnedRate,
  { kind, current, at }: Pick<ComparedRate, 'kind' | 'current'> & { readonly at: RateAt },
): ComparedRate | undefined {
  if (!frozen || at.endMs <= frozen.endMs || current.rows === 0) return undefined
  return { kind, reference: rate, current, designEffect: frozen.designEffect[at.window] ?? GUESSED_DESIGN_EFFECT }
}
