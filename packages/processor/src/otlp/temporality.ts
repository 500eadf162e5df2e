import type { Temporality } from './metric-point.ts'

/** Translates AggregationTemporality of opentelemetry/proto/metrics/v1/metrics.proto; unknown numbers are unspecified. */
export function toTemporality(value: number): Temporality {
  if (value === 1) return 'delta'
  return value === 2 ? 'cumulative' : 'unspecified'
}
