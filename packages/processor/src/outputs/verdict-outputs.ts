import type { VerdictLine } from '@driftline/health'
import { INVESTIGATE_SEVERITY } from '@driftline/health'
import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_ML_BIN_SOURCE,
  ATTR_ML_BIN_UPPER,
  ATTR_ML_DRIFT_METHOD,
  ATTR_ML_DRIFT_STATE,
  ATTR_ML_FEATURE_CATEGORY,
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_QUANTILE,
  ATTR_ML_REFERENCE,
  ATTR_ML_SEGMENT_NAME,
  ATTR_ML_SEGMENT_VALUE,
  ATTR_ML_WINDOW,
  METRIC_ML_DISTRIBUTION_SHARE,
  METRIC_ML_DRIFT_FEATURES,
  METRIC_ML_DRIFT_P_VALUE,
  METRIC_ML_DRIFT_SCORE,
  METRIC_ML_DRIFT_SEVERITY,
  METRIC_ML_DRIFT_STATUS,
  METRIC_ML_QUALITY_INVALID,
  METRIC_ML_QUALITY_MISSING,
  METRIC_ML_QUALITY_NEW_CATEGORY,
  METRIC_ML_QUALITY_QUANTILE,
  METRIC_ML_WINDOW_END,
  METRIC_ML_WINDOW_ROWS,
  ML_BIN_SOURCE_VALUE_CURRENT,
  ML_BIN_SOURCE_VALUE_REFERENCE,
  ML_DRIFT_METHOD_VALUE_CHI_SQUARE,
  ML_DRIFT_METHOD_VALUE_JENSEN_SHANNON,
  ML_DRIFT_METHOD_VALUE_KOLMOGOROV_SMIRNOV,
  ML_DRIFT_METHOD_VALUE_PSI,
  ML_DRIFT_METHOD_VALUE_WASSERSTEIN,
  ML_SEGMENT_NAME_VALUE_ALL,
} from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'
import type { OutputPoint } from '../export/output-point.ts'

/** Features whose distribution is shown: the most severe, then the most important. */
const SHOWN_DISTRIBUTIONS = 20

/** Whose verdicts they are, and the time to write beside them. */
export interface OutputContext {
  readonly environment: string
  readonly spec: MonitorSpec
  /** Time of the points, ms: the present for a scrape, the window's end for history. */
  readonly timeMs: number
}

type Attributes = OutputPoint['attributes']

/** All output metrics of a set of verdicts, strongest claim on the series budget first. */
export function verdictOutputs(lines: readonly VerdictLine[], context: OutputContext): readonly OutputPoint[] {
  const { spec, timeMs } = context
  const primary = spec.windows[0]?.name
  const everyone = lines.filter(({ segment }) => segment.name === ML_SEGMENT_NAME_VALUE_ALL)
  const shown = lines.filter((line) => isEveryone(line) || isRaised(line) || isPinned(line, spec))
  const detailed = everyone.filter(({ window }) => window === primary)
  const gauges = [
    ...shown.map((line) => gauge(METRIC_ML_DRIFT_SEVERITY, featureOf(line, context), line.severity)),
    ...countStates(lines, context),
    ...detailed.map((line) =>
      gauge(METRIC_ML_DRIFT_STATUS, { ...featureOf(line, context), [ATTR_ML_DRIFT_STATE]: line.state }, 1),
    ),
    ...windowFigures(lines, context),
    ...detailed.flatMap((line) => qualityOutputs(line, context)),
    ...detailed.flatMap((line) => scoreOutputs(line, context)),
    ...distributionOutputs(detailed, context),
  ]
  return gauges.map(({ metric, attributes, value }) => ({ metric, attributes, value, timeMs }))
}

type Gauge = Omit<OutputPoint, 'timeMs'>

function gauge(metric: string, attributes: Attributes, value: number): Gauge {
  return { metric, attributes, value }
}

function isEveryone({ segment }: VerdictLine): boolean {
  return segment.name === ML_SEGMENT_NAME_VALUE_ALL
}

function isRaised({ severity }: VerdictLine): boolean {
  return severity >= INVESTIGATE_SEVERITY
}

function isPinned({ segment }: VerdictLine, spec: MonitorSpec): boolean {
  return spec.segments.pin.some((pin) => pin[segment.name] === segment.value)
}

