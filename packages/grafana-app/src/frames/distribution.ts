import {
  ATTR_ML_BIN_SOURCE,
  ATTR_ML_BIN_UPPER,
  ATTR_ML_FEATURE_CATEGORY,
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_REFERENCE,
  ATTR_ML_SEGMENT_NAME,
  ATTR_ML_SEGMENT_VALUE,
  METRIC_ML_DISTRIBUTION_ROWS,
  METRIC_ML_DISTRIBUTION_SHARE,
  ML_BIN_SOURCE_VALUE_CURRENT,
} from '@driftline/semconv'
import { FEATURE } from '../queries/feature-queries.ts'
import type { Group } from './group-by.ts'
import { groupBy } from './group-by.ts'
import type { Point } from './points.ts'
import type { WindowPoint, WindowReader } from './window-points.ts'

/** Then and now, bin by bin. */
export interface Distribution {
  readonly version: string
  readonly role: string
  readonly segment: { readonly name: string; readonly value: string }
  readonly feature: string
  readonly reference: string
  readonly windowEndMs: number
  /** Rows it is of, more than its window has where small windows were merged; undefined where it is not told. */
  readonly rows: number | undefined
  readonly bins: readonly DistributionBin[]
}

/** One bin; shares of the rows that have a value, 0..1. */
export interface DistributionBin {
  /** Upper edge of a range, `Infinity` for the last; undefined for a category. */
  readonly upper: number | undefined
  readonly category: string | undefined
  readonly reference: number
  readonly current: number
  /** Of this bin and those before it; of categories it says nothing and is undefined. */
  readonly cumulative: { readonly reference: number; readonly current: number } | undefined
}

/** The newest distributions that are exported, one for each version, segment, feature and reference. */
export function readDistributions(reader: WindowReader): readonly Distribution[] {
  const points = reader.read(FEATURE.distribution, METRIC_ML_DISTRIBUTION_SHARE)
  const groups = groupBy(points, ({ at }) => JSON.stringify(WHOSE.map((attribute) => at[attribute])))
  const rows = new Map(
    reader.read(FEATURE.distributionRows, METRIC_ML_DISTRIBUTION_ROWS).map((point) => [rowsKey(point), point.value]),
  )
  return Array.from(groups.values(), (own) => {
    const found = distributionOf(own)
    return Object.assign(found, { rows: rows.get(rowsKey({ at: own[0].at, windowEndMs: found.windowEndMs })) })
  })
}

const WHOSE = [
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_SEGMENT_NAME,
  ATTR_ML_SEGMENT_VALUE,
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_REFERENCE,
]

function rowsKey({ at, windowEndMs }: Pick<WindowPoint, 'at' | 'windowEndMs'>): string {
  return JSON.stringify([windowEndMs, ...WHOSE.map((attribute) => at[attribute])])
}

function distributionOf(all: Group<WindowPoint>): Omit<Distribution, 'rows'> {
  const windowEndMs = Math.max(...all.map((point) => point.windowEndMs))
  const own = all.filter((point) => point.windowEndMs === windowEndMs)
  const [{ at }] = all
  return {
    version: at[ATTR_ML_MODEL_VERSION] ?? '',
    role: at[ATTR_ML_DEPLOYMENT_ROLE] ?? '',
    segment: { name: at[ATTR_ML_SEGMENT_NAME] ?? '', value: at[ATTR_ML_SEGMENT_VALUE] ?? '' },
    feature: at[ATTR_ML_FEATURE_NAME] ?? '',
    reference: at[ATTR_ML_REFERENCE] ?? '',
    windowEndMs,
    bins: distributionBins(own),
  }
}

/** Bins of points of one window: ranges in the order of their edges, categories by how many rows had them then, the most first. */
export function distributionBins(points: readonly Point[]): readonly DistributionBin[] {
  const bins = Array.from(groupBy(points, binKey).values(), toBin)
  const isOfRanges = bins.every(({ upper }) => upper !== undefined)
  if (!isOfRanges)
    return bins.sort((a, b) => b.reference - a.reference || (String(a.category) < String(b.category) ? -1 : 1))
  const sum = { reference: 0, current: 0 }
  return bins
    .sort((a, b) => a.upper! - b.upper!)
    .map((bin) => {
      sum.reference += bin.reference
      sum.current += bin.current
      return Object.assign(bin, { cumulative: { ...sum } })
    })
}

function toBin(points: Group<Point>): DistributionBin {
  const [{ at }] = points
  const isCurrent = ({ at }: Point): boolean => at[ATTR_ML_BIN_SOURCE] === ML_BIN_SOURCE_VALUE_CURRENT
  const upper = at[ATTR_ML_BIN_UPPER]
  return {
    upper: upper === undefined ? undefined : edgeOf(upper),
    category: at[ATTR_ML_FEATURE_CATEGORY],
    reference: points.find((point) => !isCurrent(point))?.value ?? 0,
    current: points.find(isCurrent)?.value ?? 0,
    cumulative: undefined,
  }
}

function edgeOf(text: string): number {
  return text === '+Inf' ? Infinity : Number(text)
}

function binKey({ at }: Point): string {
  return JSON.stringify([at[ATTR_ML_BIN_UPPER], at[ATTR_ML_FEATURE_CATEGORY]])
}
