import type { DriftlineForgottenKind } from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'
import { Admission } from '../intake/admission.ts'
import { compareText } from '../compare-text.ts'
import type { AdmissionLimits } from '../intake/admission.ts'
import type { Disposition } from '../intake/disposition.ts'
import type { PointIdentity } from '../intake/identify-point.ts'
import { hasObjectiveFor } from '../slo/objective.ts'
import { featureTypes } from '../outputs/feature-types.ts'
import { OutputBook } from '../outputs/output-book.ts'
import type { MonitoredModel, MonitorTimes } from './monitor-options.ts'
import { ModelMonitor } from './model-monitor.ts'

/** Environments of one model; a sender that invents new ones must not fill the memory. */
const MAXIMUM_ENVIRONMENTS = 20

const FORGOTTEN_KINDS = ['stream', 'series', 'baseline', 'history'] as const

/** Limits and times of a processor. */
export interface MonitorLimits extends MonitorTimes, AdmissionLimits {}

/** One model in one environment. */
export interface Monitored {
  readonly environment: string
  readonly model: string
  readonly monitor: ModelMonitor
  readonly book: OutputBook
  /** Whether anything was taken in or closed since the last checkpoint. */
  isChanged: boolean
}

/** Why a point belongs to no monitor. */
type Unmonitored = Extract<Disposition, 'ignored' | 'unknown_model' | 'unknown_role' | 'environments'>

/** All models, in the environments they were seen in. */
export class ModelRegistry {
  readonly admission: Admission
  readonly limits: MonitorLimits
  readonly #models: ReadonlyMap<string, MonitoredModel>
  /** Streams that started later are counted in full, ms, by model; absent: as of the process. */
  readonly coverage: Map<string, number>
  readonly #coveredSinceMs: number
  /** When the specs were first loaded as they are, ms: objectives count from then on. */
  readonly loadedMs: number
  readonly #monitored = new Map<string, Map<string, Monitored>>()
  /** What was forgotten since the start, by environments that are forgotten too. */
  readonly #forgotten = { stream: 0, series: 0, baseline: 0, history: 0, environment: 0 }

  constructor(options: {
    readonly models: readonly MonitoredModel[]
    readonly limits: MonitorLimits
    readonly coveredSinceMs: number
    /** Default: whenever. */
    readonly loadedMs?: number
    readonly coverage?: Iterable<readonly [string, number]>
  }) {
    this.#models = new Map(options.models.map((model) => [model.spec.model.name, model]))
    this.limits = options.limits
    this.#coveredSinceMs = options.coveredSinceMs
    this.loadedMs = options.loadedMs ?? -Infinity
    this.coverage = new Map(options.coverage)
    this.admission = new Admission(options.limits)
  }

  get modelNames(): readonly string[] {
    return [...this.#models.keys()]
  }

  findModel(name: string): MonitoredModel | undefined {
    return this.#models.get(name)
  }

  /** A model in an environment, if anything of it is held. */
  find(model: string, environment: string): Monitored | undefined {
    return this.#monitored.get(model)?.get(environment)
  }

  /** Environments of a model of which anything is held, sorted. */
  environmentsOf(model: string): readonly string[] {
    return [...(this.#monitored.get(model)?.keys() ?? [])].sort(compareText)
  }

  /** The monitor of a point, made when its first point comes, or why there is none. */
  obtain(identity: PointIdentity): Monitored | Unmonitored {
    const { model, unknownRole } = identity
    if (model === undefined) return 'ignored'
    const monitored = this.#models.get(model)
    if (!monitored) return 'unknown_model'
    if (unknownRole !== undefined) return 'unknown_role'
    const environment = identity.environment ?? monitored.spec.model.environment
    const known = this.#monitored.get(model)?.get(environment)
    if (known) return known
    return isCounted(identity, monitored.spec) ? this.#begin(monitored, environment) : 'ignored'
  }

  #begin(model: MonitoredModel, environment: string): Monitored | 'environments' {
    const { name } = model.spec.model
    if ((this.#monitored.get(name)?.size ?? 0) >= MAXIMUM_ENVIRONMENTS) return 'environments'
    return this.add({ environment, model: name, ...this.#fresh(model, environment), isChanged: true })
  }

  #fresh(model: MonitoredModel, environment: string): Pick<Monitored, 'monitor' | 'book'> {
    const never = -Infinity
    const clock = {
      coveredSinceMs: this.coverage.get(model.spec.model.name) ?? this.#coveredSinceMs,
      horizonMs: never,
      sweptMs: never,
      watermarkMs: never,
      greatestMs: never,
      arrivalMs: never,
      wholeSinceMs: never,
    }
    const { limits, admission, loadedMs } = this
    const monitor = new ModelMonitor({ ...model, times: limits, admission, clock, loadedMs })
    return {
      monitor,
      book: new OutputBook({ environment, spec: model.spec, types: featureTypes(model) }, monitor.account),
    }
  }

  /** Adds a monitor as it was saved. */
  add(monitored: Monitored): Monitored {
    const { model, environment } = monitored
    const known = this.#monitored.get(model) ?? new Map<string, Monitored>()
    known.set(environment, monitored)
    this.#monitored.set(model, known)
    return monitored
  }

  /** All of them, by model and environment. */
  all(): readonly Monitored[] {
    return Array.from(this.#monitored.values(), (environments) => [...environments.values()])
      .flat()
      .sort((a, b) => compareText(a.model, b.model) || compareText(a.environment, b.environment))
  }

  /** Models of which no environment is known. */
  unseen(): readonly MonitoredModel[] {
    return [...this.#models.values()].filter(({ spec }) => (this.#monitored.get(spec.model.name)?.size ?? 0) === 0)
  }

  /** Forgets environments of which nothing is held any more. @returns them. */
  forgetEmpty(): readonly Monitored[] {
    const empty = this.all().filter(({ monitor }) => monitor.isEmpty)
    for (const { model, environment, monitor } of empty) {
      this.#monitored.get(model)?.delete(environment)
      monitor.account.release()
      this.#forgotten.environment += 1
      for (const kind of FORGOTTEN_KINDS) this.#forgotten[kind] += monitor.forgotten[kind]
      // What comes back must not be taken for new.
      this.coverage.set(model, Math.max(this.coverage.get(model) ?? -Infinity, monitor.clock.horizonMs))
    }
    return empty
  }

  /** What was forgotten by age since the start, by kind. */
  forgotten(): Readonly<Record<DriftlineForgottenKind, number>> {
    const forgotten = { ...this.#forgotten }
    for (const { monitor } of this.all()) for (const kind of FORGOTTEN_KINDS) forgotten[kind] += monitor.forgotten[kind]
    return forgotten
  }
}

function isCounted({ target, events }: PointIdentity, spec: MonitorSpec): boolean {
  return target !== undefined || (events !== undefined && hasObjectiveFor(spec, events))
}

/** How many environments a model may have, in words. */
export const ENVIRONMENTS_TEXT = `at most ${MAXIMUM_ENVIRONMENTS} environments for a model`
