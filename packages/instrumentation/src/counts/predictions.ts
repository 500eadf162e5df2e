import { classifyValue, createValueRule } from '@driftline/profile'
import type { ValueProblem, ValueRule, ValueSink } from '@driftline/profile'
import {
  DRIFTLINE_OVERFLOW_KIND_VALUE_CLASSES,
  ML_FEATURE_PROBLEM_VALUE_MISSING,
  ML_FEATURE_PROBLEM_VALUE_RANGE,
} from '@driftline/semconv'
import type { MlModelTask } from '@driftline/semconv'
import type { FeatureConfig } from '../config/feature-config.ts'
import { CountTable } from '../sketch/count-table.ts'
import { ExplicitHistograms } from '../sketch/explicit-histograms.ts'
import { NamedCounts } from '../sketch/named-counts.ts'
import type { SeriesBudget } from '../sketch/series-budget.ts'
import { Feature } from './feature.ts'
import type { Output } from './output.ts'
import { INDEX_BY_PROBLEM, VALUE_PROBLEMS } from './value-problems.ts'

export interface PredictionConfig {
  /** Grid and guard band of the predicted number. */
  readonly value: FeatureConfig
  /** Edges of the score's histogram, rising. */
  readonly scoreBounds: readonly number[]
  /** Parts of an answer that the profile knows. */
  readonly outputs: Readonly<Record<OutputPart, boolean>>
  readonly task?: MlModelTask | undefined
}

/** Parts of an answer that are judged each for itself: number and class together, and the score. */
type OutputPart = 'prediction' | 'score'

const MISSING = ML_FEATURE_PROBLEM_VALUE_MISSING
const VALUE_RULE = createValueRule({ type: 'numeric' })
const SCORE_RULE = createValueRule({ type: 'numeric', spec: { min: 0, max: 1 } })
const CLASS_RULE = createValueRule({ type: 'categorical' })

/** What a model answered: numbers, scores and classes, each counted apart. */
export class Predictions {
  readonly value: Feature
  readonly scores: ExplicitHistograms
  readonly classes: NamedCounts
  readonly problems = new CountTable(VALUE_PROBLEMS)
  readonly scoreProblems = new CountTable(VALUE_PROBLEMS)
  readonly #budget: SeriesBudget
  readonly #expected: Readonly<Record<OutputPart, boolean>>
  /** Parts that answers had so far. */
  readonly #seen = { prediction: false, score: false }

  constructor(config: PredictionConfig, limits: { readonly categories: number; readonly budget: SeriesBudget }) {
    this.#budget = limits.budget
    const { outputs, task } = config
    const isByScore = task === 'binary'
    this.#expected = outputs.prediction || outputs.score ? outputs : { prediction: !isByScore, score: isByScore }
    this.value = new Feature(toNumeric(config.value), { ...limits, perSegment: true })
    this.scores = new ExplicitHistograms(config.scoreBounds)
    this.classes = new NamedCounts(limits.categories)
  }

  /**
   * Counts one row's output: the parts it has, with at most one problem each. One without any part is missing in all
   * that answers had before, or are expected to have while there was none.
   */
  record({ value, score, class: decided }: Output, segments: readonly number[]): void {
    let problem: ValueProblem | undefined = MISSING
    if (isPresent(value)) problem = worse(problem, this.#recordValue(value, segments))
    if (isPresent(decided)) problem = worse(problem, this.#recordClass(decided))
    const scoreProblem = isPresent(score) ? this.#recordScore(score, segments) : MISSING
    if (problem === MISSING && scoreProblem === MISSING) return this.#recordMissing(segments)
    if (problem !== MISSING) {
      this.#seen.prediction = true
      addProblem(this.problems, problem, segments)
    }
    if (scoreProblem !== MISSING) {
      this.#seen.score = true
      addProblem(this.scoreProblems, scoreProblem, segments)
    }
    return undefined
  }

  #recordMissing(segments: readonly number[]): void {
    const { prediction, score } = this.#seen.prediction || this.#seen.score ? this.#seen : this.#expected
    if (prediction) addProblem(this.problems, MISSING, segments)
    if (score) addProblem(this.scoreProblems, MISSING, segments)
  }

  #recordValue(value: unknown, segments: readonly number[]): ValueProblem | undefined {
    const problem = readPart(value, VALUE_RULE)
    if (problem === undefined) this.value.record(part.number, segments)
    return problem
  }

  #recordScore(score: unknown, segments: readonly number[]): ValueProblem | undefined {
    const problem = readPart(score, SCORE_RULE)
    if (problem === undefined || problem === ML_FEATURE_PROBLEM_VALUE_RANGE)
      this.scores.record(part.number, segments, segments.length)
    return problem
  }

  #recordClass(decided: unknown): ValueProblem | undefined {
    const problem = readPart(decided, CLASS_RULE)
    if (problem === undefined && !this.classes.add(part.name))
      this.#budget.overflow(DRIFTLINE_OVERFLOW_KIND_VALUE_CLASSES)
    return problem
  }
}

/** The part of an output read last; one for all, so that reading allocates nothing. */
const part: { number: number; name: string; problem: ValueProblem | undefined } = {
  number: 0,
  name: '',
  problem: undefined,
}

const PART_SINK: ValueSink = {
  number: (value) => {
    part.number = value
  },
  category: (name) => {
    part.name = name
  },
  special: () => {},
  problem: (problem) => {
    part.problem = problem
  },
}

function readPart(value: unknown, rule: ValueRule): ValueProblem | undefined {
  part.problem = undefined
  if (isPlainNumber(value, rule)) part.number = value
  else if (isPlainText(value, rule)) part.name = value
  else classifyValue(value, rule, PART_SINK)
  return part.problem
}

/** Whether nothing can be said of a value but that it is a number; most are, and need not be classified. */
function isPlainNumber(value: unknown, { type, min, max }: ValueRule): value is number {
  return type === 'numeric' && typeof value === 'number' && value - value === 0 && value >= min && value <= max
}

function isPlainText(value: unknown, { type }: ValueRule): value is string {
  return type === 'categorical' && typeof value === 'string' && value !== ''
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null
}

function toNumeric(config: FeatureConfig): FeatureConfig {
  return { ...config, rule: { ...config.rule, type: 'numeric' } }
}

function addProblem(to: CountTable, problem: ValueProblem | undefined, segments: readonly number[]): void {
  if (problem !== undefined) to.add(INDEX_BY_PROBLEM[problem], segments, segments.length)
}

/** What two parts of one output come to: one that is there ends being missing, a problem stays one. */
function worse(before: ValueProblem | undefined, now: ValueProblem | undefined): ValueProblem | undefined {
  if (now === MISSING) return before
  return now ?? (before === MISSING ? undefined : before)
}
