import { nonCentralChiSquareQuantile, noncentralityLowerBound, populationStabilityIndex } from '@driftline/statistics'
import type { CellCounts } from './pool-cells.ts'

/** One-sided error of every lower bound. */
export const LOWER_BOUND_ALPHA = 0.001
/** Rows that every cell of both samples is given, so that an empty one makes no PSI infinite: the half of Jeffreys (1946). */
export const PSEUDO_COUNT = 0.5

/** How far a distribution moved, and how far it moved for certain. */
export interface DistributionEffect {
  /** PSI over the pooled cells, pseudo-count one half. */
  readonly psi: number
  /** PSI less what noise alone gives, φ(B−1)k; at least 0. */
  readonly psiDebiased: number
  /** True PSI is at least this, with 99.9 % certainty. */
  readonly lowerBound: number
  /** Cells after pooling, B. */
  readonly cellCount: number
  /** φ·k, k = 1/n + 1/m: what PSI is divided by to be χ²; 0 where nothing was compared. */
  readonly scale: number
}

/**
 * PSI of two samples with its one-sided 99.9 % lower bound: PSI/(φk) is non-central χ²(B−1) with noncentrality
 * PSI_true/(φk), k = 1/n + 1/m (Yurdakul & Naranjo 2020 for the central case).
 *
 * Fewer than two cells, or an empty sample: all zero.
 *
 * @param cells pooled cells, both samples.
 * @param designEffect φ ≥ 1; n and m are divided by it.
 */
export function distributionEffect(cells: CellCounts, designEffect: number): DistributionEffect {
  const referenceRows = cells.reference.reduce((a, b) => a + b, 0)
  const currentRows = cells.current.reduce((a, b) => a + b, 0)
  const cellCount = cells.reference.length
  if (cellCount < 2 || referenceRows === 0 || currentRows === 0)
    return { psi: 0, psiDebiased: 0, lowerBound: 0, cellCount, scale: 0 }
  const psi = populationStabilityIndex(cells.reference, cells.current, { pseudoCount: PSEUDO_COUNT })
  const scale = designEffect * (1 / referenceRows + 1 / currentRows)
  return {
    psi,
    psiDebiased: Math.max(0, psi - scale * (cellCount - 1)),
    lowerBound: noncentralityLowerBound(psi / scale, cellCount - 1, LOWER_BOUND_ALPHA) * scale,
    cellCount,
    scale,
  }
}

/**
 * The smallest PSI whose lower bound reaches a threshold: the 99.9 % quantile of the non-central χ² whose noncentrality
 * is the threshold.
 *
 * @param warn certain PSI that is worth a look.
 * @returns PSI above `warn`; Infinity where nothing can be compared.
 */
export function detectableShift(
  { cellCount, scale }: Pick<DistributionEffect, 'cellCount' | 'scale'>,
  warn: number,
): number {
  if (cellCount < 2 || scale === 0) return Infinity
  return nonCentralChiSquareQuantile(1 - LOWER_BOUND_ALPHA, cellCount - 1, warn / scale) * scale
}
