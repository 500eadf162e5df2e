import {
  ML_FEATURE_PROBLEM_VALUE_CATEGORY,
  ML_FEATURE_PROBLEM_VALUE_MISSING,
  ML_FEATURE_PROBLEM_VALUE_RANGE,
  ML_FEATURE_PROBLEM_VALUE_STALE,
} from '@driftline/semconv'
import type { FeatureSpec } from '@driftline/spec'
import { areCountable } from '../counts/check-counts.ts'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import { agedRows, invalidRows, rowsIn } from '../counts/feature-counts.ts'

/** How much a critical feature counts; others count 1. */
const CRITICAL_WEIGHT = 3

/** The quality of one declared feature in a window. */
export interface FeatureQuality {
  /** Share of rows whose value is present, valid and fresh, 0..1. */
  readonly share: number
  readonly isCritical: boolean
  /** Absent or of another type in every row. */
  readonly isLost: boolean
}

/**
 * Quality of the rows of one window: the shares of the declared features averaged, Σw·share/Σw with w = 3 for critical
 * ones and 1 for others; 0 where a critical one is lost.
 *
 * @returns 0..1; undefined where no features are declared.
 */
export function qualityScore(features: readonly FeatureQuality[]): number | undefined {
  if (features.length === 0) return undefined
  let [sum, weights] = [0, 0]
  for (const { share, isCritical, isLost } of features) {
    if (isLost && isCritical) return 0
    const weight = isCritical ? CRITICAL_WEIGHT : 1
    sum += isLost ? 0 : weight * share
    weights += weight
  }
  return sum / weights
}

/**
 * Share of a feature's rows whose value is there, of the declared type, in the declared range, of a declared category
 * where categories are declared, and fresh. Counters do not say whether one value is both invalid and stale: these are
 * taken as independent.
 *
 * @returns 0..1; 0 without rows.
 */
export function goodShare({ values }: Pick<FeatureSpec, 'values'>, counts: FeatureCounts): number {
  if (!areCountable(counts)) return 0
  const rows = rowsIn(counts)
  if (rows === 0) return 0
  const problem = (name: string): number => counts.problems[name] ?? 0
  const unknown = values ? problem(ML_FEATURE_PROBLEM_VALUE_CATEGORY) : 0
  const bad =
    problem(ML_FEATURE_PROBLEM_VALUE_MISSING) + invalidRows(counts) + problem(ML_FEATURE_PROBLEM_VALUE_RANGE) + unknown
  const stale = Math.min(1, problem(ML_FEATURE_PROBLEM_VALUE_STALE) / agedRows(counts))
  return Math.max(0, 1 - bad / rows) * (1 - stale)
}
