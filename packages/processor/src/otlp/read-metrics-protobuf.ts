import { decodeMetrics } from './decode-metrics.ts'
import { drain } from './drain.ts'
import type { MetricPoint } from './metric-point.ts'

/** Reads an ExportMetricsServiceRequest in protobuf at once, as `decodeMetrics` does in slices. @throws OtlpDecodeError */
export function readMetricsProtobuf(bytes: Uint8Array): readonly MetricPoint[] {
  return drain(decodeMetrics(bytes, 'protobuf'))
}
