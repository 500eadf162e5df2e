import type { DistributionEffect } from '../comparison/distribution-effect.ts'
import { detectableShift } from '../comparison/distribution-effect.ts'
import type { ComparedRate } from '../comparison/feature-comparison.ts'
import { detectableIncrease, rateEffect } from '../comparison/rate-effect.ts'
import type { EvidenceKind, ThresholdKind } from './severity.ts'
import { severityOf, severityThresholds } from './severity.ts'

/** One kind of evidence in one window. */
export interface Evidence {
  readonly kind: EvidenceKind
  /**
   * PSI, or the increase of a rate; of volume the log ratio without its sign, of freshness how many times the limit, of
   * schema the share of rows.
   */
  readonly effect: number
  readonly lowerBound: number
  /** 0..100, of this window alone. */
  readonly severity: number
  /** Smallest effect that would have been worth a look, in the unit of the effect; null: none would. */
  readonly detectable: number | null
}

/** Evidence that a distribution moved. */
export function distributionEvidence(effect: DistributionEffect): Evidence {
  const thresholds = severityThresholds('distribution', 0)
  const { psi, lowerBound } = effect
  return {
    kind: 'distribution',
    effect: psi,
    lowerBound,
    severity: severityOf(lowerBound, thresholds),
    detectable: finite(detectableShift(effect, thresholds.warn)),
  }
}

/** Evidence that a rate rose. */
export function rateEvidence({ kind, reference, current, designEffect, expectedRate }: ComparedRate): Evidence {
  const { increase, lowerBound, ...rates } = rateEffect(reference, current, designEffect.value)
  const thresholds = severityThresholds(kind, expectedRate ?? rates.reference)
  const power = { reference, rows: current.rows, designEffect: designEffect.value, warn: thresholds.warn }
  return {
    kind,
    effect: increase,
    lowerBound,
    severity: severityOf(lowerBound, thresholds),
    detectable: finite(detectableIncrease(power)),
  }
}

/** Evidence of a kind that is there or not, beyond doubt where it is. */
export function certainEvidence(kind: Exclude<EvidenceKind, ThresholdKind>, effect: number): Evidence {
  return { kind, effect, lowerBound: effect, severity: 100, detectable: null }
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}
