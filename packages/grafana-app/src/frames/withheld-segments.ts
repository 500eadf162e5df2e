import { ATTR_ML_SEGMENT_NAME, METRIC_ML_SEGMENT_WITHHELD } from '@driftline/semconv'
import { WITHHELD } from '../queries/segment-queries.ts'
import type { WindowReader } from './window-points.ts'

/** How many values of each dimension the newest window withholds, since too few rows have them; dimensions with any. */
export function withheldSegments(reader: WindowReader): ReadonlyMap<string, number> {
  const points = reader.read(WITHHELD, METRIC_ML_SEGMENT_WITHHELD).filter(({ value }) => value > 0)
  return new Map(points.map(({ at, value }) => [at[ATTR_ML_SEGMENT_NAME] ?? '', value]))
}
