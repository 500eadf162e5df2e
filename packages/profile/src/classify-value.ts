import {
  ML_FEATURE_PROBLEM_VALUE_CATEGORY,
  ML_FEATURE_PROBLEM_VALUE_MISSING,
  ML_FEATURE_PROBLEM_VALUE_NON_FINITE,
  ML_FEATURE_PROBLEM_VALUE_RANGE,
  ML_FEATURE_PROBLEM_VALUE_TYPE,
} from '@driftline/semconv'
import type { MlFeatureProblem } from '@driftline/semconv'
import type { ValueRule } from './value-rule.ts'
import { OVER_INDEX, UNDER_INDEX } from './value-rule.ts'

/** What one value can be said to be wrong with by itself. */
export type ValueProblem = Exclude<MlFeatureProblem, 'stale' | 'unexpected'>

/** Where a classified value goes. Nothing is allocated on the way. */
export interface ValueSink {
  /** A finite number within the guard band. */
  number(value: number): void
  /** A category by its name. */
  category(name: string): void
  /** A declared special value, or `under` or `over` the guard band. @param index place in the rule's `specialNames` */
  special(name: string, index: number): void
  /** `missing`, `type` and `non_finite` instead of a value; `range` and `category` beside it, before it. */
  problem(problem: ValueProblem): void
}

/**
 * Says what one value of a feature is: exactly one of number, category, special, missing, wrong type and not finite;
 * `range` and `category` are said beside a number or special, or a category.
 *
 * - null and undefined are missing, the empty text too unless it is an expected category.
 * - Declared special values match as number and as text; a bigint is a number.
 * - In a numeric feature a truth value or text is of wrong type, everywhere an object, function or symbol is.
 * - NaN and the infinities are not finite, also as the category of a categorical feature.
 * - The range is checked before the guard band, so that a value can be out of range and `over`.
 *
 * @param value anything
 * @param rule what the feature's values are checked against
 * @param sink called once, or twice where a problem lies beside the value
 */
export function classifyValue(value: unknown, rule: ValueRule, sink: ValueSink): void {
  if (value === undefined || value === null) return sink.problem(ML_FEATURE_PROBLEM_VALUE_MISSING)
  if (typeof value === 'number') return classifyNumber(value, rule, sink)
  if (typeof value === 'string') return classifyText(value, rule, sink)
  if (typeof value === 'boolean') return classifyText(value ? 'true' : 'false', rule, sink)
  if (typeof value !== 'bigint') return sink.problem(ML_FEATURE_PROBLEM_VALUE_TYPE)
  return rule.type === 'categorical'
    ? classifyText(String(value), rule, sink)
    : classifyNumber(Number(value), rule, sink)
}

function classifyNumber(value: number, rule: ValueRule, sink: ValueSink): void {
  const special = rule.specialByNumber.get(value)
  if (special !== undefined) return sink.special(rule.specialNames[special]!, special)
  if (value - value !== 0) return sink.problem(ML_FEATURE_PROBLEM_VALUE_NON_FINITE)
  if (rule.type === 'categorical') return classifyCategory(String(value), rule, sink)
  if (value < rule.min || value > rule.max) sink.problem(ML_FEATURE_PROBLEM_VALUE_RANGE)
  if (value < rule.lower) return sink.special(rule.specialNames[UNDER_INDEX]!, UNDER_INDEX)
  if (value > rule.upper) return sink.special(rule.specialNames[OVER_INDEX]!, OVER_INDEX)
  return sink.number(value)
}

function classifyText(text: string, rule: ValueRule, sink: ValueSink): void {
  if (text === '' && !rule.expected?.has('')) return sink.problem(ML_FEATURE_PROBLEM_VALUE_MISSING)
  const special = rule.specialByText.get(text)
  if (special !== undefined) return sink.special(rule.specialNames[special]!, special)
  if (rule.type === 'numeric') return sink.problem(ML_FEATURE_PROBLEM_VALUE_TYPE)
  return classifyCategory(text, rule, sink)
}

function classifyCategory(name: string, { expected }: ValueRule, sink: ValueSink): void {
  if (expected && !expected.has(name)) sink.problem(ML_FEATURE_PROBLEM_VALUE_CATEGORY)
  return sink.category(name)
}
