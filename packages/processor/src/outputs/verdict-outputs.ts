import type { VerdictLine } from '@driftline/health'
import { compareRoles, isRaised } from '@driftline/health'
import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_ML_BIN_SOURCE,
  ATTR_ML_BIN_UPPER,
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_DRIFT_METHOD,
  ATTR_ML_DRIFT_REASON,
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
  METRIC_ML_DRIFT_DETECTABLE,
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
import { compareText } from '../compare-text.ts'
import type { OutputPoint } from '../export/output-point.ts'
import type { Work } from '../work.ts'
import { eachWork, finishWork, sortWork } from '../work.ts'

/** Features whose distribution is shown: the most severe, then live ones, then the most important. */
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
  const points: OutputPoint[] = []
  finishWork(putGauges(lines, context, (found) => points.push({ ...found, timeMs: context.timeMs })))
  return points
}

const LINES_PER_STEP = 200

/** Takes one output after the other. */
export type PutGauge = (gauge: Gauge) => void

/**
 * The same in steps: states and severities of everyone first, the most important features before the others, then what
 * is raised in segments, then what is shown beside a verdict; of each what is live before canary and shadow.
 */
export function* putGauges(lines: readonly VerdictLine[], context: OutputContext, put: PutGauge): Work<void> {
  const { everyone, detailed, segments, others } = yield* sortLines(lines, context)
  const each = (own: readonly VerdictLine[], outputsOf: (line: VerdictLine) => readonly Gauge[]): Work<void> =>
    eachWork(own, LINES_PER_STEP, (line) => outputsOf(line).forEach(put))
  const severity = (line: VerdictLine): readonly Gauge[] => [
    gauge(METRIC_ML_DRIFT_SEVERITY, featureOf(line, context), line.severity),
  ]
  const status = (line: VerdictLine): readonly Gauge[] => [
    gauge(METRIC_ML_DRIFT_STATUS, { ...featureOf(line, context), ...stateOf(line) }, 1),
  ]
  yield* windowEnds(lines, context, put)
  yield* each(everyone, severity)
  yield* each(detailed, status)
  yield* countStates(everyone, context, put)
  yield* windowRows(everyone, context, put)
  yield* each(segments, severity)
  yield* each(detailed, (line) => qualityOutputs(line, context))
  yield* each(detailed, (line) => scoreOutputs(line, context))
  yield* distributionOutputs(detailed, context, put)
  yield* countStates(others, context, put)
  yield* windowRows(others, context, put)
}

interface SortedLines {
  /** Everyone: live first, of each role the most important features first. */
  readonly everyone: readonly VerdictLine[]
  /** Those of them that are of the primary window. */
  readonly detailed: readonly VerdictLine[]
  /** What is raised or pinned in segments: live first, of each role the most severe first. */
  readonly segments: readonly VerdictLine[]
  /** All segments. */
  readonly others: readonly VerdictLine[]
}

function* sortLines(lines: readonly VerdictLine[], { spec }: OutputContext): Work<SortedLines> {
  const primary = spec.windows[0]?.name
  const all: VerdictLine[] = []
  const others: VerdictLine[] = []
  const segments: VerdictLine[] = []
  yield* eachWork(lines, LINES_PER_STEP, (line) => {
    if (isEveryone(line)) return void all.push(line)
    others.push(line)
    if (isRaised(line) || isPinned(line, spec)) segments.push(line)
  })
  const everyone = yield* sortWork(all, byImportance(spec))
  const detailed = everyone.filter(({ window }) => window === primary)
  return { everyone, detailed, segments: yield* sortWork(segments, bySeverity), others }
}

/** An output without its time. */
export type Gauge = Omit<OutputPoint, 'timeMs'>

function gauge(metric: string, attributes: Attributes, value: number): Gauge {
  return { metric, attributes, value }
}

function isEveryone({ segment }: VerdictLine): boolean {
  return segment.name === ML_SEGMENT_NAME_VALUE_ALL
}

function byImportance({ features }: MonitorSpec): (a: VerdictLine, b: VerdictLine) => number {
  const importance = ({ feature }: VerdictLine): number =>
    Object.hasOwn(features, feature) ? (features[feature]?.importance ?? 0) : 0
  return (a, b) => compareRoles(a.role, b.role) || importance(b) - importance(a) || compareText(a.feature, b.feature)
}

function bySeverity(a: VerdictLine, b: VerdictLine): number {
  return compareRoles(a.role, b.role) || b.severity - a.severity || compareText(a.feature, b.feature)
}

