import type { ReferenceProfile } from '@driftline/profile'
import { ML_FEATURE_NAME_VALUE_ALL } from '@driftline/semconv'
import { GUESSED_DESIGN_EFFECT } from '../build/design-effect.ts'
import type { SegmentCounts } from '../closed-window.ts'
import type { ComparedRate } from '../comparison/feature-comparison.ts'
import { areCountable } from '../counts/check-counts.ts'
import { invalidRows, noFeatureCounts } from '../counts/feature-counts.ts'
import { isOutput } from '../monitored-features.ts'

/** Kinds of problem that are counted in segments, over all features together. */
export type SegmentProblemKind = 'missing' | 'type' | 'range'

/** A share of the values of a segment, all features together. */
export interface SegmentRate extends ComparedRate {
  readonly kind: SegmentProblemKind
}

/**
 * Shares of missing, invalid and out-of-range values in a segment beside those of the profile's rows. In segments
 * problems carry no feature, so both are of rows × features. The values of a row may be missing together: the design
 * effect is the guess for windows times the number of features. Empty where the profile does not know the segment.
 *
 * @param rows of the segment in the window
 */
export function segmentProblemRates(
  segment: SegmentCounts,
  rows: number,
  profile: ReferenceProfile,
): readonly SegmentRate[] {
  const known = findSegment(profile, segment)
  const features = Object.keys(profile.features).filter((feature) => !isOutput(feature)).length
  if (!known || known.rows === 0 || features === 0 || rows === 0) return []
  const own = Object.hasOwn(segment.features, ML_FEATURE_NAME_VALUE_ALL)
    ? segment.features[ML_FEATURE_NAME_VALUE_ALL]!
    : noFeatureCounts
  const counts = areCountable(own) ? own : noFeatureCounts
  const rate = (kind: SegmentProblemKind, inWindow: number): SegmentRate => ({
    kind,
    reference: { count: known.problems[kind] ?? 0, rows: known.rows * features },
    current: { count: Math.min(inWindow, rows * features), rows: rows * features },
    designEffect: { ...GUESSED_DESIGN_EFFECT, value: GUESSED_DESIGN_EFFECT.value * features },
  })
  return [
    rate('missing', counts.problems['missing'] ?? 0),
    rate('type', invalidRows(counts)),
    rate('range', counts.problems['range'] ?? 0),
  ]
}

function findSegment({ segments }: ReferenceProfile, { name, value }: SegmentCounts) {
  const values = Object.hasOwn(segments, name) ? segments[name]! : {}
  return Object.hasOwn(values, value) ? values[value] : undefined
}
