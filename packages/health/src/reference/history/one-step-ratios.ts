import type { DesignEffect } from '@driftline/profile'
import { scatterOf } from '../../build/design-effect.ts'
import { comparedCells } from '../../comparison/cell-table.ts'
import { distributionEffect } from '../../comparison/distribution-effect.ts'
import type { ComparedRate, FeatureComparison } from '../../comparison/feature-comparison.ts'
import type { CellCounts } from '../../comparison/pool-cells.ts'
import { rateEffect } from '../../comparison/rate-effect.ts'
import { INVESTIGATE_SEVERITY, severityOf, severityThresholds } from '../../evidence/severity.ts'
import { KEPT_RATIOS } from './history-plan.ts'

/** Kinds of evidence that scatter from window to window. */
export type RatioKind = 'distribution' | 'missing' | 'type' | 'range' | 'tails'

/** How far one window was from the windows before it, by kind; 1 on average where all scatter is chance. */
export interface WindowRatios {
  readonly startMs: number
  /** Thin windows that were measured together; left out: it is one. */
  readonly windows?: number
  readonly byKind: Readonly<Partial<Record<RatioKind, number>>>
}

/** Windows too thin to be judged one by one still tell how much they scatter. */
export const MINIMUM_RATIO_ROWS = 10
/** Four ratios of 2 stand before the first that was measured. */
const PRIOR_RATIO = 2
const PRIOR_WEIGHT = 4
/** A window that is itself suspected counts for at most so many times the design effect. */
const SUSPECTED_LIMIT = 3

/**
 * Design effect for a window from the windows before it: φ = (4·2 + Σr)/(4 + J), at least 1, over the last J ≤ 40
 * ratios. Where they are of several windows each, it is that of so many merged.
 */
export function designEffectBefore(ratios: readonly WindowRatios[], kind: RatioKind, startMs: number): DesignEffect {
  let sum = 0
  let count = 0
  let windows = 0
  for (let i = ratios.length - 1; i >= 0 && count < KEPT_RATIOS; i -= 1) {
    const ratio = ratios[i]!.startMs < startMs ? ratios[i]!.byKind[kind] : undefined
    if (ratio === undefined) continue
    sum += ratio
    count += 1
    windows += ratios[i]!.windows ?? 1
  }
  const value = Math.max(1, (PRIOR_WEIGHT * PRIOR_RATIO + sum) / (PRIOR_WEIGHT + count))
  const run = Math.floor(windows / count)
  return { value, blocks: count, ...(run > 1 && { merged: [{ windows: run, value, blocks: count }] }) }
}

/**
 * The ratios of a window beside the windows before it; undefined below ten rows. A kind without cells or events to
 * scatter has none: that a constant feature does not scatter says nothing of how it will once it moves.
 */
export function ratiosOf(comparison: FeatureComparison, startMs: number): WindowRatios | undefined {
  const byKind: Partial<Record<RatioKind, number>> = {}
  const scatter = scatterOf(comparison.current, comparison.reference, MINIMUM_RATIO_ROWS)
  if (scatter === undefined) return undefined
  const cells = comparedCells(comparison.reference, comparison.current)
  if (cells.reference.length > 1)
    byKind.distribution = limited(scatter, comparison.designEffect, (phi) => isShifted(cells, phi))
  for (const rate of comparison.rates) {
    const { kind } = rate
    if (kind !== 'missing' && kind !== 'type' && kind !== 'range' && kind !== 'tails') continue
    const ratio = rateRatio(rate)
    if (ratio !== undefined) byKind[kind] = limited(ratio, rate.designEffect, (phi) => isRisen(rate, phi))
  }
  return { startMs, byKind }
}

function limited(ratio: number, { value }: DesignEffect, isSuspected: (designEffect: number) => boolean): number {
  const limit = SUSPECTED_LIMIT * value
  return ratio > limit && isSuspected(value) ? limit : ratio
}

function isShifted(cells: CellCounts, designEffect: number): boolean {
  const { lowerBound } = distributionEffect(cells, designEffect)
  return severityOf(lowerBound, severityThresholds('distribution', 0)) >= INVESTIGATE_SEVERITY
}

function isRisen({ kind, reference, current }: ComparedRate, designEffect: number): boolean {
  const effect = rateEffect(reference, current, designEffect)
  return severityOf(effect.lowerBound, severityThresholds(kind, effect.reference)) >= INVESTIGATE_SEVERITY
}

/** Pearson's χ² of two rates, with one degree of freedom. */
function rateRatio({ reference, current }: ComparedRate): number | undefined {
  if (reference.rows === 0 || current.rows === 0) return undefined
  const pooled = (reference.count + current.count) / (reference.rows + current.rows)
  if (pooled <= 0 || pooled >= 1) return undefined
  const difference = current.count / current.rows - reference.count / reference.rows
  return difference ** 2 / (pooled * (1 - pooled) * (1 / reference.rows + 1 / current.rows))
}