function isPinned({ segment }: VerdictLine, spec: MonitorSpec): boolean {
  return spec.segments.pin.some((pin) => pin[segment.name] === segment.value)
}

function modelOf(line: VerdictLine, { environment }: OutputContext): Attributes {
  return {
    [ATTR_DEPLOYMENT_ENVIRONMENT_NAME]: environment,
    [ATTR_ML_MODEL_NAME]: line.model,
    [ATTR_ML_MODEL_VERSION]: line.version,
    [ATTR_ML_DEPLOYMENT_ROLE]: line.role,
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

function stateOf({ state, reason }: VerdictLine): Attributes {
  return { [ATTR_ML_DRIFT_STATE]: state, ...(reason !== undefined && { [ATTR_ML_DRIFT_REASON]: reason }) }
}

function* countStates(lines: readonly VerdictLine[], context: OutputContext, put: PutGauge): Work<void> {
  const counts = new Map<string, { readonly attributes: Attributes; count: number }>()
  yield* eachWork(lines, LINES_PER_STEP, (line) => {
    const key = `${line.state} ${line.reference} ${segmentKey(line)}`
    const known = counts.get(key)
    if (known) return void (known.count += 1)
    const { reference, state } = line
    const attributes = { ...segmentOf(line, context), [ATTR_ML_REFERENCE]: reference, [ATTR_ML_DRIFT_STATE]: state }
    counts.set(key, { attributes, count: 1 })
  })
  yield* eachWork(counts.values(), LINES_PER_STEP, ({ attributes, count }) =>
    put(gauge(METRIC_ML_DRIFT_FEATURES, attributes, count)),
  )
}

function* windowRows(lines: readonly VerdictLine[], context: OutputContext, put: PutGauge): Work<void> {
  const rows = new Map<string, { readonly attributes: Attributes; count: number }>()
  yield* eachWork(lines, LINES_PER_STEP, (line) => {
    const known = rows.get(segmentKey(line))
    if (known) known.count = Math.max(known.count, line.count)
    else rows.set(segmentKey(line), { attributes: segmentOf(line, context), count: line.count })
  })
  yield* eachWork(rows.values(), LINES_PER_STEP, ({ attributes, count }) =>
    put(gauge(METRIC_ML_WINDOW_ROWS, attributes, count)),
  )
}

function* windowEnds(lines: readonly VerdictLine[], context: OutputContext, put: PutGauge): Work<void> {
  const last = new Map<string, VerdictLine>()
  yield* eachWork(
    lines,
    LINES_PER_STEP,
    (line) => void last.set(JSON.stringify([line.version, line.role, line.window]), line),
  )
  yield* eachWork(last.values(), LINES_PER_STEP, (line) =>
    put(windowEnd({ ...line, endMs: Date.parse(line.end) }, context)),
  )
}

function segmentKey({ version, role, window, segment }: VerdictLine): string {
  return JSON.stringify([version, role, window, segment.name, segment.value])
}

/** Whose window ended, and when. */
export interface EndedWindow extends Pick<VerdictLine, 'version' | 'role' | 'window'> {
  readonly endMs: number
}

/** When the last window of a version, role and length ended. */
export function windowEnd({ version, role, window, endMs }: EndedWindow, { environment, spec }: OutputContext): Gauge {
  const attributes = {
    [ATTR_DEPLOYMENT_ENVIRONMENT_NAME]: environment,
    [ATTR_ML_MODEL_NAME]: spec.model.name,
    [ATTR_ML_MODEL_VERSION]: version,
    [ATTR_ML_DEPLOYMENT_ROLE]: role,
    [ATTR_ML_WINDOW]: window,
  }
  return gauge(METRIC_ML_WINDOW_END, attributes, endMs / 1000)
}

function qualityOutputs(line: VerdictLine, context: OutputContext): readonly Gauge[] {
  const attributes = featureOf(line, context)
  const { statistics } = line
  const quantiles = Object.entries(statistics.quantiles ?? {})
  return [
    ...optional(METRIC_ML_QUALITY_MISSING, attributes, statistics.missing),
    ...optional(METRIC_ML_QUALITY_INVALID, attributes, statistics.invalid),
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

function* distributionOutputs(lines: readonly VerdictLine[], context: OutputContext, put: PutGauge): Work<void> {
  const byOwnImportance = byImportance(context.spec)
  const sorted = yield* sortWork(lines, (a, b) => b.severity - a.severity || byOwnImportance(a, b))
  for (const line of sorted.slice(0, SHOWN_DISTRIBUTIONS)) distributionOf(line, context).forEach(put)
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
