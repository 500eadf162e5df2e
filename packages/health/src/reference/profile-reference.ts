import type { DesignEffect, FeatureProfile, NumericFeatureProfile, PhaseReference, RateKind } from '@driftline/profile'
import { designEffectOfMerged, GUESSED_DESIGN_EFFECT } from '../build/design-effect.ts'
import type { CountedWindow } from '../cells/counted-window.ts'
import { compareCounted } from '../cells/counted-window.ts'
import type { PhaseRows } from '../cells/sum-phases.ts'
import { phaseGroup, sumPhases } from '../cells/sum-phases.ts'
import { comparedCells } from '../comparison/cell-table.ts'
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
import { areComparableKeys, keyIdOf, keyIdOfProfile } from '../counts/key-id.ts'
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
  /** How many windows were merged into one. Default: 1. */
  readonly merged?: number
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
  const reason = incomparable(prepared.profile, counts, scope)
  if (reason) return { kind: 'incomparable', reason }
  const isNamed = prepared.profile.type === 'categorical'
  const categories = isNamed ? compareByKey(prepared, counts.categories) : undefined
  const cells = isNamed && !categories ? undefined : prepared.cells(categories?.comparand.by ?? 'name')
  const current = cells?.counter.count(counts)
  if (!cells || !current) return { kind: 'incomparable', reason: 'hash' }
  return compared(prepared, { counts, scope, cells, current, categories })
}

function incomparable(
  profile: FeatureProfile,
  counts: FeatureCounts,
  { isOutput }: Scope,
): Incomparable['reason'] | undefined {
  if (isOfOtherKind(profile.type, counts, isOutput)) return 'sketch'
  switch (profile.type) {
    case 'numeric':
      return isAllZero(profile, counts) ? 'sketch' : undefined
    case 'score':
      return counts.scores && sharedEdges(profile.histogram, counts.scores).length === 0 ? 'edges' : undefined
    case 'categorical':
      return areComparableKeys(keyIdOfProfile(profile), keyIdOf(counts.categories)) ? undefined : 'hash_key'
  }
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
  const reference = referenceOf(profile, cells, { scope, categories })
  const tables = compareCounted(profile.type, reference, current)
  return {
    kind: 'compared',
    ...tables,
    cells: comparedCells(tables.reference, tables.current),
    designEffect: designEffectOf(profile, scope, categories),
    rates: ratesOf(profile, { ...parts, valueRows, rows }),
    ...(constant && { constant }),
    valueRows,
    rows,
    shown: { profile, ...(aligned && { aligned }), ...(categories && { categories }) },
    counted: { layout: cells.counter.layout, reference, current, isWhole: reference === cells.pooled },
  }
}

/** Whether a window's zero threshold swallows the whole reference, so that every value is one and the same. */
function isAllZero({ minimum, maximum, zeroThreshold }: NumericFeatureProfile, { values }: FeatureCounts): boolean {
  const threshold = values?.zeroThreshold ?? 0
  return threshold > zeroThreshold && threshold >= Math.max(Math.abs(minimum), Math.abs(maximum))
}

/** The rows of the window's phases, where all of them have a table; else all rows. */
function referenceOf(
  profile: FeatureProfile,
  { pooled }: PreparedCells,
  { scope, categories }: Pick<Parts, 'scope' | 'categories'>,
): CountedWindow {
  const isFolded = categories?.comparand.by === 'bucket' && categories.comparand.hashKey === undefined
  const known = isFolded ? undefined : profile.phases?.[scope.window]
  if (!known || scope.phases.length === 0) return pooled
  const rows = scope.phases.flatMap((phase) => rowsOfPhase(known, phase) ?? [])
  return rows.length === scope.phases.length ? sumPhases(rows) : pooled
}

function rowsOfPhase({ tables, alike }: PhaseReference, phase: number): PhaseRows | undefined {
  const group = phaseGroup(alike, phase)
  const counted = tables[group[0]!]
  return counted && { counted, windows: group.length }
}

function designEffectOf(
  profile: FeatureProfile,
  { window, merged = 1 }: Scope,
  categories: ComparedCategories | undefined,
): DesignEffect {
  const effects = categories ? categories.comparand.designEffect : profile.designEffect
  return designEffectOfMerged(effects[window] ?? GUESSED_DESIGN_EFFECT, merged)
}

interface RowTotals {
  readonly valueRows: number
  readonly rows: number
}

function ratesOf(profile: FeatureProfile, parts: Parts & RowTotals): readonly ComparedRate[] {
  return [...(parts.scope.hasProblems ? problemRates(profile, parts) : []), ...valueRates(profile, parts)]
}

function problemRates(profile: FeatureProfile, { counts, scope, rows }: Parts & RowTotals): readonly ComparedRate[] {
  const referenceRows = profile.count + profile.missing + profile.invalid
  const { problems } = counts
  const rate = (kind: 'missing' | 'type' | 'range', inReference: number, inWindow: number): ComparedRate => ({
    kind,
    reference: { count: inReference, rows: referenceRows },
    current: { count: inWindow, rows },
    designEffect: rateDesignEffect(profile, kind, scope),
  })
  return [
    rate('missing', profile.missing, problems['missing'] ?? 0),
    rate('type', profile.invalid, invalidRows(counts)),
    rate('range', profile.outOfRange, problems['range'] ?? 0),
  ]
}

/** Rates among the rows with a value. */
function valueRates(
  profile: FeatureProfile,
  { counts, scope, cells, categories, valueRows }: Parts & RowTotals,
): readonly ComparedRate[] {
  const rate = (kind: 'tails' | 'new_category', inReference: number, inWindow: number): ComparedRate => ({
    kind,
    reference: { count: inReference, rows: profile.count },
    current: { count: inWindow, rows: valueRows },
    designEffect: rateDesignEffect(profile, kind, scope),
  })
  if (profile.type === 'categorical') {
    if (!categories) return []
    return [{ ...rate('new_category', 0, newCategoryRows(categories, counts)), expectedRate: profile.newCategoryRate }]
  }
  const outside = cells.counter.tails(counts)
  return outside === undefined ? [] : [rate('tails', profile.tails.count, outside)]
}

function rateDesignEffect(profile: FeatureProfile, kind: RateKind, { window }: Scope): DesignEffect {
  return profile.rateDesignEffect[window]?.[kind] ?? GUESSED_DESIGN_EFFECT
}
