import type { DesignEffect } from '@driftline/profile'
import type { DistributionEffect } from '../comparison/distribution-effect.ts'
import { detectableShift } from '../comparison/distribution-effect.ts'
import type { ComparedRate } from '../comparison/feature-comparison.ts'
import type { CellCounts } from '../comparison/pool-cells.ts'
import { detectableIncrease, rateEffect } from '../comparison/rate-effect.ts'
import type { EvidenceKind, ThresholdKind } from './severity.ts'
import type { EvidenceBasis } from './evidence-basis.ts'
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
  /** What all this is computed from; left out for what is no comparison of rows. */
  readonly basis?: EvidenceBasis
}

/** Evidence that a distribution moved. @param compared what the effect was computed from, to be told with it. */
export function distributionEvidence(
  effect: DistributionEffect,
  compared?: { readonly cells: CellCounts; readonly designEffect: DesignEffect },
): Evidence {
  const thresholds = severityThresholds('distribution', 0)
  const { psi, lowerBound } = effect
  return {
    kind: 'distribution',
    effect: psi,
    lowerBound,
    severity: severityOf(lowerBound, thresholds),
    detectable: finite(detectableShift(effect, thresholds.warn)),
    ...(compared && { basis: { of: 'cells', ...compared.cells, designEffect: compared.designEffect, thresholds } }),
  }
}

/** Evidence that a rate rose. */
export function rateEvidence({ kind, reference, current, designEffect, expectedRate }: ComparedRate): Evidence {
  const { increase, lowerBound, reference: referenceRate } = rateEffect(reference, current, designEffect.value)
  const thresholds = severityThresholds(kind, expectedRate ?? referenceRate)
  const power = { reference, rows: current.rows, designEffect: designEffect.value, warn: thresholds.warn }
  return {
    kind,
    effect: increase,
    lowerBound,
    severity: severityOf(lowerBound, thresholds),
    detectable: finite(detectableIncrease(power)),
    basis: { of: 'rate', reference, current, designEffect, thresholds },
  }
}

/** Evidence of a kind that is there or not, beyond doubt where it is. */
export function certainEvidence(
  kind: Exclude<EvidenceKind, ThresholdKind>,
  effect: number,
  basis?: EvidenceBasis,
): Evidence {
  return { kind, effect, lowerBound: effect, severity: 100, detectable: null, ...(basis && { basis }) }
}

/** That a kind which is there or not is not there: what was raised by it can be seen to have ended. */
export function quietEvidence(kind: Exclude<EvidenceKind, ThresholdKind>): Evidence {
  return { kind, effect: 0, lowerBound: 0, severity: 0, detectable: null }
}

/** Whether evidence is worth a line: a kind that is there or not, and is not, has nothing to say. */
export function isTold({ effect, detectable, basis }: Evidence): boolean {
  return effect > 0 || detectable !== null || basis !== undefined
}

/** Null for what is beyond every number: JSON has no infinity. */
export function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}
