import type { DesignEffects, NumericFeatureProfile, QuantileCells } from '@driftline/profile'
import type { MlDriftReason } from '@driftline/semconv'
import type { AlignedHistograms } from '@driftline/statistics'
import { alignExplicitHistograms } from '@driftline/statistics'
import { totalOf } from '../counts/category-counts.ts'
import type { FeatureCounts, SketchKind } from '../counts/feature-counts.ts'
import { sketchKinds, sketchRows } from '../counts/feature-counts.ts'
import { sharedEdges } from '../counts/merge-scores.ts'
import type {
  CategoricalReference,
  FeatureReference,
  NumericReference,
  ScoreReference,
} from '../reference/feature-reference.ts'
import type { CellTable } from './cell-table.ts'
import { categoryTable, withSpecials } from './category-table.ts'
import type { ComparedCategories } from './compared-categories.ts'
import { compareByKey } from './compared-categories.ts'
import { splitIntoCells } from './split-cells.ts'

/** A window's counts beside the reference's, on common cells. */
export interface FeatureComparison {
  readonly kind: 'compared'
  readonly reference: CellTable
  readonly current: CellTable
  /** Of the cells, by window name. */
  readonly designEffect: DesignEffects
  /** Numeric features and scores: both histograms on one grid. */
  readonly aligned?: AlignedHistograms
  readonly categories?: ComparedCategories
  /** Rows of the window with a value, special values included. */
  readonly valueRows: number
}

/** A window that cannot be put on common cells with its reference, and why. */
export interface Incomparable {
  readonly kind: 'incomparable'
  readonly reason: Extract<MlDriftReason, 'edges' | 'sketch' | 'hash'>
}

const SKETCH_OF_TYPE = { numeric: 'values', score: 'scores', categorical: 'categories' } as const

/**
 * Puts a window's counts and its reference on common cells; where that cannot be done exactly it says so.
 *
 * @param isOutput a model may put out a number and a class: what the reference is not of is left aside.
 */
export function compareFeature(
  reference: FeatureReference,
  counts: FeatureCounts,
  isOutput = false,
): FeatureComparison | Incomparable {
  if (isOfOtherKind(SKETCH_OF_TYPE[reference.type], sketchKinds(counts), isOutput))
    return { kind: 'incomparable', reason: 'sketch' }
  switch (reference.type) {
    case 'categorical':
      return compareCategories(reference, counts)
    case 'numeric':
      return compareNumbers(reference, counts)
    case 'score':
      return compareScores(reference, counts)
  }
}

function isOfOtherKind(needed: SketchKind, found: readonly SketchKind[], isOutput: boolean): boolean {
  if (found.length === 0) return false
  return !found.includes(needed) || (found.length > 1 && !isOutput)
}

function compareCategories(reference: CategoricalReference, counts: FeatureCounts): FeatureComparison | Incomparable {
  const categories = compareByKey(reference, counts.categories)
  if (!categories) return { kind: 'incomparable', reason: 'hash' }
  const { comparand, current, currentOther } = categories
  const { special = {} } = reference.profile
  const names = specialNames(special, counts.special)
  return {
    kind: 'compared',
    reference: withSpecials(categoryTable(comparand.compared, comparand.counts, comparand.other), special, names),
    current: withSpecials(categoryTable(comparand.compared, current, currentOther), counts.special, names),
    designEffect: comparand.designEffect,
    categories,
    valueRows: sketchRows(counts, 'categories') + totalOf(counts.special),
  }
}

function compareNumbers({ profile, align }: NumericReference, counts: FeatureCounts): FeatureComparison | Incomparable {
  if (isAllZero(profile, counts.values?.zeroThreshold ?? 0)) return { kind: 'incomparable', reason: 'sketch' }
  return compareOnGrid(profile, counts, align(counts.values))
}

/** Whether a window's zero threshold swallows the whole reference, so that every value is one and the same. */
function isAllZero({ minimum, maximum, zeroThreshold }: NumericFeatureProfile, threshold: number): boolean {
  return threshold > zeroThreshold && threshold >= Math.max(Math.abs(minimum), Math.abs(maximum))
}

function compareScores({ profile }: ScoreReference, counts: FeatureCounts): FeatureComparison | Incomparable {
  const nothing = { bounds: profile.bounds, counts: profile.histogram.counts.map(() => 0), count: 0 }
  const current = counts.scores ?? nothing
  if (sharedEdges(profile.histogram, current).length === 0) return { kind: 'incomparable', reason: 'edges' }
  return compareOnGrid(profile, counts, alignExplicitHistograms(profile.histogram, current))
}

interface GridProfile {
  readonly cells: QuantileCells
  readonly special: Readonly<Record<string, number>>
  readonly designEffect: DesignEffects
}

function compareOnGrid(profile: GridProfile, counts: FeatureCounts, aligned: AlignedHistograms): FeatureComparison {
  const cells = splitIntoCells(aligned, profile.cells)
  const names = specialNames(profile.special, counts.special)
  return {
    kind: 'compared',
    reference: withSpecials({ ordered: cells.reference, unordered: [] }, profile.special, names),
    current: withSpecials({ ordered: cells.current, unordered: [] }, counts.special, names),
    designEffect: profile.designEffect,
    aligned,
    valueRows: aligned.current.reduce((a, b) => a + b, 0) + totalOf(counts.special),
  }
}

function specialNames(
  reference: Readonly<Record<string, number>>,
  current: Readonly<Record<string, number>>,
): readonly string[] {
  return [...new Set([...Object.keys(reference), ...Object.keys(current)])].sort()
}
