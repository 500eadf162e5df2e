import { SERIES_BUDGET } from '@driftline/processor'
import {
  METRIC_ML_DISTRIBUTION_ROWS,
  METRIC_ML_DISTRIBUTION_SHARE,
  METRIC_ML_DRIFT_DETECTABLE,
  METRIC_ML_DRIFT_FEATURES,
  METRIC_ML_DRIFT_LEARNING,
  METRIC_ML_DRIFT_LOWER_BOUND,
  METRIC_ML_DRIFT_P_VALUE,
  METRIC_ML_DRIFT_SCORE,
  METRIC_ML_DRIFT_SEVERITY,
  METRIC_ML_DRIFT_SINCE,
  METRIC_ML_DRIFT_STATUS,
  METRIC_ML_FEATURE_INFO,
  METRIC_ML_MODEL_INFO,
  METRIC_ML_QUALITY_INVALID,
  METRIC_ML_QUALITY_MISSING,
  METRIC_ML_QUALITY_NEW_CATEGORY,
  METRIC_ML_QUALITY_QUANTILE,
  METRIC_ML_QUALITY_SCORE,
  METRIC_ML_SLO_EVENTS,
  METRIC_ML_SLO_GOOD_EVENTS,
  METRIC_ML_SLO_OBJECTIVE,
  METRIC_ML_WINDOW_END,
  METRIC_ML_SEGMENT_CONTRIBUTION,
  METRIC_ML_SEGMENT_WITHHELD,
  METRIC_ML_WINDOW_ROWS,
  ML_DRIFT_STATE_VALUES,
  ML_SEGMENT_PART_VALUES,
} from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'

/** One metric and how many series it takes. */
export interface SeriesShare {
  readonly metric: string
  /** The multiplication behind `series`, in words. */
  readonly arithmetic: string
  readonly series: number
}

/** What a spec may add to a Prometheus, at most. */
export interface SeriesEstimate {
  readonly shares: readonly SeriesShare[]
  readonly total: number
  /** What every feature takes on top that only the rows or the profile name; undefined where the spec declares its features. */
  readonly perFeature?: number
  /** Series beyond which the processor keeps the most severe and important ones. */
  readonly limit: number
}

/** Versions serving at once, as during a rollout. */
const versions = 2
const states = ML_DRIFT_STATE_VALUES.length
const methods = 3
const distributionBins = 16
const openDimensionSegments = 50
const contributingSegments = 5
/** What is judged: features, and the model as a whole. */
const AND_ALL = 'features and all'

type Factor = readonly [count: number, name: string]

/**
 * Estimates the output series of a spec with two versions serving at once and every segment and state in use. Segments
 * that are not pinned come on top while they are raised.
 */
export function estimateSeries(spec: MonitorSpec): SeriesEstimate {
  const features = countFeatures(spec)
  const shares = sharesOf(spec, features)
  const total = totalOf(shares)
  const isDeclared = Object.keys(spec.features).length > 0
  return {
    shares,
    total,
    ...(!isDeclared && { perFeature: totalOf(sharesOf(spec, features + 1)) - total }),
    limit: SERIES_BUDGET,
  }
}

function sharesOf(spec: MonitorSpec, features: number): readonly SeriesShare[] {
  return [...toSloShares(spec), ...toVerdictShares(spec, features), ...toDetailShares(spec, features)]
}

function totalOf(shares: readonly SeriesShare[]): number {
  return shares.reduce((sum, { series }) => sum + series, 0)
}

function toSloShares(spec: MonitorSpec): readonly SeriesShare[] {
  const { quality: _notCounted, custom: _notOurs, missing, ...counted } = spec.slos
  const hasValues = missing !== undefined && Object.keys(spec.features).length > 0
  const objectives = Object.keys(counted).length + Number(hasValues)
  const metrics = objectives === 0 ? [] : [METRIC_ML_SLO_EVENTS, METRIC_ML_SLO_GOOD_EVENTS, METRIC_ML_SLO_OBJECTIVE]
  return metrics.map((metric) => share(metric, [[objectives, 'objectives']]))
}

