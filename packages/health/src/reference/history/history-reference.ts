import type { DesignEffect, FeatureProfile } from '@driftline/profile'
import { designEffectOfMerged } from '../../build/design-effect.ts'
import type { CellLayout } from '../../cells/cell-layout.ts'
import { areComparableKeys, keyIdOf, keyIdOfLayout } from '../../counts/key-id.ts'
import type { CellCounter } from '../../cells/count-cells.ts'
import { compareCounted, rowsCounted } from '../../cells/counted-window.ts'
import { comparedCells } from '../../comparison/cell-table.ts'
import { isConstant } from '../../comparison/constant-values.ts'
import type {
  ComparedRate,
  ComparisonScope,
  FeatureComparison,
  Incomparable,
} from '../../comparison/feature-comparison.ts'
import { isOfOtherKind, SKETCH_OF_TYPE } from '../../comparison/sketch-kind.ts'
import { totalOf } from '../../counts/category-counts.ts'
import type { FeatureCounts } from '../../counts/feature-counts.ts'
import { invalidRows, sketchRows } from '../../counts/feature-counts.ts'
import type { FeatureReference } from '../feature-reference.ts'
import type { RatioKind, WindowRatios } from './one-step-ratios.ts'
import { designEffectBefore } from './one-step-ratios.ts'
import type { SlotCounts } from './slot-table.ts'

/** Earlier windows summed up, and how windows scatter around such a sum. */
export interface HistoryFacts {
  readonly type: FeatureProfile['type']
  readonly counter: CellCounter
  readonly sum: SlotCounts
  /** How far each window was from those before it, in order of time. */
  readonly earlier: readonly WindowRatios[]
  /** Start of the window that is judged, of merged ones the last. */
  readonly beforeMs: number
  /** How many windows were merged into one. */
  readonly merged: number
}

/** Earlier windows of a feature as a reference. They know cells only: no names of categories, no quantiles. */
export function historyReference(facts: HistoryFacts): FeatureReference {
  let last: LastCompared | undefined
  return {
    type: facts.type,
    compare: (counts, scope) => {
      const known = last?.counts === counts && isSameScope(last.scope, scope) ? last.compared : undefined
      const compared = known ?? compareHistory(facts, counts, scope)
      last = known ? undefined : { counts, scope, compared }
      return compared
    },
  }
}

/** A comparison that is asked for once more: the ratio of a window and then its verdict need the same. */
interface LastCompared {
  readonly counts: FeatureCounts
  readonly scope: ComparisonScope
  readonly compared: FeatureComparison | Incomparable
}

function isSameScope(a: ComparisonScope, b: ComparisonScope): boolean {
  return a.hasProblems === b.hasProblems && a.isOutput === b.isOutput
}

function compareHistory(
  facts: HistoryFacts,
  counts: FeatureCounts,
  scope: ComparisonScope,
): FeatureComparison | Incomparable {
  const { type, counter, sum } = facts
  if (isOfOtherKind(type, counts, scope.isOutput)) return { kind: 'incomparable', reason: 'sketch' }
  const current = counter.count(counts)
  if (!current) return { kind: 'incomparable', reason: isOfOtherKey(counter.layout, counts) ? 'hash_key' : 'hash' }
  const valueRows = sketchRows(counts, SKETCH_OF_TYPE[type]) + totalOf(counts.special)
  const rows = valueRows + (counts.problems['missing'] ?? 0) + invalidRows(counts)
  // Windows merged into one were each too thin to tell whether such a one was constant before.
  const place =
    facts.merged === 1 && !sum.wasConstant && isConstant(counts) ? current.cells.findIndex((count) => count > 0) : -1
  const tables = compareCounted(type, sum.counted, current)
  return {
    kind: 'compared',
    ...tables,
    cells: comparedCells(tables.reference, tables.current),
    designEffect: designEffectOf(facts, 'distribution'),
    rates: [...(scope.hasProblems ? problemRates(facts, counts, rows) : []), ...tailRates(facts, counts, valueRows)],
    ...(place >= 0 && {
      constant: { inReference: sum.counted.cells[place]!, referenceRows: rowsCounted(sum.counted) },
    }),
    valueRows,
    rows,
    counted: { layout: counter.layout, reference: sum.counted, current, isWhole: false },
  }
}

function isOfOtherKey(layout: CellLayout, { categories }: FeatureCounts): boolean {
  return !areComparableKeys(keyIdOfLayout(layout), keyIdOf(categories))
}

function designEffectOf({ earlier, beforeMs, merged }: HistoryFacts, kind: RatioKind): DesignEffect {
  const effect = designEffectBefore(earlier, kind, beforeMs)
  return kind === 'distribution' ? designEffectOfMerged(effect, merged) : effect
}

function problemRates(facts: HistoryFacts, counts: FeatureCounts, rows: number): readonly ComparedRate[] {
  const { sum } = facts
  const { problems } = counts
  const found = { missing: problems['missing'] ?? 0, type: invalidRows(counts), range: problems['range'] ?? 0 }
  return (['missing', 'type', 'range'] as const).map((kind) => ({
    kind,
    reference: { count: sum[kind], rows: sum.rows },
    current: { count: found[kind], rows },
    designEffect: designEffectOf(facts, kind),
  }))
}

function tailRates(facts: HistoryFacts, counts: FeatureCounts, rows: number): readonly ComparedRate[] {
  const { counter, sum } = facts
  const outside = counter.tails(counts)
  if (outside === undefined || sum.tails === undefined) return []
  const reference = { count: sum.tails, rows: rowsCounted(sum.counted) }
  return [{ kind: 'tails', reference, current: { count: outside, rows }, designEffect: designEffectOf(facts, 'tails') }]
}
