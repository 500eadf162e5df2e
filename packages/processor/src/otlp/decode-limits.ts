import { OtlpDecodeError } from './otlp-decode-error.ts'

/** Longest string in UTF-8 bytes. */
export const MAX_STRING_BYTES = 16_384
/** Most attributes on one point, resource or scope: the OpenTelemetry SDK default limit. */
export const MAX_ATTRIBUTES = 128
/** Most values that the attributes of one point, resource or scope may hold, those in lists and maps included. */
export const MAX_OWNER_VALUES = 10_000
/** Most attributes and nested values in one request that are built anew. */
export const MAX_REQUEST_ATTRIBUTES = 2_000_000
/** Most buckets of one side of an exponential histogram as it is sent; SDKs send at most 320. */
export const MAX_BUCKETS = 100_000
/** Most buckets of one side that are kept, as the telemetry contract says; more are brought to a coarser scale. */
export const MAX_STORED_BUCKETS = 320
/** Most bounds of an explicit histogram. */
export const MAX_BOUNDS = 2048
/** Most points in one request: two bytes can encode a point, so the body limit alone would allow 32 million objects. */
export const MAX_POINTS = 250_000
/** Most bucket counts in one request, for the same reason. */
export const MAX_REQUEST_BUCKETS = 16_000_000
/** Most resources, scopes and metrics together in one request, for the same reason. */
export const MAX_GROUPS = 100_000
/** Most fields of one metric beside its points; OTLP has seven. */
export const MAX_METRIC_FIELDS = 100_000
/** Most steps of work in one request: a field that is read is one, one that is skipped 8, a bucket one, a point 65. The largest honest body needs 40 million. */
export const MAX_STEPS = 48_000_000
/** Longest data point, resource or scope in bytes: what is read without a pause. */
export const MAX_LEAF_BYTES = 4 * 2 ** 20
/** Deepest nesting of messages in protobuf; an OTLP point itself needs eight. */
export const MAX_DEPTH = 32
/** Deepest nesting of lists and objects in JSON; an OTLP point itself needs eleven. */
export const MAX_JSON_DEPTH = 64
/** Longest body in JSON, bytes, not compressed; protobuf is limited by the receiver alone. */
export const MAX_JSON_BYTES = 16 * 2 ** 20
/** Most different member names in one JSON request: OTLP has fifty, and an unknown name costs the parser twenty times a known one. */
export const MAX_JSON_NAMES = 1000

/** The error for a list longer than its limit. @param where byte offset or JSON path */
export function tooMany(what: string, limit: number, where: number | string): OtlpDecodeError {
  const place = typeof where === 'number' ? `byte ${where}` : where
  return new OtlpDecodeError(`OTLP request has more than ${limit} ${what} (${place}). Send smaller requests.`)
}
