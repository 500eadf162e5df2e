import type { DesignEffect } from '@driftline/profile'
import { scatterOfCells } from '../../build/design-effect.ts'
import { distributionEffect } from '../../comparison/distribution-effect.ts'
import type { ComparedRate, FeatureComparison } from '../../comparison/feature-comparison.ts'
import type { CellCounts } from '../../comparison/pool-cells.ts'
import { rateEffect } from '../../comparison/rate-effect.ts'
import { INVESTIGATE_SEVERITY, severityOf, severityThresholds } from '../../evidence/severity.ts'
import { median } from '../../median.ts'
import { KEPT_RATIOS } from './history-plan.ts'

/** Kinds of evidence that scatter from window to window. */
export type RatioKind = 'distribution' | 'missing' | 'type' | 'range' | 'tails'

/** How far one window was from the windows before it, by kind; 1 on average where all scatter is chance. */
export interface WindowRatios {
  readonly startMs: number
  /** Thin windows that were measured together; left out: it is one. */
  readonly windows?: number
  readonly byKind: Readonly<Partial<Record<RatioKind, number>>>
  /** Kinds by which the window was suspected when it came; left out: none. */
  readonly suspected?: readonly RatioKind[]
}

/** Windows too thin to be judged one by one still tell how much they scatter. */
export const MINIMUM_RATIO_ROWS = 10
/** Four ratios of 2 stand before the first that was measured. */
const PRIOR_RATIO = 2
const PRIOR_WEIGHT = 4
const PRIOR = Array.from({ length: PRIOR_WEIGHT }, () => PRIOR_RATIO)
/** A window that is itself suspected counts for at most so many times the median. */
const SUSPECTED_LIMIT = 3

/**
 * Design effect for a window from the windows before it: φ = (4·2 + Σr)/(4 + J), at least 1, over the last J ≤ 40
 * ratios r. Where they are of several windows each, it is that of so many merged.
 *
 * A suspected window enters as at most three times the median of the four prior ratios and the J: one shift does not
 * teach that shifts are usual, and a series that scatters much from its first window on is known after a few.
 */
export function designEffectBefore(ratios: readonly WindowRatios[], kind: RatioKind, startMs: number): DesignEffect {
  let sum = PRIOR_WEIGHT * PRIOR_RATIO
  let blocks = 0
  let windows = 0
  let isAnySuspected = false
  for (let i = ratios.length - 1; i >= 0 && blocks < KEPT_RATIOS; i -= 1) {
    const at = ratios[i]!
    const ratio = at.startMs < startMs ? ratioOf(at, kind) : undefined
    if (ratio === undefined) continue
    sum += ratio
    blocks += 1
    windows += at.windows ?? 1
    isAnySuspected ||= isSuspectedBy(at, kind)
  }
  if (isAnySuspected) sum = limitSuspected(sum, lastRatios(ratios, kind, startMs))
  const value = Math.max(1, sum / (PRIOR_WEIGHT + blocks))
  const run = Math.floor(windows / blocks)
  return { value, blocks, ...(run > 1 && { merged: [{ windows: run, value, blocks }] }) }
}

/** Spelled out: looked up by a name that is computed, forty ratios of each kind took a twentieth of all the time. */
function ratioOf({ byKind }: WindowRatios, kind: RatioKind): number | undefined {
  switch (kind) {
    case 'distribution':
      return byKind.distribution
    case 'missing':
      return byKind.missing
    case 'type':
      return byKind.type
    case 'range':
      return byKind.range
    case 'tails':
      return byKind.tails
  }
}

function isSuspectedBy({ suspected }: WindowRatios, kind: RatioKind): boolean {
  return suspected !== undefined && suspected.includes(kind)
}

interface LastRatios {
  readonly own: readonly number[]
  /** Those of them that are of suspected windows. */
  readonly suspected: readonly number[]
}

function lastRatios(ratios: readonly WindowRatios[], kind: RatioKind, startMs: number): LastRatios {
  const known = ratios.filter((at) => at.startMs < startMs && at.byKind[kind] !== undefined).slice(-KEPT_RATIOS)
  const toRatio = (at: WindowRatios): number => at.byKind[kind]!
  return {
    own: known.map(toRatio),
    suspected: known
      .filter((at) => isSuspectedBy(at, kind))
      .map(toRatio)
      .toReversed(),
  }
}

function limitSuspected(sum: number, { own, suspected }: LastRatios): number {
  const limit = SUSPECTED_LIMIT * median([...PRIOR, ...own])
  return suspected.reduce((limited, ratio) => limited - Math.max(0, ratio - limit), sum)
}

/**
 * The ratios of a window beside the windows before it; undefined below ten rows. A kind without cells or events to
 * scatter has none: that a constant feature does not scatter says nothing of how it will once it moves.
 */
export function ratiosOf(comparison: FeatureComparison, startMs: number): WindowRatios | undefined {
  const scatter = scatterOfCells(comparison, MINIMUM_RATIO_ROWS)
  if (scatter === undefined) return undefined
  const measured = [distributionRatio(comparison, scatter), ...comparison.rates.map(rateRatio)].filter(
    (own) => own !== undefined,
  )
  const suspected = measured.flatMap(({ kind, isSuspected }) => (isSuspected ? [kind] : []))
  const byKind = Object.fromEntries(measured.map(({ kind, ratio }) => [kind, ratio]))
  return { startMs, byKind, ...(suspected.length > 0 && { suspected }) }
}

interface MeasuredRatio {
  readonly kind: RatioKind
  readonly ratio: number
  readonly isSuspected: boolean
}

function distributionRatio({ cells, designEffect }: FeatureComparison, ratio: number): MeasuredRatio | undefined {
  const { value } = designEffect
  if (cells.reference.length <= 1) return undefined
  return { kind: 'distribution', ratio, isSuspected: ratio > value && isShifted(cells, value) }
}

function isShifted(cells: CellCounts, designEffect: number): boolean {
  const { lowerBound } = distributionEffect(cells, designEffect)
  return severityOf(lowerBound, severityThresholds('distribution', 0)) >= INVESTIGATE_SEVERITY
}

function rateRatio(rate: ComparedRate): MeasuredRatio | undefined {
  const { kind } = rate
  if (kind !== 'missing' && kind !== 'type' && kind !== 'range' && kind !== 'tails') return undefined
  const ratio = chiSquareOf(rate)
  return ratio === undefined
    ? undefined
    : { kind, ratio, isSuspected: ratio > rate.designEffect.value && isRisen(rate) }
}

function isRisen({ kind, reference, current, designEffect }: ComparedRate): boolean {
  const effect = rateEffect(reference, current, designEffect.value)
  return severityOf(effect.lowerBound, severityThresholds(kind, effect.reference)) >= INVESTIGATE_SEVERITY
}

/** Pearson's χ² of two rates, with one degree of freedom. */
function chiSquareOf({ reference, current }: ComparedRate): number | undefined {
  if (reference.rows === 0 || current.rows === 0) return undefined
  const pooled = (reference.count + current.count) / (reference.rows + current.rows)
  if (pooled <= 0 || pooled >= 1) return undefined
  const difference = current.count / current.rows - reference.count / reference.rows
  return difference ** 2 / (pooled * (1 - pooled) * (1 / reference.rows + 1 / current.rows))
}
