import { OtlpDecodeError } from './otlp-decode-error.ts'

/** Longest string in UTF-8 bytes. */
export const MAX_STRING_BYTES = 16_384
/** Most attributes on one point, resource or scope: the OpenTelemetry SDK default limit. */
export const MAX_ATTRIBUTES = 128
/** Most buckets (or bounds) of one histogram side; SDKs send at most 320. */
export const MAX_BUCKETS = 100_000
/** Most points in one request: two bytes can encode a point, so the body limit alone would allow 32 million objects. */
export const MAX_POINTS = 250_000
/** Most bucket counts in one request, for the same reason. */
export const MAX_REQUEST_BUCKETS = 16_000_000
/** Deepest nesting of messages; an OTLP point itself needs eight. */
export const MAX_DEPTH = 32

/** Counts what one request has asked for and refuses what is out of proportion. */
export interface RequestBudget {
  /** @throws OtlpDecodeError when the request holds more than {@link MAX_POINTS} points. */
  takePoint(where: string): void
  /** @throws OtlpDecodeError when the request holds more than {@link MAX_REQUEST_BUCKETS} bucket counts. */
  takeBuckets(count: number, where: string): void
}

/** A budget for one request. */
export function createRequestBudget(): RequestBudget {
  let points = 0
  let buckets = 0
  return {
    takePoint(where) {
      points += 1
      if (points > MAX_POINTS) throw tooMany('points in one request', MAX_POINTS, where)
    },
    takeBuckets(count, where) {
      buckets += count
      if (buckets > MAX_REQUEST_BUCKETS) throw tooMany('buckets in one request', MAX_REQUEST_BUCKETS, where)
    },
  }
}

/** The error for a list longer than its limit. */
export function tooMany(what: string, limit: number, where: string): OtlpDecodeError {
  return new OtlpDecodeError(`OTLP request has more than ${limit} ${what} (${where}). Send smaller requests.`)
}
