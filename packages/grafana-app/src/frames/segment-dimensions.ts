import { ATTR_ML_SEGMENT_NAME, METRIC_ML_WINDOW_ROWS } from '@driftline/semconv'
import { DIMENSIONS } from '../queries/segment-queries.ts'
import type { RaisedSegment } from './raised-segments.ts'
import type { WindowReader } from './window-points.ts'

/** A way to split the rows of a model. */
export interface SegmentDimension {
  readonly name: string
  /** Values in which something is raised. */
  readonly raisedCount: number
}

/** The dimensions that rows are counted by or verdicts are told of: with the most severe value first, then by name. */
export function segmentDimensions(reader: WindowReader, raised: readonly RaisedSegment[]): readonly SegmentDimension[] {
  const counted = reader.read(DIMENSIONS, METRIC_ML_WINDOW_ROWS).map(({ at }) => at[ATTR_ML_SEGMENT_NAME] ?? '')
  const quiet = counted.filter((name) => name !== '').toSorted()
  return Array.from(new Set([...raised.map(({ segment }) => segment.name), ...quiet]), (name) => ({
    name,
    raisedCount: raised.filter(({ segment }) => segment.name === name).length,
  }))
}
