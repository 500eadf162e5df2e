import type { VerdictLine } from '@driftline/health'
import { isRaised } from '@driftline/health'
import {
  ATTR_ML_BIN_SOURCE,
  ATTR_ML_BIN_UPPER,
  ATTR_ML_DRIFT_KIND,
  ATTR_ML_DRIFT_METHOD,
  ATTR_ML_FEATURE_CATEGORY,
  ATTR_ML_QUANTILE,
  ATTR_ML_SEGMENT_NAME,
  ATTR_ML_SEGMENT_PART,
  ATTR_ML_SEGMENT_VALUE,
  METRIC_ML_DISTRIBUTION_ROWS,
  METRIC_ML_DISTRIBUTION_SHARE,
  METRIC_ML_DRIFT_DETECTABLE,
  METRIC_ML_DRIFT_LEARNING,
  METRIC_ML_DRIFT_LOWER_BOUND,
  METRIC_ML_DRIFT_P_VALUE,
  METRIC_ML_DRIFT_SCORE,
  METRIC_ML_DRIFT_SEVERITY,
  METRIC_ML_DRIFT_SINCE,
  METRIC_ML_DRIFT_STATUS,
  METRIC_ML_QUALITY_INVALID,
  METRIC_ML_QUALITY_MISSING,
  METRIC_ML_QUALITY_NEW_CATEGORY,
  METRIC_ML_QUALITY_QUANTILE,
  METRIC_ML_QUALITY_SCORE,
  METRIC_ML_SEGMENT_CONTRIBUTION,
  ML_BIN_SOURCE_VALUE_CURRENT,
  ML_BIN_SOURCE_VALUE_REFERENCE,
  ML_DRIFT_METHOD_VALUE_CHI_SQUARE,
  ML_DRIFT_METHOD_VALUE_JENSEN_SHANNON,
  ML_DRIFT_METHOD_VALUE_KOLMOGOROV_SMIRNOV,
  ML_DRIFT_METHOD_VALUE_PSI,
  ML_DRIFT_METHOD_VALUE_WASSERSTEIN,
  ML_SEGMENT_PART_VALUES,
} from '@driftline/semconv'
import type { Attributes, Gauge, OutputContext } from './line-attributes.ts'
import { featureOf, gauge, segmentOf, stateOf, verdictOf, windowFeatureOf } from './line-attributes.ts'

const MS_PER_SECOND = 1000

/** How severe it is. */
export function severityOutput(line: VerdictLine, context: OutputContext): readonly Gauge[] {
  return [gauge(METRIC_ML_DRIFT_SEVERITY, verdictOf(line, context), line.severity)]
}

/** Which state it is in. */
export function statusOutput(line: VerdictLine, context: OutputContext): readonly Gauge[] {
  return [gauge(METRIC_ML_DRIFT_STATUS, { ...verdictOf(line, context), ...stateOf(line) }, 1)]
}

/** What is certain of a raised verdict, and since when it is raised. */
export function raisedOutputs(line: VerdictLine, context: OutputContext): readonly Gauge[] {
  if (!isRaised(line) || line.kind === null || line.since === null) return []
  const attributes = featureOf(line, context)
  return [
    gauge(METRIC_ML_DRIFT_SINCE, attributes, Date.parse(line.since) / MS_PER_SECOND),
    gauge(METRIC_ML_DRIFT_LOWER_BOUND, { ...attributes, [ATTR_ML_DRIFT_KIND]: line.kind }, line.lowerBound),
  ]
}

/** How far its reference has been learned, while it is. */
export function learningOutput(line: VerdictLine, context: OutputContext): readonly Gauge[] {
  return optional(METRIC_ML_DRIFT_LEARNING, featureOf(line, context), line.learning)
}

/** Which segments its shift comes from. */
export function contributionOutputs(line: VerdictLine, context: OutputContext): readonly Gauge[] {
  return (line.contributions ?? []).flatMap(({ segment, ...parts }) => {
    const own = { [ATTR_ML_SEGMENT_NAME]: segment.name, [ATTR_ML_SEGMENT_VALUE]: segment.value }
    return ML_SEGMENT_PART_VALUES.map((part) =>
      gauge(
        METRIC_ML_SEGMENT_CONTRIBUTION,
        { ...featureOf(line, context), ...own, [ATTR_ML_SEGMENT_PART]: part },
        parts[part],
      ),
    )
  })
}

