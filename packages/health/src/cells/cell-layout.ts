import type { CategoricalFeatureProfile, FeatureProfile, NumericCells, Tails } from '@driftline/profile'
import { comparedCategories } from '../comparison/category-table.ts'

/** The cells of a feature, in which the rows of every window and of every reference are counted alike; plain JSON. */
export type CellLayout = NumericLayout | ScoreLayout | CategoricalLayout

/** Cells of a numeric feature. */
export interface NumericLayout {
  readonly type: 'numeric'
  readonly cells: NumericCells
  readonly zeroThreshold: number
  readonly tails: Omit<Tails, 'count'>
}

/** Cells of a score. */
export interface ScoreLayout {
  readonly type: 'score'
  readonly edges: readonly number[]
  readonly tails: Omit<Tails, 'count'>
}

/** Cells of a categorical feature: one for each name or bucket, and one for all others. */
export interface CategoricalLayout {
  readonly type: 'categorical'
  readonly by: 'name' | 'bucket'
  readonly keys: readonly string[]
  /** Of a hashed feature: the id of its key. */
  readonly hashKey?: string
}

/** The cells a reference is compared in. */
export function layoutOf(profile: FeatureProfile): CellLayout {
  switch (profile.type) {
    case 'numeric': {
      const { cells, zeroThreshold, tails } = profile
      return { type: 'numeric', cells, zeroThreshold, tails }
    }
    case 'score':
      return { type: 'score', edges: profile.cells.edges, tails: profile.tails }
    case 'categorical':
      return layoutOfCategories(profile)
  }
}

function layoutOfCategories({ categories, buckets = {}, hashKey }: CategoricalFeatureProfile): CategoricalLayout {
  return hashKey === undefined
    ? { type: 'categorical', by: 'name', keys: comparedCategories(categories) }
    : { type: 'categorical', by: 'bucket', keys: comparedCategories(buckets), hashKey }
}

/** Number of cells, specials left aside. */
export function cellCount(layout: CellLayout): number {
  switch (layout.type) {
    case 'numeric': {
      const { negative, belowZero, aboveZero, positive } = layout.cells
      return negative.length + Number(belowZero) + Number(aboveZero) + positive.length + 1
    }
    case 'score':
      return layout.edges.length + 1
    case 'categorical':
      return layout.keys.length + 1
  }
}
