import type { ReferenceProfile, VerdictLine } from '@driftline/health'
import { ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME } from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'
import type { ClosedCount, ModelMonitorState, MonitorLimits, PointOutcome } from './model-monitor.ts'
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
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const models = new Map(options.models.map((model) => [model.spec.model.name, model]))
  const monitored = new Map<string, Monitored>()
  const monitorOf = (environment: string, name: string, state?: ProcessorState['models'][number]) => {
    const key = JSON.stringify([environment, name])
    const known = monitored.get(key)
    const model = models.get(name)
    if (known || !model) return known
    const { coveredSinceMs } = options
    const monitor = new ModelMonitor({ ...model, limits, coveredSinceMs, ...(state && { state: state.monitor }) })
    const created = { environment, monitor, latest: createLatestLines(state?.lines) }
    monitored.set(key, created)
    return created
  }
  for (const state of options.state?.models ?? []) monitorOf(state.environment, state.model, state)

  const report = (entry: Monitored, closed: ClosedCount): void => {
    if (closed.windows === 0) return
    entry.latest.add(closed.lines)
    onClosed({ ...closed, environment: entry.environment, spec: entry.monitor.spec })
  }
  const inOrder = (): readonly Monitored[] =>
    [...monitored].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry)

  return {
    accept: (points, arrivalMs) => {
      const tally = createTally()
      const touched = new Set<Monitored>()
      for (const point of points) {
        const name = modelName(point)
        const entry = name === undefined ? undefined : monitorOf(environmentOf(point), name)
        if (entry) touched.add(entry)
        tally.count(
          point,
          entry ? entry.monitor.accept(point, arrivalMs) : name === undefined ? 'ignored' : 'unknown_model',
        )
      }
      for (const entry of inOrder()) if (touched.has(entry)) report(entry, entry.monitor.advance())
      return tally.result([...models.keys()])
    },
    advanceTo: (timeMs) => {
      let changed = false
      for (const entry of inOrder()) {
        const closed = entry.monitor.advanceTo(timeMs)
        if (!closed) continue
        changed = true
        report(entry, closed)
      }
      return changed
    },
    finish: () => {
      for (const entry of inOrder()) report(entry, entry.monitor.finish())
    },
    latest: () =>
      inOrder().map(({ environment, monitor, latest }) => ({ environment, spec: monitor.spec, lines: latest.all() })),
    state: () => ({
      models: inOrder().map(({ environment, monitor, latest }) => ({
        environment,
        model: monitor.spec.model.name,
        monitor: monitor.state(),
        lines: latest.all(),
      })),
    }),
    streamCount: () => inOrder().reduce((sum, { monitor }) => sum + monitor.streamCount, 0),
  }
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
