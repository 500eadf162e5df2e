import {
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_REFERENCE,
  ATTR_ML_SEGMENT_NAME,
  ATTR_ML_SEGMENT_PART,
  ATTR_ML_SEGMENT_VALUE,
  METRIC_ML_SEGMENT_CONTRIBUTION,
  ML_SEGMENT_PART_VALUE_MIX,
} from '@driftline/semconv'
import { MODEL } from '../queries/model-queries.ts'
import { groupBy } from './group-by.ts'
import type { WindowReader } from './window-points.ts'

/** The part of everyone's shift of a feature that comes from a segment. */
export interface SegmentContribution {
  readonly feature: string
  /** Of the whole shift; negative where the segment works against it. */
  readonly share: number
  /** Of it, what comes from how many rows are of the segment; the rest changed inside it. */
  readonly mix: number
}

/** Of each value of a dimension the greatest of its contributions that are told: of a shift, the first five are. */
export function segmentContributions(
  reader: WindowReader,
  dimension: string,
): ReadonlyMap<string, SegmentContribution> {
  const points = reader
    .read(MODEL.contributions, METRIC_ML_SEGMENT_CONTRIBUTION)
    .filter(({ at }) => at[ATTR_ML_SEGMENT_NAME] === dimension)
  const shifts = groupBy(points, ({ at }) => JSON.stringify(SHIFT.map((attribute) => at[attribute])))
  const greatest = new Map<string, SegmentContribution>()
  for (const parts of shifts.values()) {
    const [{ at }] = parts
    const mix = parts.find((part) => part.at[ATTR_ML_SEGMENT_PART] === ML_SEGMENT_PART_VALUE_MIX)?.value ?? 0
    const share = parts.reduce((sum, { value }) => sum + value, 0)
    const value = at[ATTR_ML_SEGMENT_VALUE] ?? ''
    if (share > (greatest.get(value)?.share ?? -Infinity))
      greatest.set(value, { feature: at[ATTR_ML_FEATURE_NAME] ?? '', share, mix })
  }
  return greatest
}

const SHIFT = [ATTR_ML_SEGMENT_VALUE, ATTR_ML_FEATURE_NAME, ATTR_ML_REFERENCE]
