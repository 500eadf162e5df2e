import {
  chiSquareTest,
  countLeftClosedSorted,
  countWithTiesSorted,
  decileBins,
  hellingerDistance,
  jensenShannonDistance,
  populationStabilityIndex,
  sortedDistances,
  totalVariationDistance,
} from '@driftline/statistics'
import { distributionEffect } from '../comparison/distribution-effect.ts'
import { COMPARED_CATEGORIES } from '../comparison/category-table.ts'
import { comparedCells } from '../comparison/cell-table.ts'

/** Floor of a share in `psiTies`, the customary 0.0001. */
const PSI_FLOOR = 1e-4

/** Statistics of two samples of raw rows. Only the keys that are defined for the feature's type are present. */
export interface ExactStatistics {
  /** Our PSI: quantile cells with ties, small cells pooled, pseudo-count one half; what a verdict is made of. */
  readonly psi: number
  /** PSI on unique left-closed deciles (or categories), pseudo-count one half, nothing pooled. */
  readonly psiHalf: number
  /** PSI on the same bins and one for each value that fills two deciles or more, shares floored at 0.0001. */
  readonly psiTies: number
  /** Base 2, on unique left-closed deciles or categories. */
  readonly jensenShannon: number
  readonly hellinger: number
  readonly totalVariation: number
  readonly ks?: number
  readonly ksPValue?: number
  readonly wasserstein?: number
  readonly chiSquare?: number
  readonly chiSquarePValue?: number
  readonly cramersV?: number
}

/** Exact statistics of two numeric samples in ascending order; undefined where one is empty. */
export function exactNumeric(reference: Float64Array, current: Float64Array): ExactStatistics | undefined {
  if (reference.length === 0 || current.length === 0) return undefined
  const bins = decileBins(reference)
  const binned = [countLeftClosedSorted(reference, bins.edges), countLeftClosedSorted(current, bins.edges)] as const
  const tied = [countWithTiesSorted(reference, bins), countWithTiesSorted(current, bins)] as const
  const { ks, wasserstein } = sortedDistances(reference, current)
  return {
    psi: psiOfCells({ ordered: tied[0], unordered: [] }, { ordered: tied[1], unordered: [] }),
    psiHalf: populationStabilityIndex(...binned, { pseudoCount: 0.5 }),
    psiTies: populationStabilityIndex(...withoutEmptyCells(...tied), { floor: PSI_FLOOR }),
    jensenShannon: jensenShannonDistance(...binned),
    hellinger: hellingerDistance(...binned),
    totalVariation: totalVariationDistance(...binned),
    ks: ks.statistic,
    ksPValue: ks.pValue,
    wasserstein,
  }
}

/**
 * Exact statistics of two categorical samples; undefined where one is empty.
 *
 * @param declared categories of the spec: cells even where neither sample has them.
 */
export function exactCategorical(
  reference: Readonly<Record<string, number>>,
  current: Readonly<Record<string, number>>,
  declared: readonly string[],
): ExactStatistics | undefined {
  const names = [...new Set([...declared, ...Object.keys(reference), ...Object.keys(current)])].sort()
  const count = (of: Readonly<Record<string, number>>) => names.map((name) => (Object.hasOwn(of, name) ? of[name]! : 0))
  const a = count(reference)
  const b = count(current)
  if (!a.some((n) => n > 0) || !b.some((n) => n > 0)) return undefined
  const chi = chiSquareTest(a, b)
  return {
    psi: psiOfCells(compared(names, reference, a), compared(names, reference, b)),
    psiHalf: populationStabilityIndex(a, b, { pseudoCount: 0.5 }),
    psiTies: populationStabilityIndex(a, b, { floor: PSI_FLOOR }),
    jensenShannon: jensenShannonDistance(a, b),
    hellinger: hellingerDistance(a, b),
    totalVariation: totalVariationDistance(a, b),
    chiSquare: chi.statistic,
    chiSquarePValue: chi.pValue,
    cramersV: chi.cramersV,
  }
}

interface Cells {
  readonly ordered: readonly number[]
  readonly unordered: readonly number[]
}

function psiOfCells(reference: Cells, current: Cells): number {
  return distributionEffect(comparedCells(reference, current), 1).psi
}

function compared(
  names: readonly string[],
  ranking: Readonly<Record<string, number>>,
  counts: readonly number[],
): Cells {
  const kept = new Set(
    Object.entries(ranking)
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .slice(0, COMPARED_CATEGORIES)
      .map(([name]) => name),
  )
  const other = names.reduce((sum, name, i) => (kept.has(name) ? sum : sum + counts[i]!), 0)
  return { ordered: [], unordered: [...counts.filter((_, i) => kept.has(names[i]!)), other] }
}

function withoutEmptyCells(
  a: readonly number[],
  b: readonly number[],
): readonly [readonly number[], readonly number[]] {
  const used = a.map((count, i) => count + b[i]! > 0)
  return [a.filter((_, i) => used[i]), b.filter((_, i) => used[i])]
}
