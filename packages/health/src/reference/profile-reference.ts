import type { DesignEffect, FeatureProfile, NumericFeatureProfile, RateKind } from '@driftline/profile'
import { GUESSED_DESIGN_EFFECT } from '../build/design-effect.ts'
import type { CountedWindow } from '../cells/counted-window.ts'
import { compareCounted, mergeCounted } from '../cells/counted-window.ts'
import type { ComparedCategories } from '../comparison/compared-categories.ts'
import { compareByKey } from '../comparison/compared-categories.ts'
import { constantValues } from '../comparison/constant-values.ts'
import type {
  ComparedRate,
  ComparisonScope,
  FeatureComparison,
  Incomparable,
} from '../comparison/feature-comparison.ts'
import { isOfOtherKind, SKETCH_OF_TYPE } from '../comparison/sketch-kind.ts'
import { totalOf } from '../counts/category-counts.ts'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import { invalidRows, sketchRows } from '../counts/feature-counts.ts'
import { sharedEdges } from '../counts/merge-scores.ts'
import { newCategoryRows } from '../comparison/new-category-rows.ts'
import type { FeatureReference } from './feature-reference.ts'
import type { PreparedCells, PreparedProfile } from './prepared-profile.ts'

/** Which windows of a profile's feature are compared. */
export interface ProfileScope {
  /** Name of the window. */
  readonly window: string
  /** Phases of the windows that were merged into one; empty: none is known. */
  readonly phases: readonly number[]
}

/** The reference of one feature for windows of one length, from its profile. */
export function profileReference(prepared: PreparedProfile, scope: ProfileScope): FeatureReference {
  const { profile } = prepared
  return {
    type: profile.type,
    compare: (counts, comparisonScope) => compareProfile(prepared, counts, { ...scope, ...comparisonScope }),
  }
}

type Scope = ProfileScope & ComparisonScope

function compareProfile(
  prepared: PreparedProfile,
  counts: FeatureCounts,
  scope: Scope,
): FeatureComparison | Incomparable {
  const { profile } = prepared
  if (isOfOtherKind(profile.type, counts, scope.isOutput)) return { kind: 'incomparable', reason: 'sketch' }
  if (profile.type === 'numeric' && isAllZero(profile, counts.values?.zeroThreshold ?? 0))
    return { kind: 'incomparable', reason: 'sketch' }
  if (profile.type === 'score' && counts.scores && sharedEdges(profile.histogram, counts.scores).length === 0)
    return { kind: 'incomparable', reason: 'edges' }
  const categories = profile.type === 'categorical' ? compareByKey(prepared, counts.categories) : undefined
  const cells = prepared.cells(categories?.comparand.by ?? 'name')
  const current = cells?.counter.count(counts)
  if (!cells || !current || (profile.type === 'categorical' && !categories))
    return { kind: 'incomparable', reason: 'hash' }
  return compared(prepared, { counts, scope, cells, current, categories })
}

interface Parts {
  readonly counts: FeatureCounts
  readonly scope: Scope
  readonly cells: PreparedCells
  readonly current: CountedWindow
  readonly categories: ComparedCategories | undefined
}

function compared(prepared: PreparedProfile, parts: Parts): FeatureComparison {
  const { counts, scope, cells, current, categories } = parts
  const { profile } = prepared
  const valueRows = sketchRows(counts, SKETCH_OF_TYPE[profile.type]) + totalOf(counts.special)
  const rows = valueRows + (counts.problems['missing'] ?? 0) + invalidRows(counts)
  const constant = profile.wasConstant ? undefined : constantValues(profile, counts)
  const aligned = prepared.align(counts)
  return {
    kind: 'compared',
    ...compareCounted(profile.type, referenceOf(profile, cells, { scope, categories }), current),
    designEffect: designEffectOf(profile, scope, categories),
    rates: ratesOf(profile, { ...parts, valueRows, rows }),
    ...(constant && { constant }),
    valueRows,
    rows,
    shown: { profile, ...(aligned && { aligned }), ...(categories && { categories }) },
  }
}

/** Whether a window's zero threshold swallows the whole reference, so that every value is one and the same. */
function isAllZero({ minimum, maximum, zeroThreshold }: NumericFeatureProfile, threshold: number): boolean {
  return threshold > zeroThreshold && threshold >= Math.max(Math.abs(minimum), Math.abs(maximum))
}

/** The rows of the window's phases, where all of them have a table; else all rows. */
function referenceOf(
  profile: FeatureProfile,
  { pooled }: PreparedCells,
  { scope, categories }: Pick<Parts, 'scope' | 'categories'>,
): CountedWindow {
  const known = categories?.comparand.by === 'bucket' ? undefined : profile.phases?.[scope.window]
  const tables = scope.phases.map((phase) => known?.tables[phase])
  if (tables.length === 0 || tables.some((table) => table === undefined)) return pooled
  return tables.map((table): CountedWindow => table!).reduce(mergeCounted)
}

function designEffectOf(
  profile: FeatureProfile,
  { window }: Scope,
  categories: ComparedCategories | undefined,
): DesignEffect {
  const effects = categories ? categories.comparand.designEffect : profile.designEffect
  return effects[window] ?? GUESSED_DESIGN_EFFECT
}

function ratesOf(
  profile: FeatureProfile,
  { counts, scope, cells, categories, valueRows, rows }: Parts & { readonly valueRows: number; readonly rows: number },
): readonly ComparedRate[] {
  const referenceRows = profile.count + profile.missing + profile.invalid
  const effectOf = (kind: RateKind): DesignEffect =>
    profile.rateDesignEffect[scope.window]?.[kind] ?? GUESSED_DESIGN_EFFECT
  const rate = (kind: RateKind, inReference: number, inWindow: number): ComparedRate => ({
    kind,
    reference: { count: inReference, rows: referenceRows },
    current: { count: inWindow, rows },
    designEffect: effectOf(kind),
  })
  const { problems } = counts
  const outside = profile.type === 'categorical' ? undefined : cells.counter.tails(counts)
  return [
    ...(scope.hasProblems
      ? [
          rate('missing', profile.missing, problems['missing'] ?? 0),
          rate('type', profile.invalid, invalidRows(counts)),
          rate('range', profile.outOfRange, problems['range'] ?? 0),
        ]
      : []),
    ...(profile.type !== 'categorical' && outside !== undefined
      ? [ofValues(rate('tails', profile.tails.count, outside), profile.count, valueRows)]
      : []),
    ...(profile.type === 'categorical' && categories
      ? [
          {
            ...ofValues(rate('new_category', 0, newCategoryRows(categories, counts)), profile.count, valueRows),
            expectedRate: profile.newCategoryRate,
          },
        ]
      : []),
  ]
}

/** A rate among the rows with a value. */
function ofValues(rate: ComparedRate, referenceRows: number, rows: number): ComparedRate {
  return {
    ...rate,
    reference: { ...rate.reference, rows: referenceRows },
    current: { ...rate.current, rows },
  }
}
