import { ML_FEATURE_NAME_VALUE_OTHER } from '@driftline/semconv'
import { addCounts } from './category-counts.ts'

/** Undeclared names kept of one window, in alphabetical order; what comes after is counted as `other`. */
export const UNEXPECTED_NAMES = 20

/** What one window knows of the rows of a version as such, whatever their features held. */
export interface RowCounts {
  /** Rows the model was asked about. */
  readonly rows: number
  /** Rows among them that repeat a recent one. */
  readonly duplicates: number
  /** Rows with a field that the spec does not declare, by its name; at most 20 names and `other`. */
  readonly unexpected: Readonly<Record<string, number>>
}

/** No rows at all: the neutral element of {@link mergeRowCounts}. */
export const noRowCounts: RowCounts = { rows: 0, duplicates: 0, unexpected: {} }

/** Adds the rows of two windows, panes or streams. Exact, associative and commutative. */
export function mergeRowCounts(a: RowCounts, b: RowCounts): RowCounts {
  return {
    rows: a.rows + b.rows,
    duplicates: a.duplicates + b.duplicates,
    unexpected: boundNames(addCounts(a.unexpected, b.unexpected)),
  }
}

/**
 * The first 20 names in order of UTF-16 units, the rest as `other`. A name that is among the first of all is among the
 * first of every part, so the order of merging changes nothing.
 */
function boundNames(counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const names = Object.keys(counts).filter((name) => name !== ML_FEATURE_NAME_VALUE_OTHER)
  if (names.length <= UNEXPECTED_NAMES) return counts
  const bounded = Object.create(null) as Record<string, number>
  let other = counts[ML_FEATURE_NAME_VALUE_OTHER] ?? 0
  for (const [i, name] of names.sort().entries()) {
    if (i < UNEXPECTED_NAMES) bounded[name] = counts[name]!
    else other += counts[name]!
  }
  bounded[ML_FEATURE_NAME_VALUE_OTHER] = other
  return bounded
}
