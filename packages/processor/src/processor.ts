import type { VerdictLine } from '@driftline/health'
import type { ReferenceProfile } from '@driftline/profile'
import { ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME } from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'
import type { ModelMonitorState } from './model-monitor-state.ts'
import type { ClosedCount, MonitorLimits, PointOutcome } from './model-monitor.ts'
import { ModelMonitor } from './model-monitor.ts'
import type { MetricPoint } from './otlp/metric-point.ts'
import { createLatestLines } from './outputs/latest-lines.ts'
import type { LatestLines } from './outputs/latest-lines.ts'

/** Environment of a service that names none. */
const DEFAULT_ENVIRONMENT = 'default'

/** A model with its references. */
export interface MonitoredModel {
  readonly spec: MonitorSpec
  readonly profiles: readonly ReferenceProfile[]
}

/** Everything a processor knows between two points in time; plain JSON. */
export interface ProcessorState {
  readonly models: readonly {
    readonly environment: string
    readonly model: string
    readonly monitor: ModelMonitorState
    readonly lines: readonly VerdictLine[]
  }[]
}

/** Defaults that suit live traffic; a replay sets lateness to 0. */
export const DEFAULT_LIMITS: MonitorLimits = { latenessMs: 60_000, maxFutureMs: 10 * 60_000, maxStreams: 200_000 }

/** What a processor is made of. */
export interface ProcessorOptions {
  readonly models: readonly MonitoredModel[]
  readonly limits?: Partial<MonitorLimits>
  /** Streams that started later are counted in full, ms; -Infinity counts every stream in full. */
  readonly coveredSinceMs: number
  readonly state?: ProcessorState
}

/** What became of one request's points. */
export interface AcceptResult {
  readonly outcomes: Readonly<Partial<Record<PointOutcome | 'unknown_model', number>>>
  /** Points that will never be counted; duplicates and ignored metrics are not among them. */
  readonly rejected: number
  /** Why, for the sender; absent where nothing was rejected. */
  readonly message?: string
}

/** Latest verdicts of one model in one environment. */
export interface ModelLines {
  readonly environment: string
  readonly spec: MonitorSpec
  readonly lines: readonly VerdictLine[]
}

/** OTLP data points in, verdicts out; no clock, disk or network of its own. */
export interface Processor {
  /** Takes in one request's points. `arrivalMs` only decides what is too far in the future. */
  readonly accept: (points: readonly MetricPoint[], arrivalMs: number) => AcceptResult
  /** Closes what ended before a time although no later point came; whether anything did. */
  readonly advanceTo: (timeMs: number) => boolean
  /** Closes everything: the end of a replay. */
  readonly finish: () => void
  readonly latest: () => readonly ModelLines[]
  readonly state: () => ProcessorState
  readonly streamCount: () => number
}

/** Called with what closed. */
export type OnClosed = (closed: ClosedCount & { readonly environment: string; readonly spec: MonitorSpec }) => void

interface Monitored {
  readonly environment: string
  readonly monitor: ModelMonitor
  readonly latest: LatestLines
}

/** Creates a processor. Deterministic: the same points give the same verdicts, live, in replay and across restarts. */
export function createProcessor(options: ProcessorOptions, onClosed: OnClosed = () => {}): Processor {
  const monitors = createMonitors(options)
  const modelNames = options.models.map(({ spec }) => spec.model.name)
  const report = (entry: Monitored, closed: ClosedCount): void => {
    if (closed.windows === 0) return
    entry.latest.add(closed.lines)
    onClosed({ ...closed, environment: entry.environment, spec: entry.monitor.spec })
  }
  return {
    accept: (points, arrivalMs) => {
      const tally = createTally()
      const touched = new Set<Monitored>()
      for (const point of points) {
        const entry = monitors.of(point)
        if (entry) touched.add(entry)
        tally.count(point, entry ? entry.monitor.accept(point, arrivalMs) : outcomeOfUnknown(point))
      }
      for (const entry of monitors.all()) if (touched.has(entry)) report(entry, entry.monitor.advance())
      return tally.result(modelNames)
    },
    advanceTo: (timeMs) => {
      const closed = monitors.all().map((entry) => ({ entry, closed: entry.monitor.advanceTo(timeMs) }))
      for (const step of closed) if (step.closed) report(step.entry, step.closed)
      return closed.some((step) => step.closed !== undefined)
    },
    finish: () => {
      for (const entry of monitors.all()) report(entry, entry.monitor.finish())
    },
    latest: () =>
      monitors
        .all()
        .map(({ environment, monitor, latest }) => ({ environment, spec: monitor.spec, lines: latest.all() })),
    state: () => ({ models: monitors.all().map(stateOf) }),
    streamCount: () => monitors.all().reduce((sum, { monitor }) => sum + monitor.streamCount, 0),
  }
}

