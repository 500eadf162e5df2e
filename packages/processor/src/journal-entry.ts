import type { OtlpEncoding } from './receiver/otlp-response.ts'

/** What is written before it is applied: a request, or anything else that changes the state. */
export type JournalEntry =
  | {
      readonly kind: 'request'
      readonly encoding: OtlpEncoding
      /** When it came, ms; decides what is too far in the future. */
      readonly arrivalMs: number
      readonly body: Uint8Array
    }
  | { readonly kind: 'clock'; readonly nowMs: number }
  | { readonly kind: 'finish'; readonly nowMs: number }

const KINDS = { protobuf: 1, json: 2, clock: 3, finish: 4 } as const
const ENTRY_KINDS = ['protobuf', 'json', 'clock', 'finish'] as const
const HEADER_BYTES = 9

/** An entry as it stands in the store. */
export function encodeEntry(entry: JournalEntry): Uint8Array<ArrayBuffer> {
  const body = entry.kind === 'request' ? entry.body : new Uint8Array()
  const payload = new Uint8Array(HEADER_BYTES + body.length)
  payload[0] = entry.kind === 'request' ? KINDS[entry.encoding] : KINDS[entry.kind]
  new DataView(payload.buffer).setFloat64(1, entry.kind === 'request' ? entry.arrivalMs : entry.nowMs)
  payload.set(body, HEADER_BYTES)
  return payload
}

/** Reads what {@link encodeEntry} wrote. @throws RangeError where it is nothing of the kind. */
export function decodeEntry(payload: Uint8Array): JournalEntry {
  const kind = ENTRY_KINDS.find((name) => KINDS[name] === payload[0])
  if (kind === undefined || payload.length < HEADER_BYTES) throw new RangeError('It is no entry that is known here.')
  const timeMs = new DataView(payload.buffer, payload.byteOffset).getFloat64(1)
  if (kind === 'clock' || kind === 'finish') return { kind, nowMs: timeMs }
  return { kind: 'request', encoding: kind, arrivalMs: timeMs, body: payload.subarray(HEADER_BYTES) }
}
