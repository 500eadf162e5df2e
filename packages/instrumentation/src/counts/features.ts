import {
  DRIFTLINE_OVERFLOW_KIND_VALUE_FEATURES,
  LONGEST_NAME,
  ML_FEATURE_NAME_VALUE_ALL,
  ML_FEATURE_NAME_VALUE_OTHER,
  ML_FEATURE_NAME_VALUE_PREDICTION,
  ML_FEATURE_NAME_VALUE_SCORE,
} from '@driftline/semconv'
import { undeclaredFeature } from '../config/feature-config.ts'
import type { FeatureConfig } from '../config/feature-config.ts'
import { CountTable } from '../sketch/count-table.ts'
import type { SeriesBudget } from '../sketch/series-budget.ts'
import { Feature } from './feature.ts'
import { VALUE_PROBLEMS } from './value-problems.ts'

/** While so many rows have been seen every row is searched for new names, later one in `SEARCH_EVERY`. */
const SEARCHED_ROWS = 1024
const SEARCH_EVERY = 64
const RESERVED = new Set<string>([
  ML_FEATURE_NAME_VALUE_ALL,
  ML_FEATURE_NAME_VALUE_OTHER,
  ML_FEATURE_NAME_VALUE_PREDICTION,
  ML_FEATURE_NAME_VALUE_SCORE,
])

export interface FeaturesConfig {
  /** Known features, the most important first. */
  readonly features: readonly FeatureConfig[]
  /** Whether names beyond the known ones are learned from the rows. */
  readonly isOpen: boolean
  /** Fields that rows may have, features or not. */
  readonly knownFields?: ReadonlySet<string> | undefined
}

export interface FeaturesLimits {
  readonly features: number
  readonly featuresPerSegment: number
  readonly categories: number
  readonly budget: SeriesBudget
}

/** What sees each value of a row besides the features: the search for repeated rows. */
export interface ValueObserver {
  add(value: unknown): void
}

export interface Thrown {
  readonly cause: unknown
}

/** The features of a model, in order of importance, and their counts. */
export class Features {
  readonly list: Feature[] = []
  /** Problems of all features by segment other than `ALL`. */
  readonly segmentProblems = new CountTable(VALUE_PROBLEMS)
  /** Names that are not learned: those of the features, and of fields that say when a feature's value was made. */
  readonly #names = new Set<string>()
  readonly #isOpen: boolean
  readonly #limits: FeaturesLimits
  readonly #knownFields: ReadonlySet<string> | undefined
  readonly #refused = new Set<string>()
  /** A reserved name that a row had as a field, and that was not told yet. */
  reservedName: string | undefined
  #rowCount = 0
  #next = 0

  constructor(config: FeaturesConfig, limits: FeaturesLimits) {
    this.#isOpen = config.isOpen
    this.#limits = limits
    this.#knownFields = config.knownFields
    for (const feature of config.features) this.#open(feature)
    for (const { timestamp } of config.features) if (timestamp !== undefined) this.#names.add(timestamp)
  }

  /**
   * Counts one row.
   *
   * @returns what reading a property threw, if one did; the feature then counts as of wrong type
   */
  record(row: object, segments: readonly number[], observer?: ValueObserver): Thrown | undefined {
    let thrown: Thrown | undefined
    if (this.#isOpen) thrown = this.#learn(row)
    this.#next = 0
    while (this.#next < this.list.length) {
      try {
        this.#recordRest(row as Readonly<Record<string, unknown>>, segments, observer)
      } catch (cause) {
        thrown = { cause }
        this.list[this.#next - 1]?.recordUnreadable(segments)
      }
    }
    return thrown
  }

  #recordRest(row: Readonly<Record<string, unknown>>, segments: readonly number[], observer?: ValueObserver): void {
    while (this.#next < this.list.length) {
      const feature = this.list[this.#next]!
      this.#next += 1
      const value = row[feature.name]
      observer?.add(value)
      feature.record(value, segments)
    }
  }

  #learn(row: object): Thrown | undefined {
    this.#rowCount += 1
    if (this.#rowCount > SEARCHED_ROWS && this.#rowCount % SEARCH_EVERY !== 0) return undefined
    try {
      for (const name of Object.keys(row)) {
        if (RESERVED.has(name)) this.#refuse(name)
        else if (!this.#names.has(name)) this.#open(undeclaredFeature(name))
      }
      return undefined
    } catch (cause) {
      return { cause }
    }
  }

  #refuse(name: string): void {
    if (this.reservedName !== undefined || this.#refused.has(name) || this.#knownFields?.has(name) === true) return
    this.#refused.add(name)
    this.reservedName = name
  }

  #open(config: FeatureConfig): void {
    const { features, featuresPerSegment, budget } = this.#limits
    if (this.list.length >= features || config.name.length > LONGEST_NAME || !budget.take(1))
      return budget.overflow(DRIFTLINE_OVERFLOW_KIND_VALUE_FEATURES)
    const perSegment = this.list.length < featuresPerSegment
    const { segmentProblems } = this
    this.#names.add(config.name)
    this.list.push(new Feature(config, { ...this.#limits, perSegment, segmentProblems }))
  }
}
