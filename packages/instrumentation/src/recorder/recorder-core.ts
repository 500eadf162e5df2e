import {
  ATTR_DRIFTLINE_OVERFLOW_KIND,
  ATTR_ERROR_TYPE,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_WRITER_ID,
  DRIFTLINE_OVERFLOW_KIND_VALUE_STREAMS,
  METRIC_DRIFTLINE_INSTRUMENTATION_ERRORS,
  METRIC_DRIFTLINE_INSTRUMENTATION_OVERFLOW,
} from '@driftline/semconv'
import { collectModel } from '../telemetry/collect-model.ts'
import { ProblemLog } from '../internal/problem-log.ts'
import type { ModelConfig } from '../config/model-config.ts'
import { ModelRecorder } from '../counts/model-recorder.ts'
import type { RecorderLimits } from '../config/recorder-limits.ts'
import { SeriesBudget } from '../sketch/series-budget.ts'
import { EMPTY_RESOURCE } from '../telemetry/metric-data.ts'
import type { CollectionResult, MetricData } from '../telemetry/metric-data.ts'
import { MetricsBuilder } from '../telemetry/metrics-builder.ts'
import { SCOPE_NAME, SCOPE_VERSION } from '../telemetry/scope.ts'

export interface CoreOptions {
  readonly clock: () => number
  readonly monotonicClock: () => number
  readonly writerId: string
  readonly limits: RecorderLimits
}

/** Where the calls of wrapped models are counted. */
export interface Counting {
  /** Whether somebody collects or is about to; until then nothing is counted. Never throws. */
  readonly isWanted: boolean
  /** The core of the moment: another one once counting began afresh. */
  readonly core: RecorderCore
  readonly problemLog: ProblemLog
  readonly options: CoreOptions
}

/** The state behind a recorder: all models, their limits, and when counting began. */
export class RecorderCore implements Counting {
  readonly isWanted = true
  readonly problemLog: ProblemLog
  readonly options: CoreOptions
  readonly #budget: SeriesBudget
  readonly #models = new Map<string, ModelRecorder>()
  #startMs: number | undefined

  /** @param before whose counting ended, where this one takes over */
  constructor(options: CoreOptions, before?: RecorderCore) {
    this.options = options
    this.problemLog = new ProblemLog(options.monotonicClock, before?.problemLog)
    this.#budget = new SeriesBudget(options.limits.series)
  }

  get core(): RecorderCore {
    return this
  }

  /** The counts of a model, shared by all wrappers of the same name, version, role and profile; undefined beyond the limit. */
  open(config: ModelConfig): ModelRecorder | undefined {
    const key = JSON.stringify([config.name, config.version, config.role, config.profileId ?? ''])
    const known = this.#models.get(key)
    if (known) return this.#isHashedAlike(known, config) ? known : undefined
    const { limits, clock } = this.options
    if (this.#models.size >= limits.models) {
      this.#budget.overflow(DRIFTLINE_OVERFLOW_KIND_VALUE_STREAMS)
      const message = `version ${config.version} is not counted: the limit of ${limits.models} models is reached`
      this.problemLog.tell({ kind: 'limit', model: config.name, message })
      return undefined
    }
    this.#startMs ??= clock()
    const model = new ModelRecorder(config, limits, this.#budget)
    this.#models.set(key, model)
    return model
  }

  /** Counts of one model are hashed in one way: what one wrapper hashes the other would let out. */
  #isHashedAlike({ config: known }: ModelRecorder, config: ModelConfig): boolean {
    if (known.hashed.size === config.hashed.size && [...config.hashed].every((name) => known.hashed.has(name)))
      return true
    const message = `version ${config.version} is wrapped twice, and not with the same hashed features: calls of the second wrapper are not counted; give both the same spec and profile`
    this.problemLog.tell({ kind: 'hash', model: config.name, message })
    return false
  }

  collect(): CollectionResult {
    const errors: unknown[] = []
    let metrics: MetricData[] = []
    try {
      metrics = this.#metrics()
    } catch (cause) {
      errors.push(cause)
      this.problemLog.add('collect', 'collecting failed; the next collection makes up for it', cause)
    }
    const scope = {
      name: SCOPE_NAME,
      version: SCOPE_VERSION,
      attributes: { [ATTR_ML_WRITER_ID]: this.options.writerId },
    }
    const scopeMetrics = metrics.length === 0 ? [] : [{ scope, metrics }]
    return { resourceMetrics: { resource: EMPTY_RESOURCE, scopeMetrics }, errors }
  }

  #metrics(): MetricData[] {
    if (this.#startMs === undefined) return []
    const builder = new MetricsBuilder(this.#startMs, this.options.clock())
    for (const model of this.#models.values()) collectModel(model, builder)
    this.problemLog.visit((kind, count, model) => {
      const attributes = { [ATTR_ERROR_TYPE]: kind, ...(model !== '' && { [ATTR_ML_MODEL_NAME]: model }) }
      builder.addCount(METRIC_DRIFTLINE_INSTRUMENTATION_ERRORS, attributes, count)
    })
    for (const [kind, count] of this.#budget.overflowCounts)
      builder.addCount(METRIC_DRIFTLINE_INSTRUMENTATION_OVERFLOW, { [ATTR_DRIFTLINE_OVERFLOW_KIND]: kind }, count)
    return builder.metrics
  }
}
