import type { DesignEffect, FeatureProfile } from '@driftline/profile'
import type { MlDriftReason } from '@driftline/semconv'
import type { AlignedHistograms } from '@driftline/statistics'
import type { ThresholdKind } from '../evidence/severity.ts'
import type { CellLayout } from '../cells/cell-layout.ts'
import type { CountedWindow } from '../cells/counted-window.ts'
import type { CellTable } from './cell-table.ts'
import type { CellCounts } from './pool-cells.ts'
import type { ComparedCategories } from './compared-categories.ts'
import type { Rate } from './rate-effect.ts'

/** A window's counts beside a reference's, whatever kind of reference it is. */
export interface FeatureComparison {
  readonly kind: 'compared'
  /** Rows on common cells. */
  readonly reference: CellTable
  readonly current: CellTable
  /** The same rows in cells fit for a distance of distributions: small ones pooled. */
  readonly cells: CellCounts
  /** Of the distribution. */
  readonly designEffect: DesignEffect
  readonly rates: readonly ComparedRate[]
  /** Where all values of the window are one and the same, and those of the reference never were. */
  readonly constant?: ConstantValues
  /** Rows of the window with a value, special values included. */
  readonly valueRows: number
  /** Rows of the window, whatever they held. */
  readonly rows: number
  /** What more can be shown where the reference has all its sketch. */
  readonly shown?: ShownReference
  /** The cells both are counted in, with their bounds or names. */
  readonly counted?: CountedSides
}

/** Both sides of a comparison in the cells of a layout. */
export interface CountedSides {
  readonly layout: CellLayout
  readonly reference: CountedWindow
  readonly current: CountedWindow
  /** Whether the reference is all rows of a profile, so that the profile's quantiles are its own. */
  readonly isWhole: boolean
}

/** A rate in the reference and in the window. */
export interface ComparedRate {
  readonly kind: Exclude<ThresholdKind, 'distribution'>
  readonly reference: Rate
  readonly current: Rate
  readonly designEffect: DesignEffect
  /** The rate that thresholds follow, 0..1, where it is not the reference's own. */
  readonly expectedRate?: number
}

/** A window whose values all lie in one bucket or category. */
export interface ConstantValues {
  /** Rows of the reference in that bucket or category, at the coarser scale of both. */
  readonly inReference: number
  /** Rows of the reference with a value. */
  readonly referenceRows: number
}

/** A reference with all its sketch, and the window beside it. */
export interface ShownReference {
  readonly profile: FeatureProfile
  /** Numeric features and scores: both histograms on one grid. */
  readonly aligned?: AlignedHistograms
  readonly categories?: ComparedCategories
}

/** A window that cannot be put on common cells with its reference, and why. */
export interface Incomparable {
  readonly kind: 'incomparable'
  readonly reason: Extract<MlDriftReason, 'edges' | 'sketch' | 'hash' | 'hash_key'>
}

/** What decides how a window is compared. */
export interface ComparisonScope {
  /** Problems are counted per feature only for the segment of everyone. */
  readonly hasProblems: boolean
  /** A prediction or score: a number and a class of one row are no contradiction. */
  readonly isOutput: boolean
}
