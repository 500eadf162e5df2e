import type { FeatureComparison } from '../comparison/feature-comparison.ts'
import type { Evidence } from './evidence.ts'
import { certainEvidence } from './evidence.ts'

/** Chance below which that many equal values are no chance. */
const CONSTANT_ALPHA = 1e-3

/**
 * Evidence that a feature is stuck: all values of the window lie in one bucket or category, and of the reference so few
 * do that p₀^(n/φ) < 10⁻³, p₀ = (c₀/φ + ½)/(m/φ + 1).
 */
export function constantEvidence({ constant, valueRows, designEffect }: FeatureComparison): readonly Evidence[] {
  if (!constant) return []
  const phi = designEffect.value
  const usual = (constant.inReference / phi + 0.5) / (constant.referenceRows / phi + 1)
  return (valueRows / phi) * Math.log(usual) < Math.log(CONSTANT_ALPHA) ? [certainEvidence('constant', 1 - usual)] : []
}
