import type { AttributeInterner } from './attribute-interner.ts'
import type { MetricPoint } from './metric-point.ts'
import { readJsonRequest } from './read-json-request.ts'
import { readProtobufRequest } from './read-protobuf-request.ts'
import { RequestBudget, type HoldBytes } from './request-budget.ts'
import type { Work } from '../work.ts'

/** What decoding a request may use. */
export interface DecodeOptions {
  /** Gives the same attributes object for the same bytes (protobuf); without it every point has its own. */
  readonly interner?: AttributeInterner | undefined
  /** Told of the bytes that the decoded form takes, before they are more than 64 KiB beyond what was told; may throw. */
  readonly hold?: HoldBytes | undefined
}

/**
 * Reads an ExportMetricsServiceRequest. Yields whenever about a thousand points, 65,536 buckets or 5,000 resources,
 * scopes and metrics were read (some milliseconds), so that the caller can let others in before it goes on.
 *
 * Unknown fields are skipped, exemplars and descriptions too; fields may come in any order. Counts are exact to 2^53 and
 * times to 256 ns. Both encodings give the same points for the same request. A point that cannot be used is
 * `unsupported` and the others go on; a request that is malformed or out of proportion is refused whole.
 *
 * @param body one request, not compressed; in JSON at most 16 MiB
 * @returns the points in the order sent, without those flagged as having no recorded value.
 * @throws OtlpDecodeError when the bytes are no such request or exceed the limits of `decode-limits.ts`.
 * @see opentelemetry-proto 1.11.0, opentelemetry/proto/collector/metrics/v1/metrics_service.proto, and
 *   docs/specification.md, JSON Protobuf Encoding
 */
export function* decodeMetrics(
  body: Uint8Array,
  encoding: 'protobuf' | 'json',
  options: DecodeOptions = {},
): Work<readonly MetricPoint[]> {
  const budget = new RequestBudget(options.hold)
  const points =
    encoding === 'json'
      ? yield* readJsonRequest(body, budget)
      : yield* readProtobufRequest(body, budget, options.interner)
  budget.flush()
  return points
}
