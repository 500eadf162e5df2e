export { encodeMetricsJson, encodeMetricsProtobuf } from './export/encode-metrics.ts'
export type { OutputPoint } from './export/output-point.ts'
export { renderPrometheus } from './export/render-prometheus.ts'
export type { PrometheusOptions } from './export/render-prometheus.ts'
export { createLogger } from './logger.ts'
export type { LogLevel } from './logger.ts'
export type { MonitorLimits, PointOutcome } from './model-monitor.ts'
export type { MetricPoint } from './otlp/metric-point.ts'
export { OtlpDecodeError } from './otlp/otlp-decode-error.ts'
export { readMetricsJson } from './otlp/read-metrics-json.ts'
export { readMetricsProtobuf } from './otlp/read-metrics-protobuf.ts'
export { modelOutputs } from './outputs/model-outputs.ts'
export { SERIES_BUDGET } from './outputs/series-budget.ts'
export { verdictOutputs } from './outputs/verdict-outputs.ts'
export type { OutputContext } from './outputs/verdict-outputs.ts'
export { createProcessor, DEFAULT_LIMITS } from './processor.ts'
export type {
  AcceptResult,
  ModelLines,
  MonitoredModel,
  OnClosed,
  Processor,
  ProcessorOptions,
  ProcessorState,
} from './processor.ts'
export { PortInUseError } from './receiver/receiver-errors.ts'
export { startProcessor } from './running-processor.ts'
export type { RunningProcessor, RunOptions } from './running-processor.ts'
export { StateDamagedError, StateInUseError, StateVersionError } from './state/state-errors.ts'
