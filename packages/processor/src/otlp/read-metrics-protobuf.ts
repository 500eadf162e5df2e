import { decodeMetrics } from './decode-metrics.ts'
import { finishWork } from '../work.ts'
import type { MetricPoint } from './metric-point.ts'

/** Reads an ExportMetricsServiceRequest in protobuf at once, as `decodeMetrics` does in slices. @throws OtlpDecodeError */
export function readMetricsProtobuf(bytes: Uint8Array): readonly MetricPoint[] {
  return finishWork(decodeMetrics(bytes, 'protobuf'))
}
