import type { VerdictLine } from '@driftline/health'
import { METRIC_DRIFTLINE_TEST, ML_DEPLOYMENT_ROLE_VALUES } from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'
import type { Command } from './commands/command.ts'
import type { Obeyed } from './commands/obey-command.ts'
import { obeyCommand } from './commands/obey-command.ts'
import { isComplaint } from './intake/complaint-kind.ts'
import { Complaints } from './intake/complaints.ts'
import type { Disposition } from './intake/disposition.ts'
import { createIdentifier } from './intake/identify-point.ts'
import type { PointIdentity } from './intake/identify-point.ts'
import type { AcceptResult } from './intake/tally.ts'
import { quoted, Tally } from './intake/tally.ts'
import type { Closing } from './models/closing.ts'
import type { MonitoredModel } from './models/monitor-options.ts'
import { ENVIRONMENTS_TEXT, ModelRegistry } from './models/model-registry.ts'
import type { Monitored, MonitorLimits } from './models/model-registry.ts'
import type { MetricPoint } from './otlp/metric-point.ts'
import { isCountedFor } from './slo/objective.ts'
import { Arrivals } from './status/arrivals.ts'
import type { Work } from './work.ts'
import { finishWork } from './work.ts'

const MINUTE_MS = 60_000
const POINTS_PER_STEP = 1000
const LINES_PER_STEP = 500
const MAXIMUM_TOLD = 1000

/** Defaults that suit live traffic; a replay sets lateness to 0. */
export const DEFAULT_LIMITS: MonitorLimits = {
  latenessMs: MINUTE_MS,
  maxFutureMs: 10 * MINUTE_MS,
  maxStreams: 200_000,
  maxBytes: 512 * 2 ** 20,
}

/** Called with what closed together, window end by window end. */
export type OnClosed = (closing: Closing & { readonly environment: string; readonly spec: MonitorSpec }) => void

/** Who is told of what closed. */
export interface ClosingListener {
  readonly onClosed?: OnClosed
  /** Called before, with the verdicts, some hundred at a time: there may be more than can be dealt with at once. */
  readonly onLines?: (lines: readonly VerdictLine[]) => void
  /** Called when drift was accepted, or an acceptance revoked. */
  readonly onCommand?: OnCommand
}

/** Called with what a command changed. */
export type OnCommand = (obeyed: Exclude<Obeyed, { readonly kind: 'refused' }>) => void

/** What a processor is made of. */
export interface ProcessorOptions {
  readonly models: readonly MonitoredModel[]
  readonly limits?: Partial<MonitorLimits>
  /** Streams that started later are counted in full, ms; -Infinity counts every stream in full. */
  readonly coveredSinceMs: number
}

/** One change of a processor's state; the same inputs in the same order give the same verdicts. */
export type ProcessorInput =
  | { readonly kind: 'points'; readonly points: readonly MetricPoint[]; readonly arrivalMs: number }
  /** A step of the clock: writers that fell silent are let go, and windows that ended close. */
  | { readonly kind: 'clock'; readonly nowMs: number }
  /** The end of a replay: everything closes. */
  | { readonly kind: 'finish' }

/** A point of a model that is monitored. */
interface Identified {
  readonly point: MetricPoint
  readonly identity: PointIdentity
  readonly monitored: Monitored
  readonly arrivalMs: number
}

/** OTLP data points in, verdicts out; no clock, disk or network of its own. */
export class Processor {
  readonly registry: ModelRegistry
  /** Which services send what. */
  readonly arrivals = new Arrivals()
  /** What senders say went wrong on their side. */
  readonly complaints = new Complaints()
  readonly #identify = createIdentifier()
  readonly #listener: ClosingListener
  readonly #touched = new Set<Monitored>()
  /** Senders without an edge at a bound that were told. */
  readonly #toldEdges = new Set<string>()

  constructor(registry: ModelRegistry, listener: ClosingListener = {}) {
    this.registry = registry
    this.#listener = listener
    for (const monitored of registry.all()) this.arrivals.restore(monitored)
  }

  /** Takes in one input whole and closes what it passed. Points are tallied, the others give nothing. */
  apply(input: ProcessorInput): AcceptResult | undefined {
    const result = input.kind === 'points' ? finishWork(this.taking(input)) : undefined
    finishWork(this.closing(input))
    return result
  }

  /** Does what a person says, or says why not; what is out stays out until the next window closes. */
  obey(command: Command): Obeyed {
    const obeyed = obeyCommand(this.registry, command)
    if (obeyed.kind !== 'refused') this.#listener.onCommand?.(obeyed)
    return obeyed
  }

