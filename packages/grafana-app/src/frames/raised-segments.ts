import {
  ATTR_ML_REFERENCE,
  ATTR_ML_SEGMENT_NAME,
  ATTR_ML_SEGMENT_VALUE,
  METRIC_ML_DRIFT_SEVERITY,
  ML_SEGMENT_NAME_VALUE_ALL,
} from '@driftline/semconv'
import { FEATURE } from '../queries/feature-queries.ts'
import { groupBy } from './group-by.ts'
import type { WindowReader } from './window-points.ts'

/** A segment in which a feature has a severity that is told: 40 or more, or pinned. */
export interface RaisedSegment {
  readonly name: string
  readonly value: string
  readonly severity: number
  readonly reference: string
}

/** The segments of the newest window in which a feature is raised, the most severe first. */
export function raisedSegments(reader: WindowReader): readonly RaisedSegment[] {
  const newestMs = reader.endsMs.at(-1)
  const points = reader
    .read(FEATURE.segments, METRIC_ML_DRIFT_SEVERITY)
    .filter(({ at, windowEndMs }) => windowEndMs === newestMs && at[ATTR_ML_SEGMENT_NAME] !== ML_SEGMENT_NAME_VALUE_ALL)
  const bySegment = groupBy(points, ({ at }) => JSON.stringify([at[ATTR_ML_SEGMENT_NAME], at[ATTR_ML_SEGMENT_VALUE]]))
  const worst = Array.from(bySegment.values(), (own) => own.reduce((a, b) => (b.value > a.value ? b : a)))
  return worst
    .toSorted((a, b) => b.value - a.value)
    .map(({ at, value }) => ({
      name: at[ATTR_ML_SEGMENT_NAME] ?? '',
      value: at[ATTR_ML_SEGMENT_VALUE] ?? '',
      severity: value,
      reference: at[ATTR_ML_REFERENCE] ?? '',
    }))
}
