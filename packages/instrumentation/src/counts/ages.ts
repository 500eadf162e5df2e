import { types } from 'node:util'
import { DRIFTLINE_OVERFLOW_KIND_VALUE_FEATURES, METRIC_ML_FEATURE_AGE, metricDefinitions } from '@driftline/semconv'
import type { ExplicitHistogramData } from '@driftline/statistics'
import type { FeatureConfig } from '../config/feature-config.ts'
import type { ModelConfig } from '../config/model-config.ts'
import { ExplicitHistograms } from '../sketch/explicit-histograms.ts'
import { risingBounds } from '../sketch/rising-bounds.ts'
import type { SeriesBudget } from '../sketch/series-budget.ts'
import { readTimeMs, TIME_EXPECTED } from './read-time.ts'
import { ALL } from './segment-index.ts'

const MILLISECONDS_PER_SECOND = 1000
const ONLY_ALL: readonly number[] = [ALL]
/** The histogram of ages and the count of stale values. */
const SERIES_PER_FEATURE = 2

type Fields = Readonly<Record<string, unknown>>

/** When a row was used, and the ages its user knows of. */
export interface AgeContext {
  readonly nowMs: number
  /** Milliseconds, or when the value was made, by feature. */
  readonly given?: Fields | undefined
}

/** Why an age of a row could not be counted. */
export interface AgeComplaint {
  readonly what: string
  readonly cause?: unknown
}

/** How old the values of declared features are when they are used. */
export class Ages {
  /** Whether a feature has a field of its own that says when its value was made. */
  readonly hasTimestamps: boolean
  readonly #declared: ReadonlyMap<string, FeatureConfig>
  readonly #timed: readonly FeatureConfig[]
  /** Undefined: beyond the budget. */
  readonly #byName = new Map<string, FeatureAges | undefined>()
  readonly #boundsSeconds: readonly number[]
  readonly #budget: SeriesBudget

  constructor(
    { features, freshnessThresholdsSeconds }: Pick<ModelConfig, 'features' | 'freshnessThresholdsSeconds'>,
    budget: SeriesBudget,
  ) {
    this.#declared = new Map(features.map((feature) => [feature.name, feature]))
    this.#timed = features.filter(({ timestamp }) => timestamp !== undefined)
    this.hasTimestamps = this.#timed.length > 0
    this.#boundsSeconds = [...(metricDefinitions[METRIC_ML_FEATURE_AGE]?.bounds ?? []), ...freshnessThresholdsSeconds]
    this.#budget = budget
  }

  /** Features of which an age was counted. */
  get list(): readonly FeatureAges[] {
    return [...this.#byName.values()].filter((ages) => ages !== undefined)
  }

  /**
   * Counts how old the values of a row are; what is given goes before what a timestamp says.
   *
   * @returns what was wrong with an age, if anything; the others are counted
   */
  record(row: object, { nowMs, given = {} }: AgeContext): AgeComplaint | undefined {
    let complaint: AgeComplaint | undefined
    for (const feature of this.#timed)
      if (isAbsent(given[feature.name])) complaint = this.#recordTimestamp(row as Fields, feature, nowMs) ?? complaint
    for (const name of Object.keys(given)) {
      const age = given[name]
      if (!isAbsent(age)) complaint = this.#recordGiven(row as Fields, { name, age, nowMs }) ?? complaint
    }
    return complaint
  }

  #recordTimestamp(row: Fields, feature: FeatureConfig, nowMs: number): AgeComplaint | undefined {
    const field = feature.timestamp!
    try {
      const madeAt = row[field]
      return isAbsent(madeAt) || this.#count(row, feature, nowMs - readTimeMs(madeAt))
        ? undefined
        : { what: `the timestamp "${field}" of feature "${feature.name}" is no time; ${TIME_EXPECTED}` }
    } catch (cause) {
      return { what: `the timestamp "${field}" of feature "${feature.name}" could not be read`, cause }
    }
  }

  #recordGiven(row: Fields, { name, age, nowMs }: GivenAge): AgeComplaint | undefined {
    const feature = this.#declared.get(name)
    if (!feature) return { what: `its ages function names "${name}", which is no feature of its spec or profile` }
    const ageMs = types.isDate(age) ? nowMs - age.getTime() : age
    return typeof ageMs === 'number' && this.#count(row, feature, ageMs)
      ? undefined
      : { what: `its ages function gave no age for "${name}"; a number of milliseconds or a Date is needed` }
  }

  /** @returns false where the age is no number */
  #count(row: Fields, feature: FeatureConfig, ageMs: number): boolean {
    if (!Number.isFinite(ageMs)) return false
    if (!isMissing(row[feature.name], feature)) this.#obtain(feature)?.record(Math.max(0, ageMs))
    return true
  }

  #obtain(feature: FeatureConfig): FeatureAges | undefined {
    const { name } = feature
    if (this.#byName.has(name)) return this.#byName.get(name)
    const hasRoom = this.#budget.take(SERIES_PER_FEATURE)
    if (!hasRoom) this.#budget.overflow(DRIFTLINE_OVERFLOW_KIND_VALUE_FEATURES)
    const ages = hasRoom ? new FeatureAges(feature, this.#boundsSeconds) : undefined
    this.#byName.set(name, ages)
    return ages
  }
}

interface GivenAge {
  readonly name: string
  readonly age: unknown
  readonly nowMs: number
}

/** The ages of one feature's values. */
export class FeatureAges {
  readonly name: string
  readonly #maxAgeSeconds: number | undefined
  readonly #ages: ExplicitHistograms
  #staleCount = 0

  constructor({ name, maxAgeSeconds }: FeatureConfig, boundsSeconds: readonly number[]) {
    this.name = name
    this.#maxAgeSeconds = maxAgeSeconds
    this.#ages = new ExplicitHistograms(
      risingBounds(maxAgeSeconds === undefined ? boundsSeconds : [...boundsSeconds, maxAgeSeconds]),
    )
  }

  record(ageMs: number): void {
    const seconds = ageMs / MILLISECONDS_PER_SECOND
    this.#ages.record(seconds, ONLY_ALL, 1)
    if (this.#maxAgeSeconds !== undefined && seconds > this.#maxAgeSeconds) this.#staleCount += 1
  }

  /** Ages in seconds. */
  get data(): ExplicitHistogramData | undefined {
    return this.#ages.toData(ALL)
  }

  /** Values older than the greatest age; undefined where none is declared. */
  get staleCount(): number | undefined {
    return this.#maxAgeSeconds === undefined ? undefined : this.#staleCount
  }
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

/** Whether there is no value, by the rules of `classifyValue`. */
function isMissing(value: unknown, { rule }: FeatureConfig): boolean {
  return isAbsent(value) && !(value === '' && rule.expected?.has('') === true)
}
