import type { FeatureProfile } from '@driftline/profile'
import type { FeatureSpec } from '@driftline/spec'
import { sortNumbers } from '@driftline/statistics'
import type { CellColumn } from './cell-column.ts'
import type { CategoryHash, ClassifiedRows } from './classified-rows.ts'
import { classifyRows, numbersOf } from './classified-rows.ts'
import { ruleOfType } from './profile-rule.ts'

/** Raw rows of a feature, and what they are classified by. */
export interface RowsToSample {
  readonly type: FeatureProfile['type']
  readonly cells: readonly unknown[] | CellColumn
  readonly spec?: FeatureSpec | undefined
  /** Of a hashed feature. */
  readonly hash?: CategoryHash | undefined
}

/** The rows of a feature by its type and spec alone; a profile and exact statistics are both made of them. */
export interface FeatureSample {
  readonly rows: ClassifiedRows
  /** Its numbers in ascending order; sorted when they are first asked for. */
  readonly sorted: Float64Array
}

/** Classifies the rows of a feature. */
export function takeSample({ type, cells, spec, hash }: RowsToSample): FeatureSample {
  const rows = classifyRows(cells, ruleOfType(type, spec), hash)
  let sorted: Float64Array | undefined
  return {
    rows,
    get sorted() {
      return (sorted ??= sortNumbers(numbersOf(rows)))
    },
  }
}
