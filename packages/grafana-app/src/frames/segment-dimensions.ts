import { ATTR_ML_SEGMENT_NAME, METRIC_ML_WINDOW_ROWS, ML_SEGMENT_NAME_VALUE_ALL } from '@driftline/semconv'
import { DIMENSIONS } from '../queries/dimensions-query.ts'
import type { RaisedSegment } from './raised-segments.ts'
import type { WindowPoint, WindowReader } from './window-points.ts'
import { withheldSegments } from './withheld-segments.ts'

/** A way to split the rows of a model. */
export interface SegmentDimension {
  readonly name: string
  /** Values in which something is raised. */
  readonly raisedCount: number
}

/**
 * The dimensions that rows are counted by or verdicts are told of: with the most severe value first, then by name, then
 * those of which all values are withheld.
 */
export function segmentDimensions(reader: WindowReader, raised: readonly RaisedSegment[]): readonly SegmentDimension[] {
  const counted = readDimensions(reader.read(DIMENSIONS, METRIC_ML_WINDOW_ROWS))
  const withheld = withheldSegments(reader).keys()
  return Array.from(new Set([...raised.map(({ segment }) => segment.name), ...counted, ...withheld]), (name) => ({
    name,
    raisedCount: raised.filter(({ segment }) => segment.name === name).length,
  }))
}

/** The dimensions that rows are counted by, in the order of their names. */
export function readDimensions(points: readonly WindowPoint[]): readonly string[] {
  const names = points.map(({ at }) => at[ATTR_ML_SEGMENT_NAME] ?? '')
  return [...new Set(names)]
    .filter((name) => name !== '' && name !== ML_SEGMENT_NAME_VALUE_ALL)
    .toSorted((a, b) => (a < b ? -1 : 1))
}
