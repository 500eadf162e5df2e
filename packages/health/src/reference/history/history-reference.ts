import type { DesignEffect, FeatureProfile } from '@driftline/profile'
import type { CellCounter } from '../../cells/count-cells.ts'
import { compareCounted, rowsCounted } from '../../cells/counted-window.ts'
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
import type { RatioKind } from './one-step-ratios.ts'
import type { SlotCounts } from './slot-table.ts'

/** Earlier windows summed up, and how windows scatter around such a sum. */
export interface HistoryFacts {
  readonly type: FeatureProfile['type']
  readonly counter: CellCounter
  readonly sum: SlotCounts
  readonly designEffect: (kind: RatioKind) => DesignEffect
}

/** Earlier windows of a feature as a reference. They know cells only: no names of categories, no quantiles. */
export function historyReference(facts: HistoryFacts): FeatureReference {
  return { type: facts.type, compare: (counts, scope) => compareHistory(facts, counts, scope) }
}

function compareHistory(
  { type, counter, sum, designEffect }: HistoryFacts,
  counts: FeatureCounts,
  { hasProblems, isOutput }: ComparisonScope,
): FeatureComparison | Incomparable {
  if (isOfOtherKind(type, counts, isOutput)) return { kind: 'incomparable', reason: 'sketch' }
  const current = counter.count(counts)
  if (!current) return { kind: 'incomparable', reason: 'hash' }
  const valueRows = sketchRows(counts, SKETCH_OF_TYPE[type]) + totalOf(counts.special)
  const rows = valueRows + (counts.problems['missing'] ?? 0) + invalidRows(counts)
  const referenceRows = rowsCounted(sum.counted)
  const tails = counter.tails(counts)
  const rate = (kind: Exclude<RatioKind, 'distribution'>, inReference: number, inWindow: number): ComparedRate => ({
    kind,
    reference: { count: inReference, rows: kind === 'tails' ? referenceRows : sum.rows },
    current: { count: inWindow, rows: kind === 'tails' ? valueRows : rows },
    designEffect: designEffect(kind),
  })
  const place = !sum.wasConstant && isConstant(counts) ? current.cells.findIndex((count) => count > 0) : -1
  return {
    kind: 'compared',
    ...compareCounted(type, sum.counted, current),
    designEffect: designEffect('distribution'),
    rates: [
      ...(hasProblems
        ? [
            rate('missing', sum.missing, counts.problems['missing'] ?? 0),
            rate('type', sum.type, invalidRows(counts)),
            rate('range', sum.range, counts.problems['range'] ?? 0),
          ]
        : []),
      ...(tails !== undefined && sum.tails !== undefined ? [rate('tails', sum.tails, tails)] : []),
    ],
    ...(place >= 0 && { constant: { inReference: sum.counted.cells[place]!, referenceRows } }),
    valueRows,
    rows,
  }
}
