import { ATTR_ERROR_TYPE, ML_FEATURE_CATEGORY_VALUE_OTHER } from '@driftline/semconv'
import type { ExplicitHistogramData } from '@driftline/statistics'
import type { Attributes } from '@opentelemetry/api'
import { ExplicitHistograms } from '../sketch/explicit-histograms.ts'

const MAX_ERROR_TYPES = 50
const MAX_TYPE_LENGTH = 128
const MILLISECONDS_PER_SECOND = 1000
const GOOD = 0

/** Calls of one model that ended alike: well, or with one type of error. */
export interface CallEnding {
  readonly attributes: Attributes
  /** Durations in seconds; their count is the number of calls. */
  readonly durations: ExplicitHistogramData
}

/** Calls of one model: how they ended and how long they took. */
export class CallMetrics {
  readonly #durations: ExplicitHistograms
  readonly #errorTypes = new Map<string, number>()

  /** @param boundsSeconds upper bounds of the duration buckets, rising */
  constructor(boundsSeconds: readonly number[]) {
    this.#durations = new ExplicitHistograms(boundsSeconds)
  }

  /** Calls that did not fail. */
  get goodCount(): number {
    return this.#durations.toData(GOOD)?.count ?? 0
  }

  get endings(): readonly CallEnding[] {
    return [['', GOOD] as const, ...this.#errorTypes].flatMap(([type, index]) => {
      const durations = this.#durations.toData(index)
      return durations ? [{ attributes: type === '' ? {} : { [ATTR_ERROR_TYPE]: type }, durations }] : []
    })
  }

  /** Counts a call that ended, with the type of its error if it failed. */
  add(durationMs: number, errorType?: string): void {
    const seconds = durationMs > 0 && durationMs < Infinity ? durationMs / MILLISECONDS_PER_SECOND : 0
    this.#durations.record(seconds, [errorType === undefined ? GOOD : this.#index(errorType)], 1)
  }

  #index(errorType: string): number {
    const known = this.#errorTypes.get(errorType)
    if (known !== undefined) return known
    const isFull = this.#errorTypes.size >= MAX_ERROR_TYPES || errorType.length > MAX_TYPE_LENGTH || errorType === ''
    const type = isFull ? ML_FEATURE_CATEGORY_VALUE_OTHER : errorType
    const index = this.#errorTypes.get(type) ?? this.#errorTypes.size + 1
    this.#errorTypes.set(type, index)
    return index
  }
}
