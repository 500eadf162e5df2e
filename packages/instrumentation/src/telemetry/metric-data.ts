import type { Attributes, HrTime } from '@opentelemetry/api'

/** The shapes of `@opentelemetry/sdk-metrics`, written out so that SDK 2.x and 3.x both accept them and neither is needed. */
export interface MetricProducer {
  /** Everything counted so far, as cumulative points. Never rejects. */
  collect(): Promise<CollectionResult>
}

export interface CollectionResult {
  resourceMetrics: { resource: EmptyResource; scopeMetrics: ScopeMetrics[] }
  errors: unknown[]
}

/** Readers replace a producer's resource by their own. */
export interface EmptyResource {
  readonly attributes: Attributes
  merge<R>(other: R | null): R
  getRawAttributes(): []
}

export interface ScopeMetrics {
  scope: { readonly name: string; readonly version?: string; readonly attributes: Attributes }
  metrics: MetricData[]
}

export type MetricData = SumData | HistogramData | ExponentialHistogramMetricData

interface Base {
  readonly descriptor: { name: string; description: string; unit: string; valueType: 0 | 1 }
  readonly aggregationTemporality: typeof CUMULATIVE
}

export interface SumData extends Base {
  readonly dataPointType: typeof SUM
  readonly isMonotonic: true
  readonly dataPoints: Point<number>[]
}

export interface HistogramData extends Base {
  readonly dataPointType: typeof HISTOGRAM
  readonly dataPoints: Point<HistogramValue>[]
}

export interface ExponentialHistogramMetricData extends Base {
  readonly dataPointType: typeof EXPONENTIAL_HISTOGRAM
  readonly dataPoints: Point<ExponentialHistogramValue>[]
}

export interface Point<T> {
  readonly startTime: HrTime
  readonly endTime: HrTime
  readonly attributes: Attributes
  readonly value: T
}

export interface HistogramValue {
  buckets: { boundaries: number[]; counts: number[] }
  count: number
  sum?: number
  min?: number
  max?: number
}

export interface ExponentialHistogramValue {
  count: number
  sum?: number
  scale: number
  zeroCount: number
  /** In OTLP since 0.17; the JavaScript exporters leave it out, so a receiver takes it from the profile. */
  zeroThreshold: number
  positive: { offset: number; bucketCounts: number[] }
  negative: { offset: number; bucketCounts: number[] }
  min?: number
  max?: number
}

/** `AggregationTemporality.CUMULATIVE` of the SDK. */
export const CUMULATIVE = 1
/** `DataPointType.HISTOGRAM` of the SDK. */
export const HISTOGRAM = 0
/** `DataPointType.EXPONENTIAL_HISTOGRAM` of the SDK. */
export const EXPONENTIAL_HISTOGRAM = 1
/** `DataPointType.SUM` of the SDK. */
export const SUM = 3
/** `ValueType.INT` of the API. */
export const INTEGER = 0
/** `ValueType.DOUBLE` of the API. */
export const DOUBLE = 1

/** A resource without attributes. */
export const EMPTY_RESOURCE: EmptyResource = {
  attributes: {},
  merge<R>(other: R | null): R {
    return other ?? (EMPTY_RESOURCE as R)
  },
  getRawAttributes: () => [],
}
