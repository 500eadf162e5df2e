import { ML_FEATURE_PROBLEM_VALUE_MISSING, ML_FEATURE_PROBLEM_VALUE_TYPE } from '@driftline/semconv'
import type { FeatureSpec } from '@driftline/spec'
import { totalOf } from '../counts/category-counts.ts'
import { areCountable } from '../counts/check-counts.ts'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import { rowsIn, sketchKinds } from '../counts/feature-counts.ts'
import type { RowCounts } from '../counts/row-counts.ts'
import { areRowsCountable } from '../counts/window-rows.ts'
import type { Evidence } from './evidence.ts'

/** Share of rows from which an undeclared field is no slip. */
const UNDECLARED_SHARE = 0.01

/** A field that is not as the spec declares it. */
export interface SchemaProblem {
  readonly feature: string
  /** In no row, of another type in every row that has it, or not declared at all. */
  readonly problem: 'absent' | 'type' | 'undeclared'
  /** Share of rows, 0..1. */
  readonly share: number
}

/** What a declared feature is in a whole window, where it is not what it was declared to be. */
export function declaredProblem(
  { type }: Pick<FeatureSpec, 'type'>,
  counts: FeatureCounts | undefined,
): 'absent' | 'type' | undefined {
  if (!counts) return 'absent'
  // What cannot be counted is told of where the feature is judged.
  if (!areCountable(counts)) return undefined
  const rows = rowsIn(counts)
  const missing = counts.problems[ML_FEATURE_PROBLEM_VALUE_MISSING] ?? 0
  const wrong = counts.problems[ML_FEATURE_PROBLEM_VALUE_TYPE] ?? 0
  if (missing === rows) return 'absent'
  return wrong + missing === rows || isOfOtherType(type, counts) ? 'type' : undefined
}

/** A sender that knows no spec takes numbers for numbers and words for categories, whatever was declared. */
function isOfOtherType(type: FeatureSpec['type'], counts: FeatureCounts): boolean {
  const kinds = sketchKinds(counts)
  if (type === undefined || kinds.length === 0 || totalOf(counts.special) > 0) return false
  return !kinds.includes(type === 'numeric' ? 'values' : 'categories')
}

/** Fields in at least 1 % of the rows that the spec does not declare, by name. */
export function undeclaredFields(rows: RowCounts): readonly SchemaProblem[] {
  if (!areRowsCountable(rows) || rows.rows === 0) return []
  return Object.keys(rows.unexpected)
    .sort()
    .map((feature): SchemaProblem => {
      const share = Math.min(1, rows.unexpected[feature]! / rows.rows)
      return { feature, problem: 'undeclared', share }
    })
    .filter(({ share }) => share >= UNDECLARED_SHARE)
}

/** Evidence that fields are not as declared, beyond doubt where there are any; the effect is the greatest share of rows. */
export function schemaEvidence(problems: readonly SchemaProblem[]): Evidence {
  const effect = problems.reduce((most, { share }) => Math.max(most, share), 0)
  return { kind: 'schema', effect, lowerBound: effect, severity: effect > 0 ? 100 : 0, detectable: null }
}
