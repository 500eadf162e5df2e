import { decodeMetrics } from './decode-metrics.ts'
import { finishWork } from '../work.ts'
import type { MetricPoint } from './metric-point.ts'

/** Reads an ExportMetricsServiceRequest in JSON at once, as `decodeMetrics` does in slices. @throws OtlpDecodeError */
export function readMetricsJson(text: string): readonly MetricPoint[] {
  return finishWork(decodeMetrics(Buffer.from(text), 'json'))
}
