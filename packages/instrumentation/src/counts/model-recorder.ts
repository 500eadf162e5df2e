import { METRIC_ML_INFERENCE_DURATION, metricDefinitions } from '@driftline/semconv'
import type { ModelConfig } from '../config/model-config.ts'
import type { RecorderLimits } from '../config/recorder-limits.ts'
import type { Output } from '../counts/output.ts'
import type { SeriesBudget } from '../sketch/series-budget.ts'
import { CallMetrics } from './call-metrics.ts'
import { Duplicates } from './duplicates.ts'
import { Features } from './features.ts'
import type { Thrown } from './features.ts'
import { Predictions } from './predictions.ts'
import { SegmentIndex } from './segment-index.ts'

/** Besides features: score, value, their problems (four) and the problems of all features (five). */
const SERIES_BESIDE_FEATURES = 11

/** Everything counted of one model, version and role. */
export class ModelRecorder {
  readonly config: ModelConfig
  readonly calls: CallMetrics
  readonly features: Features
  readonly predictions: Predictions
  readonly segments: SegmentIndex
  readonly #duplicates: Duplicates | undefined
  rowCount = 0
  duplicateCount = 0

  constructor(config: ModelConfig, limits: RecorderLimits, budget: SeriesBudget) {
    this.config = config
    this.calls = new CallMetrics(durationBounds(config.latencyThresholdsSeconds))
    this.features = new Features(config, { ...limits, budget })
    this.predictions = new Predictions(
      { value: config.prediction, scoreBounds: config.scoreBounds },
      { categories: limits.categories, budget },
    )
    const seriesPerSegment = limits.featuresPerSegment + SERIES_BESIDE_FEATURES
    this.segments = new SegmentIndex(config.dimensions, { ...limits, seriesPerSegment, budget })
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
    return thrown
  }

  /** Counts one row's output; an empty one is a missing prediction. */
  recordOutput(output: Output, segments: readonly number[]): void {
    this.predictions.record(output, segments)
  }
}

function durationBounds(thresholdsSeconds: readonly number[]): readonly number[] {
  const bounds = new Set([...(metricDefinitions[METRIC_ML_INFERENCE_DURATION]?.bounds ?? []), ...thresholdsSeconds])
  return [...bounds].sort((a, b) => a - b)
}
