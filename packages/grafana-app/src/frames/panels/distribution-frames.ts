import {
  ATTR_ML_BIN_SOURCE,
  ATTR_ML_BIN_UPPER,
  ATTR_ML_FEATURE_CATEGORY,
  METRIC_ML_DISTRIBUTION_SHARE,
  ML_BIN_SOURCE_VALUE_CURRENT,
  ML_BIN_SOURCE_VALUE_REFERENCE,
  ATTR_ML_REFERENCE,
} from '@driftline/semconv'
import type { Names } from '../../queries/names.ts'
import { NAME_LABEL } from '../../queries/selector.ts'
import type { DistributionBin } from '../distribution.ts'
import { distributionBins } from '../distribution.ts'
import { groupBy } from '../group-by.ts'
import type { Attributes, Point } from '../points.ts'
import { readPoints } from '../points.ts'
import type { FrameLike, Series } from '../series.ts'
import { anySeries } from './any-series.ts'
import type { WrongFrames } from './wrong-frames.ts'
import { foundText } from './wrong-frames.ts'

/** Distributions of any frames, as they stood last. */
export interface FramesDistributions {
  readonly isWrong: false
  readonly distributions: readonly FramesDistribution[]
}

/** One distribution, then and now. */
export interface FramesDistribution {
  /** What tells it from the others: values of the labels in which they differ; empty where there is but one. */
  readonly name: string
  /** What it is compared with; empty where it is not said. */
  readonly reference: string
  /** When its newest samples were taken, ms since 1970. */
  readonly timeMs: number
  readonly at: Attributes
  readonly bins: readonly DistributionBin[]
}

/** Reads frames as distributions: shares of bins by their upper edges or categories, each then and now. */
export function distributionsOfFrames(names: Names, frames: readonly FrameLike[]): FramesDistributions | WrongFrames {
  const series = anySeries(frames).map(withoutName)
  const points = readPoints(names, METRIC_ML_DISTRIBUTION_SHARE, series).filter(isOfBin)
  const groups = [...groupBy(points, whoseKey).values()].filter(isThenAndNow)
  if (groups.length === 0) {
    const [source, upper, category] = [ATTR_ML_BIN_SOURCE, ATTR_ML_BIN_UPPER, ATTR_ML_FEATURE_CATEGORY].map(names.label)
    const needed = `shares of 0 to 1 with the label ${source} (${ML_BIN_SOURCE_VALUE_REFERENCE} and ${ML_BIN_SOURCE_VALUE_CURRENT}), and either ${upper} or ${category}`
    return { isWrong: true, found: foundText(frames, series), needed }
  }
  const differing = differingIn(groups.map(([{ at }]) => at))
  return {
    isWrong: false,
    distributions: groups.map((own) => {
      const timeMs = Math.max(...own.map((point) => point.timeMs))
      const [{ at }] = own
      return {
        name: differing.map((attribute) => at[attribute] ?? '–').join(', '),
        reference: at[ATTR_ML_REFERENCE] ?? '',
        timeMs,
        at,
        bins: distributionBins(own.filter((point) => point.timeMs === timeMs)),
      }
    }),
  }
}

const OF_BIN = new Set<string>([ATTR_ML_BIN_SOURCE, ATTR_ML_BIN_UPPER, ATTR_ML_FEATURE_CATEGORY])

/** What has a bin in its labels is of one, whatever a dashboard calls it. */
function withoutName({ labels: { [NAME_LABEL]: _name, ...labels }, samples }: Series): Series {
  return { labels, samples }
}

function isOfBin({ at }: Point): boolean {
  const hasBin = at[ATTR_ML_BIN_UPPER] !== undefined || at[ATTR_ML_FEATURE_CATEGORY] !== undefined
  return hasBin && at[ATTR_ML_BIN_SOURCE] !== undefined
}

function whoseKey({ at }: Point): string {
  return JSON.stringify(Object.entries(at).filter(([attribute]) => !OF_BIN.has(attribute)))
}

/** One side alone is no comparison: a bin that did not come would stand as 0. */
function isThenAndNow(points: readonly Point[]): boolean {
  const sources = new Set(points.map(({ at }) => at[ATTR_ML_BIN_SOURCE]))
  return sources.has(ML_BIN_SOURCE_VALUE_CURRENT) && sources.has(ML_BIN_SOURCE_VALUE_REFERENCE)
}

function differingIn(all: readonly Attributes[]): readonly string[] {
  const attributes = [...new Set(all.flatMap((at) => Object.keys(at)))].filter((name) => !OF_BIN.has(name))
  return attributes.filter((attribute) => new Set(all.map((at) => at[attribute])).size > 1)
}
