import type { ModelScope } from '../../ask/load-model-scope.ts'
import { headlineCells } from '../../frames/headline-cells.ts'
import type { ModelInfo } from '../../frames/model-info.ts'
import { readModelInfo } from '../../frames/model-info.ts'
import { raisedSegments } from '../../frames/raised-segments.ts'
import type { SegmentDimension } from '../../frames/segment-dimensions.ts'
import { segmentDimensions } from '../../frames/segment-dimensions.ts'
import type { ValuePicture } from '../../frames/segment-pictures.ts'
import { segmentPictures, worstFeatures } from '../../frames/segment-pictures.ts'
import type { SegmentCounts, SegmentValue } from '../../frames/segment-values.ts'
import { everyoneCounts, segmentValues } from '../../frames/segment-values.ts'
import { createWindowReader } from '../../frames/window-points.ts'
import { withheldSegments } from '../../frames/withheld-segments.ts'
import type { PageAsk } from '../../look/LoadedPage.tsx'
import { segmentOverviewQueries, segmentValueQueries } from '../../queries/segment-queries.ts'
import { SEGMENT_VERDICT } from '../../queries/segment-verdict-queries.ts'

/** All that the Segments page shows. */
export interface SegmentsShown {
  readonly info: ModelInfo | undefined
  /** The most severe first; empty where rows are not split. */
  readonly dimensions: readonly SegmentDimension[]
  /** The one that is shown; the first where none is chosen. */
  readonly dimension: string
  readonly everyone: SegmentCounts
  readonly values: readonly SegmentValue[]
  /** How many more values it has of which nothing is told, since too few rows have them. */
  readonly withheldCount: number
  /** What is exported of the values, by value. */
  readonly pictures: ReadonlyMap<string, ValuePicture>
}

/** Reads the segments of one version in the newest window. @param chosen name of a dimension, empty for the first */
export async function loadSegments(
  { ask, names }: PageAsk,
  { scope }: ModelScope,
  chosen: string,
): Promise<SegmentsShown> {
  const overview = await ask(segmentOverviewQueries(names, scope))
  const first = createWindowReader(names, overview, scope.plan)
  const cells = headlineCells(first, SEGMENT_VERDICT)
  const dimensions = segmentDimensions(first, raisedSegments(cells))
  const dimension = chosen === '' ? (dimensions[0]?.name ?? '') : chosen
  const asked = { dimension, features: worstFeatures(cells, dimension) }
  const own = dimension === '' ? new Map() : await ask(segmentValueQueries(names, scope, asked))
  const reader = createWindowReader(names, new Map([...overview, ...own]), scope.plan)
  const everyone = everyoneCounts(reader)
  const values = segmentValues(reader, { dimension, cells })
  return {
    info: readModelInfo(first),
    dimensions,
    dimension,
    everyone,
    values,
    withheldCount: withheldSegments(first).get(dimension) ?? 0,
    pictures: segmentPictures(reader, values, everyone),
  }
}