  /** Takes in points, in steps; nothing closes before {@link closing}. */
  *taking({ points, arrivalMs }: Extract<ProcessorInput, { kind: 'points' }>): Work<AcceptResult> {
    const tally = new Tally()
    for (const [i, point] of points.entries()) {
      this.#take(point, arrivalMs, tally)
      if ((i + 1) % POINTS_PER_STEP === 0) yield
    }
    // All of the request at once: a scrape never sees its good events without its events.
    for (const { monitor } of this.#touched) monitor.objectives.publish()
    return tally.result({
      ...(tally.unknownModels !== '' && {
        unknown_model: `${tally.unknownModels}; known is ${quoted(this.registry.modelNames)}`,
      }),
      ...(tally.unknownRoles !== '' && {
        unknown_role: `${tally.unknownRoles}; known is ${quoted(ML_DEPLOYMENT_ROLE_VALUES)}`,
      }),
      environments: ENVIRONMENTS_TEXT,
      overflow: `${this.registry.admission.toText()}, of which one model and environment may take half of what is free`,
    })
  }

  #take(point: MetricPoint, arrivalMs: number, tally: Tally): void {
    if (point.metric === METRIC_DRIFTLINE_TEST) return tally.countTest()
    const identity = this.#identify(point)
    if (isComplaint(point.metric)) return tally.count(this.#hear(point, identity, arrivalMs), identity)
    const monitored = this.registry.obtain(identity)
    if (typeof monitored === 'string') return tally.count(monitored, identity)
    return this.#count({ point, identity, monitored, arrivalMs }, tally)
  }

  #count({ point, identity, monitored, arrivalMs }: Identified, tally: Tally): void {
    const disposition = monitored.monitor.accept(identity, point, arrivalMs)
    if (disposition === 'accepted') this.arrivals.note(identity, point, monitored)
    this.#touch(monitored, disposition)
    if (disposition === 'unsupported' && point.data.kind === 'unsupported') tally.explain(point.data.reason)
    if (disposition === 'no_edge') return this.#tellEdge(identity, monitored, tally)
    tally.count(disposition, identity)
  }

  /** What has no room in one table may have been taken into the other. */
  #touch(monitored: Monitored, disposition: Disposition): void {
    if (disposition !== 'accepted' && disposition !== 'overflow' && !monitored.monitor.objectives.isPending) return
    monitored.isChanged = true
    this.#touched.add(monitored)
  }

  /** A complaint needs no spec of its model: that there is none may be what is wrong. */
  #hear(point: MetricPoint, { model, environment }: PointIdentity, arrivalMs: number): Disposition {
    const known = model === undefined ? undefined : this.registry.findModel(model)?.spec.model.environment
    return this.complaints.take(point, { model, environment: environment ?? known }, arrivalMs)
  }

  /** Said once of each sender: it cannot be mended without a change there. */
  #tellEdge(identity: PointIdentity, { monitor, environment }: Monitored, tally: Tally): void {
    const { events, model, writer } = identity
    const objective = monitor.objectives.counters.find(
      (own) => events && isCountedFor(own.objective, events),
    )?.objective
    if (objective)
      tally.explainEdge(
        `objective "${objective.name}" of model "${model}" needs one at ${objective.boundSeconds} s and counts nothing without; ` +
          "give the sender this spec, or add the bound to its histogram's edges",
      )
    const key = JSON.stringify([environment, model, objective?.name, writer])
    tally.count('no_edge', identity, this.#toldEdges.has(key))
    if (this.#toldEdges.size < MAXIMUM_TOLD) this.#toldEdges.add(key)
  }

  /** Closes what an input has passed, in steps. */
  *closing(input: ProcessorInput): Work<void> {
    const due =
      input.kind === 'points' ? this.registry.all().filter((own) => this.#touched.has(own)) : this.registry.all()
    this.#touched.clear()
    for (const monitored of due) yield* this.#close(monitored, input)
    if (input.kind === 'clock') this.arrivals.forget(this.registry.forgetEmpty())
  }

  *#close(monitored: Monitored, input: ProcessorInput): Work<void> {
    const { monitor, book, environment } = monitored
    const closings = yield* this.#closeWork(monitored, input)
    for (const { windows, verdicts } of closings)
      if (windows > 0) yield* book.add(verdicts)
      else book.addSilence(verdicts)
    const { watermarkMs } = monitor.clock
    if (closings.length > 0 || book.isOutdated(watermarkMs)) {
      monitored.isChanged = true
      yield* book.renew(watermarkMs)
    }
    for (const closing of closings) yield* this.#tell({ ...closing, environment, spec: monitor.spec })
  }

  *#tell(closed: Parameters<OnClosed>[0]): Work<void> {
    const { onLines, onClosed } = this.#listener
    for (let start = 0; start < closed.verdicts.length; start += LINES_PER_STEP) {
      onLines?.(closed.verdicts.slice(start, start + LINES_PER_STEP))
      yield
    }
    onClosed?.(closed)
  }

  #closeWork({ monitor }: Monitored, input: ProcessorInput): Work<readonly Closing[]> {
    switch (input.kind) {
      case 'points':
        return monitor.closePassed()
      case 'clock':
        return monitor.tick(input.nowMs)
      case 'finish':
        return monitor.finish()
    }
  }

  /** Whether a step of the clock would change anything. */
  isBehind(nowMs: number): boolean {
    return this.registry
      .all()
      .some(
        ({ monitor, book }) => monitor.isBehind(nowMs) || book.isOutdated(monitor.writerClock.idleWatermarkMs(nowMs)),
      )
  }
}

/** Creates a processor that has seen nothing. */
export function createProcessor(options: ProcessorOptions, listener?: ClosingListener): Processor {
  const { models, coveredSinceMs } = options
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  return new Processor(new ModelRegistry({ models, limits, coveredSinceMs, loadedMs: coveredSinceMs }), listener)
}