function toVerdictShares(spec: MonitorSpec, features: number): readonly SeriesShare[] {
  const each: readonly Factor[] = [
    [versions, 'versions'],
    [spec.windows.length, 'windows'],
  ]
  const compared: readonly Factor[] = [...each, [countReferences(spec), 'references']]
  const headline: Factor = [Math.min(2, countReferences(spec)), 'headline or not']
  const judged: Factor = [features + 1, AND_ALL]
  const segments: Factor = [1 + countSegments(spec), 'segments']
  const dimensions = spec.segments.dimensions.length
  return [
    ...[METRIC_ML_DRIFT_SEVERITY, METRIC_ML_DRIFT_STATUS].map((metric) =>
      share(metric, [judged, ...compared, [1 + spec.segments.pin.length, 'segments']]),
    ),
    ...[METRIC_ML_DRIFT_LOWER_BOUND, METRIC_ML_DRIFT_SINCE].map((metric) => share(metric, [judged, ...each])),
    share(METRIC_ML_DRIFT_FEATURES, [[Math.min(states, features), 'states'], ...compared, headline, segments]),
    share(METRIC_ML_WINDOW_ROWS, [...each, segments]),
    ...(dimensions === 0 ? [] : [share(METRIC_ML_SEGMENT_WITHHELD, [...each, [dimensions, 'dimensions']])]),
    share(METRIC_ML_WINDOW_END, each),
  ]
}

function toDetailShares(spec: MonitorSpec, features: number): readonly SeriesShare[] {
  const primary: readonly Factor[] = [
    [features, 'features'],
    [versions, 'versions'],
  ]
  const judged: readonly Factor[] = [
    [features + 1, AND_ALL],
    [versions, 'versions'],
  ]
  const quality = [METRIC_ML_QUALITY_MISSING, METRIC_ML_QUALITY_INVALID, METRIC_ML_QUALITY_NEW_CATEGORY]
  return [
    share(METRIC_ML_DRIFT_SCORE, [...primary, [methods, 'methods']]),
    share(METRIC_ML_DRIFT_P_VALUE, primary),
    share(METRIC_ML_DRIFT_DETECTABLE, primary),
    share(METRIC_ML_DRIFT_LEARNING, [...judged, [countReferences(spec), 'references']]),
    ...(countSegments(spec) === 0 ? [] : [contributions(spec, primary)]),
    ...quality.map((metric) => share(metric, primary)),
    share(METRIC_ML_QUALITY_SCORE, [[versions, 'versions']]),
    share(METRIC_ML_QUALITY_QUANTILE, [...primary, [3, 'quantiles'], [2, 'sources']]),
    share(METRIC_ML_DISTRIBUTION_ROWS, primary),
    share(METRIC_ML_DISTRIBUTION_SHARE, [...primary, [distributionBins, 'bins'], [2, 'sources']]),
    share(METRIC_ML_MODEL_INFO, [[1, 'model']]),
    share(METRIC_ML_FEATURE_INFO, [[features, 'features']]),
  ]
}

function contributions(spec: MonitorSpec, primary: readonly Factor[]): SeriesShare {
  return share(METRIC_ML_SEGMENT_CONTRIBUTION, [
    ...primary,
    [Math.min(contributingSegments, countSegments(spec)), 'segments'],
    [ML_SEGMENT_PART_VALUES.length, 'parts'],
  ])
}

/** Declared features, the prediction, and the score, which a regression has only where the spec names its column. */
export function countFeatures({ model, features, columns }: MonitorSpec): number {
  const hasScore = model.task !== 'regression' || columns.score !== undefined
  return Object.keys(features).length + 1 + Number(hasScore)
}

/** Segments beside `all`: declared values and `other`; a dimension without values may take up to 50. */
export function countSegments({ segments }: MonitorSpec): number {
  return segments.dimensions.reduce(
    (sum, { values }) => sum + (values === undefined ? openDimensionSegments : values.length + 1),
    0,
  )
}

function countReferences({ references }: MonitorSpec): number {
  const { training, seasonal, rolling, previousVersion } = references
  return [training, seasonal, rolling, previousVersion].filter((reference) => reference !== undefined).length
}

function share(metric: string, factors: readonly Factor[]): SeriesShare {
  return {
    metric,
    arithmetic: factors.map(([count, name]) => `${count} ${count === 1 ? name.replace(/s$/, '') : name}`).join(' × '),
    series: factors.reduce((product, [count]) => product * count, 1),
  }
}
