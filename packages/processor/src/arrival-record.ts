import type { OtlpEncoding } from './receiver/otlp-response.ts'

/** Kinds of journal records. */
export const RECORD_PROTOBUF = 1
export const RECORD_JSON = 2
export const RECORD_ADVANCE = 3

const TIME_BYTES = 8

/** A request, or a step of the clock, with the time at which it came: what recovery needs to do the same again. */
export interface ArrivalRecord {
  readonly arrivalMs: number
  /** Empty for a step of the clock. */
  readonly body: Uint8Array
}

/** Journal payload of a record. */
export function encodeArrival({ arrivalMs, body }: ArrivalRecord): Uint8Array {
  const payload = new Uint8Array(TIME_BYTES + body.length)
  new DataView(payload.buffer).setFloat64(0, arrivalMs)
  payload.set(body, TIME_BYTES)
  return payload
}

/** Reads what {@link encodeArrival} wrote. */
export function decodeArrival(payload: Uint8Array): ArrivalRecord {
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength)
  return { arrivalMs: view.getFloat64(0), body: payload.subarray(TIME_BYTES) }
}

/** Record kind of a request's encoding. */
export function requestKind(encoding: OtlpEncoding): typeof RECORD_PROTOBUF | typeof RECORD_JSON {
  return encoding === 'json' ? RECORD_JSON : RECORD_PROTOBUF
}
