import { MINIMUM_CONSTANT_VALUES } from '../comparison/constant-values.ts'
import type { FeatureComparison } from '../comparison/feature-comparison.ts'
import type { Evidence } from './evidence.ts'
import type { ConstantBasis } from './evidence-basis.ts'
import { certainEvidence, quietEvidence } from './evidence.ts'

/** Chance below which that many equal values are no chance. */
export const CONSTANT_ALPHA = 1e-3

/**
 * Evidence that a feature is stuck: all values of the window lie in one bucket or category, and of the reference so few
 * do that p₀^(n/φ) < 10⁻³, p₀ = (c₀/φ + ½)/(m/φ + 1).
 */
export function constantEvidence({ constant, valueRows, designEffect }: FeatureComparison): readonly Evidence[] {
  if (!constant) return valueRows < MINIMUM_CONSTANT_VALUES ? [] : [NOT_CONSTANT]
  const basis: ConstantBasis = {
    of: 'constant',
    reference: { count: constant.inReference, rows: constant.referenceRows },
    current: { count: valueRows, rows: valueRows },
    designEffect,
  }
  const { usual, logChance } = constantChance(basis)
  return logChance < Math.log(CONSTANT_ALPHA) ? [certainEvidence('constant', 1 - usual, basis)] : [NOT_CONSTANT]
}

const NOT_CONSTANT = quietEvidence('constant')

/** How usual the one value of a window is in its reference, and how likely so many of it are by chance. */
export interface ConstantChance {
  /** p₀, 0..1. */
  readonly usual: number
  /** ln p₀^(n/φ). */
  readonly logChance: number
}

/** Chance of a window of one and the same value, from its counts. */
export function constantChance({ reference, current, designEffect }: ConstantBasis): ConstantChance {
  const phi = designEffect.value
  const usual = (reference.count / phi + 0.5) / (reference.rows / phi + 1)
  return { usual, logChance: (current.rows / phi) * Math.log(usual) }
}