function modelOf(line: VerdictLine, { environment }: OutputContext): Attributes {
  return {
    [ATTR_DEPLOYMENT_ENVIRONMENT_NAME]: environment,
    [ATTR_ML_MODEL_NAME]: line.model,
    [ATTR_ML_MODEL_VERSION]: line.version,
    [ATTR_ML_WINDOW]: line.window,
  }
}

function segmentOf(line: VerdictLine, context: OutputContext): Attributes {
  return {
    ...modelOf(line, context),
    [ATTR_ML_SEGMENT_NAME]: line.segment.name,
    [ATTR_ML_SEGMENT_VALUE]: line.segment.value,
  }
}

function featureOf(line: VerdictLine, context: OutputContext): Attributes {
  return {
    ...segmentOf(line, context),
    [ATTR_ML_REFERENCE]: line.reference,
    [ATTR_ML_FEATURE_NAME]: line.feature,
  }
}

function countStates(lines: readonly VerdictLine[], context: OutputContext): readonly Gauge[] {
  const counts = new Map<string, { attributes: Attributes; count: number }>()
  for (const line of lines) {
    const attributes = {
      ...segmentOf(line, context),
      [ATTR_ML_REFERENCE]: line.reference,
      [ATTR_ML_DRIFT_STATE]: line.state,
    }
    const key = JSON.stringify(attributes)
    counts.set(key, { attributes, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts.values()].map(({ attributes, count }) => gauge(METRIC_ML_DRIFT_FEATURES, attributes, count))
}

function windowFigures(lines: readonly VerdictLine[], context: OutputContext): readonly Gauge[] {
  const rows = new Map<string, { attributes: Attributes; rows: number }>()
  const ends = new Map<string, { attributes: Attributes; endMs: number }>()
  for (const line of lines) {
    const attributes = segmentOf(line, context)
    const key = JSON.stringify(attributes)
    rows.set(key, { attributes, rows: Math.max(line.count, rows.get(key)?.rows ?? 0) })
    const model = modelOf(line, context)
    ends.set(JSON.stringify(model), { attributes: model, endMs: Date.parse(line.end) })
  }
  return [
    ...[...rows.values()].map((entry) => gauge(METRIC_ML_WINDOW_ROWS, entry.attributes, entry.rows)),
    ...[...ends.values()].map((entry) => gauge(METRIC_ML_WINDOW_END, entry.attributes, entry.endMs / 1000)),
  ]
}

function qualityOutputs(line: VerdictLine, context: OutputContext): readonly Gauge[] {
  const attributes = featureOf(line, context)
  const { statistics } = line
  const quantiles = Object.entries(statistics.quantiles ?? {})
  return [
    gauge(METRIC_ML_QUALITY_MISSING, attributes, statistics.missing),
    gauge(METRIC_ML_QUALITY_INVALID, attributes, statistics.invalid),
    ...optional(METRIC_ML_QUALITY_NEW_CATEGORY, attributes, statistics.newCategory),
    ...quantiles.map(([name, value]) =>
      gauge(METRIC_ML_QUALITY_QUANTILE, { ...attributes, [ATTR_ML_QUANTILE]: name }, value),
    ),
  ]
}

function scoreOutputs(line: VerdictLine, context: OutputContext): readonly Gauge[] {
  const { statistics } = line
  const method = (name: string): Attributes => ({ ...featureOf(line, context), [ATTR_ML_DRIFT_METHOD]: name })
  return [
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

function distributionOutputs(lines: readonly VerdictLine[], context: OutputContext): readonly Gauge[] {
  const importance = (line: VerdictLine): number => context.spec.features[line.feature]?.importance ?? 0
  return [...lines]
    .sort((a, b) => b.severity - a.severity || importance(b) - importance(a) || (a.feature < b.feature ? -1 : 1))
    .slice(0, SHOWN_DISTRIBUTIONS)
    .flatMap((line) => distributionOf(line, context))
}

function distributionOf(line: VerdictLine, context: OutputContext): readonly Gauge[] {
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
    ...ofSource(ML_BIN_SOURCE_VALUE_REFERENCE, distribution.reference),
    ...ofSource(ML_BIN_SOURCE_VALUE_CURRENT, distribution.current),
  ]
}
