import { ML_FEATURE_NAME_VALUE_ALL } from '@driftline/semconv'
import { areCountable } from './check-counts.ts'
import type { FeatureCounts } from './feature-counts.ts'
import { rowsIn } from './feature-counts.ts'
import type { RowCounts } from './row-counts.ts'

const FEATURES_PER_STEP = 50

/**
 * Rows of a window: those its senders count, or where none does those of the feature that has the most. In steps, so
 * that the caller can pause.
 */
export function* windowRows(
  rows: RowCounts | undefined,
  everyone: Readonly<Record<string, FeatureCounts>>,
): Generator<undefined, number> {
  return rows && rows.rows > 0 && areRowsCountable(rows) ? rows.rows : yield* featureRows(everyone)
}

/** Rows of the feature that has the most, in steps. */
export function* featureRows(features: Readonly<Record<string, FeatureCounts>>): Generator<undefined, number> {
  let most = 0
  let done = 0
  for (const feature in features) {
    const counts = features[feature]!
    if (feature !== ML_FEATURE_NAME_VALUE_ALL && areCountable(counts)) most = Math.max(most, rowsIn(counts))
    done += 1
    if (done % FEATURES_PER_STEP === 0) yield
  }
  return most
}

/** Whether counts of rows can be added up and judged: numbers from 0 to 2^53, and no more repeats than rows. */
export function areRowsCountable({ rows, duplicates, unexpected }: RowCounts): boolean {
  const isCount = (count: number): boolean => count >= 0 && count <= Number.MAX_SAFE_INTEGER
  return [rows, duplicates, ...Object.values(unexpected)].every(isCount) && duplicates <= rows
}
