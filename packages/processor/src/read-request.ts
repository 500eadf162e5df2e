import type { MetricPoint } from './otlp/metric-point.ts'
import { readMetricsJson } from './otlp/read-metrics-json.ts'
import { readMetricsProtobuf } from './otlp/read-metrics-protobuf.ts'
import type { OtlpEncoding } from './receiver/otlp-response.ts'

/** Decodes one metrics request. @throws OtlpDecodeError */
export function readRequest(body: Uint8Array, encoding: OtlpEncoding): readonly MetricPoint[] {
  return encoding === 'json' ? readMetricsJson(new TextDecoder().decode(body)) : readMetricsProtobuf(body)
}
