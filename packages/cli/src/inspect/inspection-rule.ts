import type { ColumnSummary } from './column-summary.ts'

/** What is done with a column a rule applies to: left out, read as numbers, watched for rates only, or nothing. */
export type InspectionAct = 'leave_out' | 'numeric' | 'rates_only' | 'say'

/** One thing that is looked for in a column. */
export interface InspectionRule {
  readonly name: RuleName
  readonly act: InspectionAct
  /** When it applies, for the documentation. */
  readonly when: string
  /** How to have it otherwise, as an imperative without a stop. */
  readonly overrule: string
  /** What to do about a feature that the spec declares. Left out, the same. */
  readonly overruleDeclared?: string
  /** What was found, as a clause without a stop; undefined where the rule does not apply. */
  readonly find: (summary: ColumnSummary) => string | undefined
}

/** The names of the rules. */
export type RuleName =
  | 'all missing'
  | 'constant'
  | 'uuid'
  | 'time'
  | 'numbers as text'
  | 'free text'
  | 'all different'
  | 'many categories'
  | 'mostly missing'
  | 'special values'
  | 'few whole numbers'
  | 'mixed types'
  | 'equal to the label'

/** The share of values from which a pattern speaks for a column, 0..1: a broken cell in a hundred changes nothing. */
export const PATTERN_SHARE = 0.99

/** A share as text that never reads as all where it is not. */
export function percentText(share: number): string {
  return share === 1 ? '100 %' : `${(Math.floor(share * 1000) / 10).toFixed(1).replace('.0', '')} %`
}

/** The subject of a clause: all values, or a share of them. */
export function mostValues(share: number): string {
  return share === 1 ? 'all values' : `${percentText(share)} of the values`
}

/** A count with its thousands. */
export function countText(count: number): string {
  return count.toLocaleString('en-US')
}

/** How a column that was left out comes back. */
export const DECLARE = 'to keep it, declare it under `features`'

/** What to do about a declared feature that is no feature. */
export const UNDECLARE = 'it is declared, so it stays; take it out of `features` if it is none'
