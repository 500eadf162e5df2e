import { DRIFTLINE_OVERFLOW_KIND_VALUE_CLASSES } from '@driftline/semconv'
import type { FeatureConfig } from '../config/feature-config.ts'
import { primitiveText } from '../internal/primitive-text.ts'
import type { Output } from '../counts/output.ts'
import { CountTable } from '../sketch/count-table.ts'
import { ExplicitHistograms } from '../sketch/explicit-histograms.ts'
import { NamedCounts } from '../sketch/named-counts.ts'
import type { SeriesBudget } from '../sketch/series-budget.ts'
import { Feature } from './feature.ts'
import { ValueProblem, VALUE_PROBLEM_NAMES } from './value-problem.ts'

export interface PredictionConfig {
  /** Grid and guard band of the predicted number. */
  readonly value: FeatureConfig
  /** Edges of the score's histogram, rising. */
  readonly scoreBounds: readonly number[]
}

/** What a model answered: numbers, scores and classes, each counted apart. */
export class Predictions {
  readonly value: Feature
  readonly scores: ExplicitHistograms
  readonly classes: NamedCounts
  readonly problems = new CountTable(VALUE_PROBLEM_NAMES)
  readonly #budget: SeriesBudget

  constructor(config: PredictionConfig, limits: { readonly categories: number; readonly budget: SeriesBudget }) {
    this.#budget = limits.budget
    this.value = new Feature({ ...config.value, type: 'numeric' }, { ...limits, perSegment: true })
    this.scores = new ExplicitHistograms(config.scoreBounds)
    this.classes = new NamedCounts(limits.categories)
  }

  /** Counts one row's output; an empty one is a missing prediction. */
  record({ value, score, class: decided }: Output, segments: readonly number[]): void {
    let problem: number | undefined = ValueProblem.missing
    if (isPresent(value)) problem = this.#recordValue(value, segments)
    if (isPresent(score)) problem = worse(problem, this.#recordScore(score, segments))
    if (isPresent(decided)) problem = worse(problem, this.#recordClass(decided))
    if (problem !== undefined) this.problems.add(problem, segments, segments.length)
  }

  #recordValue(value: unknown, segments: readonly number[]): number | undefined {
    const problem = numberProblem(value)
    if (problem === undefined) this.value.record(value, segments)
    return problem
  }

  #recordScore(score: unknown, segments: readonly number[]): number | undefined {
    const problem = numberProblem(score)
    if (problem !== undefined) return problem
    const number = Number(score)
    this.scores.record(number, segments, segments.length)
    return number < 0 || number > 1 ? ValueProblem.range : undefined
  }

  #recordClass(decided: unknown): number | undefined {
    const name = primitiveText(decided)
    if (name === undefined) return ValueProblem.type
    if (!this.classes.add(name)) this.#budget.overflow(DRIFTLINE_OVERFLOW_KIND_VALUE_CLASSES)
    return undefined
  }
}

/** What two parts of one output come to: one that is there ends being missing, a problem stays one. */
function worse(before: number | undefined, now: number | undefined): number | undefined {
  return now ?? (before === ValueProblem.missing ? undefined : before)
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null
}

function numberProblem(value: unknown): number | undefined {
  if (typeof value !== 'number' && typeof value !== 'bigint') return ValueProblem.type
  return Number.isFinite(Number(value)) ? undefined : ValueProblem.nonFinite
}