/** What the window shows by itself. */
export function qualityOutputs(line: VerdictLine, context: OutputContext): readonly Gauge[] {
  const attributes = windowFeatureOf(line, context)
  const { statistics } = line
  return [
    ...optional(METRIC_ML_QUALITY_MISSING, attributes, statistics.missing),
    ...optional(METRIC_ML_QUALITY_INVALID, attributes, statistics.invalid),
    ...optional(METRIC_ML_QUALITY_NEW_CATEGORY, attributes, statistics.newCategory),
    ...optional(METRIC_ML_QUALITY_SCORE, segmentOf(line, context), statistics.qualityScore),
    ...quantileOutputs(statistics.quantiles, { ...attributes, [ATTR_ML_BIN_SOURCE]: ML_BIN_SOURCE_VALUE_CURRENT }),
    ...quantileOutputs(statistics.referenceQuantiles, {
      ...attributes,
      [ATTR_ML_BIN_SOURCE]: ML_BIN_SOURCE_VALUE_REFERENCE,
    }),
  ]
}

function quantileOutputs(quantiles: VerdictLine['statistics']['quantiles'], attributes: Attributes): readonly Gauge[] {
  return Object.entries(quantiles ?? {}).map(([name, value]) =>
    gauge(METRIC_ML_QUALITY_QUANTILE, { ...attributes, [ATTR_ML_QUANTILE]: name }, value),
  )
}

/** How far it moved, and how small a move would have shown. */
export function scoreOutputs(line: VerdictLine, context: OutputContext): readonly Gauge[] {
  const { statistics } = line
  const method = (name: string): Attributes => ({ ...featureOf(line, context), [ATTR_ML_DRIFT_METHOD]: name })
  return [
    ...optional(METRIC_ML_DRIFT_DETECTABLE, featureOf(line, context), line.detectable ?? undefined),
    ...optional(METRIC_ML_DRIFT_SCORE, method(ML_DRIFT_METHOD_VALUE_PSI), statistics.psiDebiased),
    ...optional(METRIC_ML_DRIFT_SCORE, method(ML_DRIFT_METHOD_VALUE_WASSERSTEIN), statistics.wassersteinNormed),
    ...optional(METRIC_ML_DRIFT_SCORE, method(ML_DRIFT_METHOD_VALUE_JENSEN_SHANNON), statistics.jensenShannon),
    ...optional(METRIC_ML_DRIFT_P_VALUE, method(ML_DRIFT_METHOD_VALUE_KOLMOGOROV_SMIRNOV), statistics.ksPValue),
    ...optional(METRIC_ML_DRIFT_P_VALUE, method(ML_DRIFT_METHOD_VALUE_CHI_SQUARE), statistics.chiSquarePValue),
  ]
}

function optional(metric: string, attributes: Attributes, value: number | undefined): readonly Gauge[] {
  return value === undefined ? [] : [gauge(metric, attributes, value)]
}

/** Its distribution beside that of its reference, and how many rows it is of. */
export function distributionOutputs(line: VerdictLine, context: OutputContext): readonly Gauge[] {
  const { distribution } = line.statistics
  if (!distribution) return []
  const bins = distribution.upper
    ? distribution.upper.map((upper) => ({ [ATTR_ML_BIN_UPPER]: upper === null ? '+Inf' : String(upper) }))
    : (distribution.categories ?? []).map((name) => ({ [ATTR_ML_FEATURE_CATEGORY]: name }))
  const attributes = featureOf(line, context)
  const ofSource = (source: string, shares: readonly number[]): readonly Gauge[] =>
    bins.map((bin, i) =>
      gauge(METRIC_ML_DISTRIBUTION_SHARE, { ...attributes, ...bin, [ATTR_ML_BIN_SOURCE]: source }, shares[i] ?? 0),
    )
  return [
    gauge(METRIC_ML_DISTRIBUTION_ROWS, attributes, line.count),
    ...ofSource(ML_BIN_SOURCE_VALUE_REFERENCE, distribution.reference),
    ...ofSource(ML_BIN_SOURCE_VALUE_CURRENT, distribution.current),
  ]
}
