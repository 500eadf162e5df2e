import type { VerdictLine } from '@driftline/health'
import { compareRoles, isRaised } from '@driftline/health'
import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_DRIFT_STATE,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_REFERENCE,
  ATTR_ML_WINDOW,
  METRIC_ML_DRIFT_FEATURES,
  METRIC_ML_WINDOW_END,
  METRIC_ML_WINDOW_ROWS,
  ML_SEGMENT_NAME_VALUE_ALL,
} from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'
import { compareText } from '../compare-text.ts'
import type { OutputPoint } from '../export/output-point.ts'
import type { Work } from '../work.ts'
import { eachWork, finishWork, sortWork } from '../work.ts'
import type { Attributes, Gauge, OutputContext } from './line-attributes.ts'
import { gauge, isOfAll, isOfSilence, segmentOf } from './line-attributes.ts'
import {
  contributionOutputs,
  distributionOutputs,
  learningOutput,
  qualityOutputs,
  scoreOutputs,
  severityOutput,
  statusOutput,
} from './line-gauges.ts'

/** Features whose distribution is shown: the most severe, then live ones, then the most important. */
const SHOWN_DISTRIBUTIONS = 20

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
 * The same in steps: states and severities of everyone first, the most important features before the others, then the
 * severities beside further references, then what is raised in segments, then what is shown beside a verdict; of each
 * what is live before canary and shadow. What a window shows by itself is put out once, whatever it is compared with.
 */
export function* putGauges(lines: readonly VerdictLine[], context: OutputContext, put: PutGauge): Work<void> {
  const { everyone, headlines, detailed, learning, segments, others } = yield* sortLines(lines, context)
  const each = (
    own: readonly VerdictLine[],
    outputsOf: (line: VerdictLine, context: OutputContext) => readonly Gauge[],
  ): Work<void> => eachWork(own, LINES_PER_STEP, (line) => outputsOf(line, context).forEach(put))
  yield* windowEnds(lines, context, put)
  yield* each(headlines, severityOutput)
  yield* each(detailed, statusOutput)
  yield* countStates(everyone, context, put)
  yield* windowRows(everyone, context, put)
  yield* each(
    everyone.filter(({ headline }) => !headline),
    severityOutput,
  )
  yield* each(segments, severityOutput)
  yield* each(detailed, contributionOutputs)
  yield* each(learning, learningOutput)
  yield* each(detailed, qualityOutputs)
  yield* each(detailed, scoreOutputs)
  yield* distributions(detailed, context, put)
  yield* countStates(others, context, put)
  yield* windowRows(others, context, put)
}

interface SortedLines {
  /** Everyone, beside every reference: live first, of each role the most important features first. */
  readonly everyone: readonly VerdictLine[]
  /** The one of them that counts of each feature. */
  readonly headlines: readonly VerdictLine[]
  /** The headlines of the primary window. */
  readonly detailed: readonly VerdictLine[]
  /** What of everyone has no reference yet in the primary window. */
  readonly learning: readonly VerdictLine[]
  /** Headlines of what is raised, accepted or pinned in segments: live first, of each role the most severe first. */
  readonly segments: readonly VerdictLine[]
  /** All segments. */
  readonly others: readonly VerdictLine[]
}

function* sortLines(lines: readonly VerdictLine[], { spec }: OutputContext): Work<SortedLines> {
  const all: VerdictLine[] = []
  const others: VerdictLine[] = []
  const segments: VerdictLine[] = []
  yield* eachWork(lines, LINES_PER_STEP, (line) => {
    if (isEveryone(line)) return void all.push(line)
    others.push(line)
    if (line.headline && (isRaised(line) || line.state === 'accepted' || isPinned(line, spec))) segments.push(line)
  })
  const everyone = yield* sortWork(all, byImportance(spec))
  const primary = everyone.filter(({ window }) => window === spec.windows[0]?.name)
  return {
    everyone,
    headlines: everyone.filter(({ headline }) => headline),
    detailed: primary.filter(({ headline }) => headline),
    learning: primary.filter(({ learning }) => learning !== undefined),
    segments: yield* sortWork(segments, bySeverity),
    others,
  }
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

function* countStates(lines: readonly VerdictLine[], context: OutputContext, put: PutGauge): Work<void> {
  const counts = new Map<string, { readonly attributes: Attributes; count: number }>()
  yield* eachWork(lines, LINES_PER_STEP, (line) => {
    if (isOfAll(line)) return
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
    if (isOfSilence(line)) return
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
    (line) => void (isOfSilence(line) || last.set(JSON.stringify([line.version, line.role, line.window]), line)),
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

function* distributions(lines: readonly VerdictLine[], context: OutputContext, put: PutGauge): Work<void> {
  const byOwnImportance = byImportance(context.spec)
  const sorted = yield* sortWork(lines, (a, b) => b.severity - a.severity || byOwnImportance(a, b))
  for (const line of sorted.slice(0, SHOWN_DISTRIBUTIONS)) distributionOutputs(line, context).forEach(put)
}
