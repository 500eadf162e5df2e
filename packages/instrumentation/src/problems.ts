import {
  ML_FEATURE_PROBLEM_VALUE_CATEGORY,
  ML_FEATURE_PROBLEM_VALUE_MISSING,
  ML_FEATURE_PROBLEM_VALUE_NON_FINITE,
  ML_FEATURE_PROBLEM_VALUE_RANGE,
  ML_FEATURE_PROBLEM_VALUE_TYPE,
} from '@driftline/semconv'

/** Index of each problem in `problemNames`. */
export const Problem = { missing: 0, type: 1, nonFinite: 2, range: 3, category: 4 } as const

export const problemNames: readonly string[] = [
  ML_FEATURE_PROBLEM_VALUE_MISSING,
  ML_FEATURE_PROBLEM_VALUE_TYPE,
  ML_FEATURE_PROBLEM_VALUE_NON_FINITE,
  ML_FEATURE_PROBLEM_VALUE_RANGE,
  ML_FEATURE_PROBLEM_VALUE_CATEGORY,
]
