import { classifyValue, OVER_INDEX } from '@driftline/profile'
import type { ValueProblem, ValueRule, ValueSink } from '@driftline/profile'
import { ML_FEATURE_CATEGORY_VALUE_OTHER, ML_FEATURE_PROBLEM_VALUE_TYPE } from '@driftline/semconv'
import type { FeatureConfig } from '../config/feature-config.ts'
import { CountTable } from '../sketch/count-table.ts'
import { NumericSketches } from '../sketch/numeric-sketches.ts'
import type { SeriesBudget } from '../sketch/series-budget.ts'
import { Categories } from './categories.ts'
import { ALL } from './segment-index.ts'
import { INDEX_BY_PROBLEM, VALUE_PROBLEMS } from './value-problems.ts'

/** Place of the first declared special value among all, after `under` and `over`. */
const FIRST_DECLARED = OVER_INDEX + 1

export interface FeatureLimits {
  readonly budget: SeriesBudget
  readonly categories: number
  /** Whether the feature is counted per segment too. */
  readonly perSegment: boolean
  /** Problems of all features by segment; those of `ALL` are counted by feature. */
  readonly segmentProblems?: CountTable
}

/** Everything counted of one feature: each row is exactly one of value, special, missing, wrong type and non-finite. */
export class Feature implements ValueSink {
  readonly name: string
  readonly perSegment: boolean
  readonly problems = new CountTable(VALUE_PROBLEMS)
  readonly specials: CountTable
  numeric: NumericSketches | undefined
  categorical: Categories | undefined
  readonly #config: FeatureConfig
  readonly #limits: FeatureLimits
  /** Numbers from here to there are finite and out of no range. */
  readonly #plainLow: number
  readonly #plainHigh: number
  readonly #specialByNumber: ReadonlyMap<number, number> | undefined
  #rule: ValueRule
  /** Segments of the row at hand. */
  #segments: readonly number[] = []

  constructor(config: FeatureConfig, limits: FeatureLimits) {
    const { rule } = config
    this.name = config.name
    this.perSegment = limits.perSegment
    this.#config = config
    this.#limits = limits
    this.#rule = rule
    this.#plainLow = Math.max(rule.min, rule.lower, -Number.MAX_VALUE)
    this.#plainHigh = Math.min(rule.max, rule.upper, Number.MAX_VALUE)
    if (rule.specialByNumber.size > 0) this.#specialByNumber = rule.specialByNumber
    const specialNames = rule.specialNames.slice(0, FIRST_DECLARED + limits.categories)
    this.specials = new CountTable([...specialNames, ML_FEATURE_CATEGORY_VALUE_OTHER])
    if (rule.type !== undefined) this.#become(rule.type)
  }

  /** Counts one row's value of the feature. */
  record(value: unknown, segments: readonly number[]): void {
    const length = this.#reach(segments)
    if (typeof value === 'number' && value >= this.#plainLow && value <= this.#plainHigh && this.numeric) {
      if (!this.#specialByNumber?.has(value)) return this.numeric.record(value, segments, length)
    } else if (typeof value === 'string' && this.categorical?.recordPlain(value, segments, length)) return undefined
    this.#segments = segments
    return classifyValue(value, this.#rule, this)
  }

  /** Counts a value that could not even be read. */
  recordUnreadable(segments: readonly number[]): void {
    this.#segments = segments
    this.problem(ML_FEATURE_PROBLEM_VALUE_TYPE)
  }

  /** Takes a number from `classifyValue`; where no type is declared, the first value decides it. */
  number(value: number): void {
    if (!this.numeric) this.#become('numeric')
    this.numeric?.record(value, this.#segments, this.#reach(this.#segments))
  }

  category(name: string): void {
    if (!this.categorical) this.#become('categorical')
    this.categorical?.record(name, this.#segments, this.#reach(this.#segments))
  }

  special(_name: string, index: number): void {
    this.specials.add(Math.min(index, this.specials.names.length - 1), this.#segments, this.#reach(this.#segments))
  }

  problem(problem: ValueProblem): void {
    const index = INDEX_BY_PROBLEM[problem]
    this.problems.addTo(ALL, index)
    const { segmentProblems } = this.#limits
    if (!segmentProblems) return
    for (let k = 1; k < this.#segments.length; k += 1) segmentProblems.addTo(this.#segments[k]!, index)
  }

  /** How many of a row's segments the feature is counted in. */
  #reach(segments: readonly number[]): number {
    return this.perSegment ? segments.length : 1
  }

  #become(type: 'numeric' | 'categorical'): void {
    this.#rule = { ...this.#rule, type }
    if (type === 'numeric') this.numeric = new NumericSketches(this.#config.zeroThreshold)
    else this.categorical = new Categories(this.#config, this.#limits)
  }
}
