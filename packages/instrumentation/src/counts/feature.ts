import {
  ML_FEATURE_CATEGORY_VALUE_OTHER,
  ML_FEATURE_CATEGORY_VALUE_OVER,
  ML_FEATURE_CATEGORY_VALUE_UNDER,
} from '@driftline/semconv'
import type { FeatureConfig } from '../config/feature-config.ts'
import { primitiveText } from '../internal/primitive-text.ts'
import { CountTable } from '../sketch/count-table.ts'
import { NumericSketches } from '../sketch/numeric-sketches.ts'
import type { SeriesBudget } from '../sketch/series-budget.ts'
import { Categories } from './categories.ts'
import { ValueProblem, VALUE_PROBLEM_NAMES } from './value-problem.ts'
import { ALL } from './segment-index.ts'

const UNDER = 0
const OVER = 1
const FIRST_SPECIAL = 2

export interface FeatureLimits {
  readonly budget: SeriesBudget
  readonly categories: number
  /** Whether the feature is counted per segment too. */
  readonly perSegment: boolean
  /** Problems of all features by segment; those of `ALL` are counted by feature. */
  readonly segmentProblems?: CountTable
}

/** Everything counted of one feature: each row is exactly one of value, special, missing, wrong type and non-finite. */
export class Feature {
  readonly name: string
  readonly perSegment: boolean
  readonly problems = new CountTable(VALUE_PROBLEM_NAMES)
  readonly specials: CountTable
  numeric: NumericSketches | undefined
  categorical: Categories | undefined
  readonly #config: FeatureConfig
  readonly #min: number
  readonly #max: number
  readonly #lower: number
  readonly #upper: number
  /** Numbers from here to there are neither special nor out of any range; empty where there are special values. */
  readonly #plainLow: number
  readonly #plainHigh: number
  readonly #limits: FeatureLimits
  readonly #specialIndex: ReadonlyMap<unknown, number> | undefined

  constructor(config: FeatureConfig, limits: FeatureLimits) {
    this.name = config.name
    this.perSegment = limits.perSegment
    this.#config = config
    this.#limits = limits
    this.#min = config.min ?? -Infinity
    this.#max = config.max ?? Infinity
    this.#lower = config.guard?.lower ?? -Infinity
    this.#upper = config.guard?.upper ?? Infinity
    this.#plainLow = config.special.length > 0 ? Infinity : Math.max(this.#min, this.#lower, -Number.MAX_VALUE)
    this.#plainHigh = Math.min(this.#max, this.#upper, Number.MAX_VALUE)
    const special = config.special.slice(0, limits.categories)
    this.specials = new CountTable([
      ML_FEATURE_CATEGORY_VALUE_UNDER,
      ML_FEATURE_CATEGORY_VALUE_OVER,
      ...special.map(String),
      ML_FEATURE_CATEGORY_VALUE_OTHER,
    ])
    if (special.length > 0) this.#specialIndex = new Map(special.map((value, i) => [value, i + FIRST_SPECIAL]))
    if (config.type !== undefined) this.#become(config.type)
  }

  /** Counts one row's value of the feature. */
  record(value: unknown, segments: readonly number[]): void {
    if (typeof value === 'number' && value >= this.#plainLow && value <= this.#plainHigh && this.numeric)
      this.numeric.record(value, segments, this.perSegment ? segments.length : 1)
    else this.#recordAny(value, segments)
  }

  /** Counts a value that could not even be read. */
  recordUnreadable(segments: readonly number[]): void {
    this.#addProblem(ValueProblem.type, segments)
  }

  #recordAny(value: unknown, segments: readonly number[]): void {
    if (isMissing(value, this.categorical)) return this.#addProblem(ValueProblem.missing, segments)
    const special = this.#specialIndex?.get(value)
    if (special !== undefined) return this.specials.add(special, segments, this.#reach(segments))
    if (!this.numeric && !this.categorical) this.#decide(value)
    if (this.categorical) return this.#recordCategory(this.categorical, value, segments)
    const number = typeof value === 'bigint' ? Number(value) : value
    return this.numeric && typeof number === 'number'
      ? this.#recordNumber(number, segments)
      : this.#addProblem(ValueProblem.type, segments)
  }

  #recordNumber(value: number, segments: readonly number[]): void {
    if (value - value !== 0) return this.#addProblem(ValueProblem.nonFinite, segments)
    if (value < this.#min || value > this.#max) this.#addProblem(ValueProblem.range, segments)
    if (value < this.#lower) return this.specials.add(UNDER, segments, this.#reach(segments))
    if (value > this.#upper) return this.specials.add(OVER, segments, this.#reach(segments))
    return this.numeric?.record(value, segments, this.#reach(segments))
  }

  #recordCategory(categories: Categories, value: unknown, segments: readonly number[]): void {
    const name = primitiveText(value)
    if (name === undefined) return this.#addProblem(ValueProblem.type, segments)
    if (typeof value === 'number' && value - value !== 0) return this.#addProblem(ValueProblem.nonFinite, segments)
    if (!categories.record(name, segments, this.#reach(segments))) this.#addProblem(ValueProblem.category, segments)
  }

  #addProblem(problem: number, segments: readonly number[]): void {
    this.problems.addTo(ALL, problem)
    const { segmentProblems } = this.#limits
    if (segmentProblems) for (let k = 1; k < segments.length; k += 1) segmentProblems.addTo(segments[k]!, problem)
  }

  #reach(segments: readonly number[]): number {
    return this.perSegment ? segments.length : 1
  }

  #decide(value: unknown): void {
    if (typeof value === 'number' || typeof value === 'bigint') this.#become('numeric')
    else if (typeof value === 'string' || typeof value === 'boolean') this.#become('categorical')
  }

  #become(type: 'numeric' | 'categorical'): void {
    if (type === 'numeric') this.numeric = new NumericSketches(this.#config.zeroThreshold)
    else this.categorical = new Categories(this.#config, this.#limits)
  }
}

function isMissing(value: unknown, categories: Categories | undefined): boolean {
  return value === undefined || value === null || (value === '' && !categories?.isExpected(value))
}
