import type { ExplicitHistogramData, ExponentialHistogramData } from '@driftline/statistics'

/**
 * One attribute value. Arrays and key-value lists are JSON text, bytes are base64, an unset value is the empty string,
 * and an integer beyond ±(2^53 − 1) is its decimal digits, so that two different ids never become one.
 *
 * @see OpenTelemetry specification, "Common", Mapping AnyValue to a string for non-OTLP protocols.
 */
export type AttributeValue = string | number | boolean

/** Attributes by name. The object has no inherited names: reading an absent name gives `undefined`, whatever its name. */
export type Attributes = Readonly<Record<string, AttributeValue>>

/** How successive points of a stream relate. Gauges are `unspecified`. */
export type Temporality = 'cumulative' | 'delta' | 'unspecified'

/** A gauge or a sum; the value may be NaN or infinite when the sender says so. */
export interface NumberMetricData {
  readonly kind: 'number'
  readonly value: number
}

/** A histogram with explicit bounds. Counts are exact to 2^53; a sum, minimum or maximum that is not finite is left out. */
export interface ExplicitMetricData {
  readonly kind: 'explicit'
  readonly histogram: ExplicitHistogramData
}

/** An exponential histogram; the same rules as for explicit ones. */
export interface ExponentialMetricData {
  readonly kind: 'exponential'
  readonly histogram: ExponentialHistogramData
}

/** A point that is well formed on the wire but cannot be used; the reason is one clause for people. */
export interface UnsupportedMetricData {
  readonly kind: 'unsupported'
  readonly reason: string
}

/** What a point holds. */
export type MetricData = NumberMetricData | ExplicitMetricData | ExponentialMetricData | UnsupportedMetricData

/** One data point together with all that identifies its stream. */
export interface MetricPoint {
  /** Shared by all points of one resource in a request. */
  readonly resource: Attributes
  readonly scopeName: string
  /** Shared by all points of one scope in a request. */
  readonly scope: Attributes
  readonly metric: string
  readonly unit: string
  readonly temporality: Temporality
  /** As sent for sums; true for histograms, whose counts only grow; false for gauges. */
  readonly monotonic: boolean
  readonly attributes: Attributes
  /** Milliseconds since the epoch with a fraction; 0 when absent. */
  readonly startTimeMs: number
  /** Milliseconds since the epoch with a fraction; 0 when absent. */
  readonly timeMs: number
  readonly data: MetricData
}
