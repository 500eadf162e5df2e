import type { FeatureProfile } from '@driftline/profile'
import { rateEffect } from '../comparison/rate-effect.ts'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import { invalidRows } from '../counts/feature-counts.ts'
import type { Evidence } from './evidence.ts'
import { evidenceOf } from './evidence.ts'
import type { EvidenceKind } from './severity.ts'

/**
 * Evidence of rates of problems, each judged by its increase.
 *
 * @param rows of the window, whatever they held.
 */
export function problemEvidence(profile: FeatureProfile, counts: FeatureCounts, rows: number): readonly Evidence[] {
  const { problems } = counts
  const referenceRows = profile.count + profile.missing + profile.invalid
  const judge = (kind: EvidenceKind, inReference: number, inWindow: number): Evidence => {
    const { increase, lowerBound, ...rates } = rateEffect(
      { count: inReference, rows: referenceRows },
      { count: inWindow, rows },
      1,
    )
    return evidenceOf(kind, { effect: increase, lowerBound, referenceRate: rates.reference })
  }
  return [
    judge('missing', profile.missing, problems['missing'] ?? 0),
    judge('type', profile.invalid, invalidRows(counts)),
    judge('range', profile.outOfRange, problems['range'] ?? 0),
    judge('stale', 0, problems['stale'] ?? 0),
  ]
}