function stateOf({ environment, monitor, latest }: Monitored): ProcessorState['models'][number] {
  return { environment, model: monitor.spec.model.name, monitor: monitor.state(), lines: latest.all() }
}

/** Environments of one model; a sender that invents new ones must not fill the memory. */
const MAXIMUM_MONITORS = 100

/** One monitor per environment and model, made when the first point comes. */
function createMonitors(options: ProcessorOptions) {
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const models = new Map(options.models.map((model) => [model.spec.model.name, model]))
  const monitored = new Map<string, Monitored>()
  const open = (environment: string, name: string, state?: ProcessorState['models'][number]) => {
    const key = JSON.stringify([environment, name])
    const known = monitored.get(key)
    const model = models.get(name)
    if (known || !model || monitored.size >= MAXIMUM_MONITORS) return known
    const { coveredSinceMs } = options
    const monitor = new ModelMonitor({ ...model, limits, coveredSinceMs, ...(state && { state: state.monitor }) })
    const created = { environment, monitor, latest: createLatestLines(state?.lines) }
    monitored.set(key, created)
    return created
  }
  for (const state of options.state?.models ?? []) open(state.environment, state.model, state)
  return {
    of: (point: MetricPoint): Monitored | undefined => {
      const name = modelName(point)
      return name === undefined ? undefined : open(environmentOf(point), name)
    },
    all: (): readonly Monitored[] => [...monitored].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry),
  }
}

function outcomeOfUnknown(point: MetricPoint): 'ignored' | 'unknown_model' {
  return modelName(point) === undefined ? 'ignored' : 'unknown_model'
}

function modelName({ attributes, resource }: MetricPoint): string | undefined {
  const name = attributes[ATTR_ML_MODEL_NAME] ?? resource[ATTR_ML_MODEL_NAME]
  return name === undefined ? undefined : String(name)
}

function environmentOf({ attributes, resource }: MetricPoint): string {
  const environment = attributes[ATTR_DEPLOYMENT_ENVIRONMENT_NAME] ?? resource[ATTR_DEPLOYMENT_ENVIRONMENT_NAME]
  return environment === undefined ? DEFAULT_ENVIRONMENT : String(environment)
}

const REJECTIONS: Readonly<Partial<Record<PointOutcome | 'unknown_model', string>>> = {
  late: 'came after their window had closed',
  future: 'have a time in the future; check the clock of the sender',
  overflow: 'belong to streams beyond the limit',
  unsupported: 'have a type that their metric does not allow',
}

function createTally() {
  const outcomes: Partial<Record<PointOutcome | 'unknown_model', number>> = {}
  const unknown = new Set<string>()
  return {
    count: (point: MetricPoint, outcome: PointOutcome | 'unknown_model'): void => {
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
      if (outcome === 'unknown_model' && unknown.size < 3) unknown.add(modelName(point) ?? '')
    },
    result: (known: readonly string[]): AcceptResult => {
      const reasons = Object.entries(REJECTIONS).flatMap(([outcome, reason]) => {
        const count = outcomes[outcome as PointOutcome]
        return count ? [`${count} points ${reason}`] : []
      })
      if (outcomes.unknown_model)
        reasons.push(
          `${outcomes.unknown_model} points are of model ${[...unknown].map((name) => `"${name}"`).join(', ')}, ` +
            `but only ${known.map((name) => `"${name}"`).join(', ')} has a spec here`,
        )
      const rejected = [...Object.keys(REJECTIONS), 'unknown_model'].reduce(
        (sum, outcome) => sum + (outcomes[outcome as PointOutcome] ?? 0),
        0,
      )
      return { outcomes, rejected, ...(reasons.length > 0 && { message: reasons.join('; ') }) }
    },
  }
}
