import { METRIC_ML_INFERENCE_DURATION, metricDefinitions } from '@driftline/semconv'
import type { ModelConfig } from '../config/model-config.ts'
import type { RecorderLimits } from '../config/recorder-limits.ts'
import type { Output } from '../counts/output.ts'
import type { SeriesBudget } from '../sketch/series-budget.ts'
import { risingBounds } from '../sketch/rising-bounds.ts'
import { Ages } from './ages.ts'
import { CallMetrics } from './call-metrics.ts'
import { Duplicates } from './duplicates.ts'
import { Features } from './features.ts'
import type { Thrown } from './features.ts'
import { Predictions } from './predictions.ts'
import { SegmentIndex } from './segment-index.ts'
import { UnexpectedNames } from './unexpected-names.ts'

/** Besides features: score, value, their problems (four each) and the problems of all features (five). */
const SERIES_BESIDE_FEATURES = 15

/** Everything counted of one model, version and role. */
export class ModelRecorder {
  readonly config: ModelConfig
  readonly calls: CallMetrics
  readonly features: Features
  readonly ages: Ages
  /** Undefined where the spec lists no features. */
  readonly unexpected: UnexpectedNames | undefined
  readonly predictions: Predictions
  readonly segments: SegmentIndex
  readonly #duplicates: Duplicates | undefined
  rowCount = 0
  duplicateCount = 0

  constructor(config: ModelConfig, limits: RecorderLimits, budget: SeriesBudget) {
    this.config = config
    this.calls = new CallMetrics(durationBounds(config.latencyThresholdsSeconds))
    this.features = new Features(config, { ...limits, budget })
    this.ages = new Ages(config, budget)
    this.predictions = new Predictions(
      { ...config, value: config.prediction },
      { categories: limits.categories, budget },
    )
    const seriesPerSegment = limits.featuresPerSegment + SERIES_BESIDE_FEATURES
    this.segments = new SegmentIndex(config, { ...limits, seriesPerSegment, budget })
    const { knownFields } = config
    if (knownFields) this.unexpected = new UnexpectedNames(knownFields, { segments: this.segments, budget })
    if (config.duplicates) this.#duplicates = new Duplicates()
  }

  /**
   * Counts one row of features in the segments given, or only that there was a row.
   *
   * @returns what reading the row threw, if it did
   */
  recordRow(row: object | undefined, segments: readonly number[]): Thrown | undefined {
    this.rowCount += 1
    if (!row) return undefined
    const thrown = this.features.record(row, segments, this.#duplicates)
    if (this.#duplicates?.endRow()) this.duplicateCount += 1
    return this.#recordNames(row) ?? thrown
  }

  /** A reserved name in use that was not told yet. */
  get reservedName(): string | undefined {
    return this.features.reservedName ?? this.segments.reservedName
  }

  /** The reserved names that were not told yet; from here on they are. */
  takeReserved(): { readonly feature: string | undefined; readonly dimension: string | undefined } {
    const reserved = { feature: this.features.reservedName, dimension: this.segments.reservedName }
    this.features.reservedName = undefined
    this.segments.reservedName = undefined
    return reserved
  }

  #recordNames(row: object): Thrown | undefined {
    try {
      this.unexpected?.record(row)
      return undefined
    } catch (cause) {
      return { cause }
    }
  }

  /** Counts one row's output; an empty one is a missing prediction. */
  recordOutput(output: Output, segments: readonly number[]): void {
    this.predictions.record(output, segments)
  }
}

function durationBounds(thresholdsSeconds: readonly number[]): readonly number[] {
  return risingBounds([...(metricDefinitions[METRIC_ML_INFERENCE_DURATION]?.bounds ?? []), ...thresholdsSeconds])
}
