import type { CategoricalFeatureProfile, FeatureProfile, NumericFeatureProfile } from '@driftline/profile'
import type { AlignedHistograms, ExponentialHistogramData } from '@driftline/statistics'
import { alignExplicitHistograms, createHistogramAligner, emptyExponentialHistogram } from '@driftline/statistics'
import type { CategoricalLayout } from '../cells/cell-layout.ts'
import { layoutOf } from '../cells/cell-layout.ts'
import type { CellCounter } from '../cells/count-cells.ts'
import { createCellCounter } from '../cells/count-cells.ts'
import { hashKeyField } from '../counts/key-id.ts'
import type { CountedWindow } from '../cells/counted-window.ts'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import type { CategoryComparand } from './category-comparand.ts'
import { comparandByBucket, comparandByName } from './category-comparand.ts'

/** One way to count a feature in cells, and the reference counted so. */
export interface PreparedCells {
  readonly counter: CellCounter
  readonly pooled: CountedWindow
}

/** A feature's profile with whatever no window changes computed once, when it is first needed. */
export interface PreparedProfile {
  readonly profile: FeatureProfile
  /** Undefined where the reference's categories cannot be put by bucket. */
  readonly cells: (by: 'name' | 'bucket') => PreparedCells | undefined
  /** Categories by name, or folded into hash buckets; undefined where the reference cannot be put so. */
  readonly comparand: (by: 'name' | 'bucket') => CategoryComparand | undefined
  /** Puts a window's histogram beside the reference's; undefined for categories. */
  readonly align: (counts: FeatureCounts) => AlignedHistograms | undefined
}

/** Prepares the profile of one feature. Costs next to nothing; the parts are computed when they are first needed. */
export function prepareProfile(profile: FeatureProfile): PreparedProfile {
  switch (profile.type) {
    case 'numeric':
      return {
        profile,
        cells: lazy(() => prepareCells(profile)),
        comparand: () => undefined,
        align: createNumericAlign(profile),
      }
    case 'score':
      return {
        profile,
        cells: lazy(() => prepareCells(profile)),
        comparand: () => undefined,
        align: ({ scores }) =>
          alignExplicitHistograms(
            profile.histogram,
            scores ?? { bounds: profile.bounds, counts: [...profile.histogram.counts].fill(0), count: 0 },
          ),
      }
    case 'categorical':
      return { profile, ...prepareCategories(profile), align: () => undefined }
  }
}

function createNumericAlign({ histogram, zeroThreshold }: NumericFeatureProfile): PreparedProfile['align'] {
  const align = lazy(() => createHistogramAligner(histogram))
  const nothing: ExponentialHistogramData = emptyExponentialHistogram(zeroThreshold)
  return ({ values = nothing }) => align()(values)
}

function prepareCells(profile: Exclude<FeatureProfile, CategoricalFeatureProfile>): PreparedCells {
  const counter = createCellCounter(layoutOf(profile))
  const { special } = profile
  const counts: FeatureCounts =
    profile.type === 'numeric'
      ? { values: profile.histogram, special, problems: {} }
      : { scores: profile.histogram, special, problems: {} }
  return { counter, pooled: counter.count(counts)! }
}

function prepareCategories(profile: CategoricalFeatureProfile): Pick<PreparedProfile, 'cells' | 'comparand'> {
  const byName = lazy(() => comparandByName(profile))
  const byBucket = lazy(() => comparandByBucket(profile))
  const cellsByName = lazy(() => categoryCells(profile, byName()))
  const cellsByBucket = lazy(() => categoryCells(profile, byBucket()))
  return {
    comparand: (by) => (by === 'name' ? byName() : byBucket()),
    cells: (by) => (by === 'name' ? cellsByName() : cellsByBucket()),
  }
}

function categoryCells(
  { special }: CategoricalFeatureProfile,
  comparand: CategoryComparand | undefined,
): PreparedCells | undefined {
  if (!comparand) return undefined
  const { by, compared: keys, counts, other } = comparand
  const layout: CategoricalLayout = { type: 'categorical', by, keys, ...hashKeyField(comparand) }
  const named = keys.map((key) => counts[key]!)
  const rest = Object.values(counts).reduce((a, b) => a + b, other) - named.reduce((a, b) => a + b, 0)
  return { counter: createCellCounter(layout), pooled: { cells: [...named, rest], ...(special && { special }) } }
}

/** The cells a reference is counted in by itself: names, or the buckets of a hashed feature. */
export function ownCells({ profile, cells }: PreparedProfile): PreparedCells | undefined {
  return cells(profile.type === 'categorical' && profile.hashKey !== undefined ? 'bucket' : 'name')
}

function lazy<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined
  return () => (known ??= { value: compute() }).value
}
