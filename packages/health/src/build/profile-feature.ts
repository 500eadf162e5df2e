import type { FeatureProfile } from '@driftline/profile'
import type { CellLayout } from '../cells/cell-layout.ts'
import { createBlockCounter } from './block-counter.ts'
import { layoutOf } from '../cells/cell-layout.ts'
import { comparedCategories } from '../comparison/category-table.ts'
import { foldCategories } from '../counts/category-counts.ts'
import { profileCategorical } from './categorical-profile.ts'
import type { PlacedRows } from './feature-scatter.ts'
import { measurePooled, measureScatter } from './feature-scatter.ts'
import { profileNumeric, profileScore } from './numeric-profile.ts'
import type { WindowBlocks } from './reference-blocks.ts'
import type { ReferenceColumn } from './reference-column.ts'

/** A feature's profile with the rows it was made from, placed in its cells. */
export interface ProfiledFeature extends PlacedRows {
  readonly profile: FeatureProfile
}

/**
 * Profiles one feature, with how its windows scatter. Without a single value, undefined.
 *
 * @param everyone for a segment: the profile of all rows.
 */
export function profileFeature(
  column: ReferenceColumn,
  windows: readonly WindowBlocks[],
  everyone?: FeatureProfile,
): ProfiledFeature | undefined {
  if (column.type === 'categorical') return profileCategories(column, windows)
  const made = column.type === 'numeric' ? profileNumeric(column, everyone) : profileScore(column, everyone)
  if (!made) return undefined
  const placed = place(made.rows, layoutOf({ ...made.profile, ...NO_SCATTER }))
  return { profile: { ...made.profile, ...measureScatter(placed, windows) }, ...placed }
}

function place(rows: PlacedRows['rows'], layout: CellLayout): PlacedRows {
  return { rows, layout, count: createBlockCounter(rows, layout) }
}

const NO_SCATTER = { designEffect: {}, rateDesignEffect: {} }

function profileCategories(column: ReferenceColumn, windows: readonly WindowBlocks[]): ProfiledFeature | undefined {
  const made = profileCategorical(column)
  if (!made) return undefined
  const { rows } = made
  const placed = place(rows, layoutOf({ ...made.profile, ...NO_SCATTER }))
  if (column.hash) return { profile: { ...made.profile, ...measureScatter(placed, windows) }, ...placed }
  const folded = foldCategories({ names: made.profile.categories, buckets: {} })
  const byBucket: CellLayout = { type: 'categorical', by: 'bucket', keys: comparedCategories(folded) }
  const scatter = measureScatter(placed, windows)
  const bucketDesignEffect = measurePooled(place(rows, byBucket), windows)
  return { profile: { ...made.profile, ...scatter, bucketDesignEffect }, ...placed }
}
