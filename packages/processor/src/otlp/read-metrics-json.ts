import { decodeMetrics } from './decode-metrics.ts'
import { drain } from './drain.ts'
import type { MetricPoint } from './metric-point.ts'

/** Reads an ExportMetricsServiceRequest in JSON at once, as `decodeMetrics` does in slices. @throws OtlpDecodeError */
export function readMetricsJson(text: string): readonly MetricPoint[] {
  return drain(decodeMetrics(Buffer.from(text), 'json'))
}
