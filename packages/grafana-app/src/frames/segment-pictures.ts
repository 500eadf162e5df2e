import {
  ATTR_ML_FEATURE_NAME,
  METRIC_ML_QUALITY_INVALID,
  METRIC_ML_QUALITY_MISSING,
  ML_SEGMENT_NAME_VALUE_ALL,
} from '@driftline/semconv'
import { FEATURE } from '../queries/feature-queries.ts'
import type { SegmentPicture } from './compare-segment.ts'
import type { Distribution } from './distribution.ts'
import { readDistributions } from './distribution.ts'
import { groupBy } from './group-by.ts'
import { worstOf } from './raised-segments.ts'
import type { SegmentCounts, SegmentValue } from './segment-values.ts'
import type { VerdictCell } from './verdict-cells.ts'
import type { WindowPoint, WindowReader } from './window-points.ts'

/** The distribution of the most severe feature of a segment. */
export interface ValuePicture extends SegmentPicture {
  readonly verdict: VerdictCell
}

/** The most severe feature of each value of a dimension: whose distributions are shown. @param cells verdicts that are told */
export function worstFeatures(cells: readonly VerdictCell[], dimension: string): readonly string[] {
  const own = cells.filter(({ segment }) => segment.name === dimension)
  const byValue = groupBy(own, ({ segment }) => segment.value).values()
  return [...new Set(Array.from(byValue, (told) => worstOf(told)?.feature ?? []).flat())].toSorted()
}

/** Of each value whose worst feature has a distribution that is exported, that beside everyone's. */
export function segmentPictures(
  reader: WindowReader,
  values: readonly SegmentValue[],
  everyone: SegmentCounts,
): ReadonlyMap<string, ValuePicture> {
  const distributions = readDistributions(reader)
  const problems = [
    reader.read(FEATURE.missing, METRIC_ML_QUALITY_MISSING),
    reader.read(FEATURE.invalid, METRIC_ML_QUALITY_INVALID),
  ]
  const addsUp = everyone.rows !== undefined && sumOf(values.map(({ rows }) => rows)) === everyone.rows
  const pictures = new Map<string, ValuePicture>()
  for (const { value, worst, rows } of values) {
    const own = worst && distributions.find((found) => isOf(found, worst))
    if (worst === undefined || own === undefined) continue
    const { feature } = worst
    pictures.set(value, {
      verdict: worst,
      own,
      everyone: distributions.find((found) => found.feature === feature && isOfEveryone(found)),
      rows,
      everyoneRows: everyone.rows,
      addsUp,
      problemShare: sumOf(problems.map((points) => shareOf(points, feature))),
    })
  }
  return pictures
}

function isOf({ segment, feature, reference }: Distribution, verdict: VerdictCell): boolean {
  const { name, value } = verdict.segment
  return (
    segment.name === name && segment.value === value && feature === verdict.feature && reference === verdict.reference
  )
}

function isOfEveryone({ segment }: Distribution): boolean {
  return segment.name === ML_SEGMENT_NAME_VALUE_ALL
}

function shareOf(points: readonly WindowPoint[], feature: string): number | undefined {
  return points.find(({ at }) => at[ATTR_ML_FEATURE_NAME] === feature)?.value
}

function sumOf(told: readonly (number | undefined)[]): number | undefined {
  return told.reduce<number | undefined>(
    (sum, value) => (sum === undefined || value === undefined ? undefined : sum + value),
    0,
  )
}
