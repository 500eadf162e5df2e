import type { Command } from './commands/command.ts'
import { timeOfCommand } from './commands/command.ts'
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
  | { readonly kind: 'command'; readonly command: Command }

const KINDS = { protobuf: 1, json: 2, clock: 3, finish: 4, command: 5 } as const
const ENTRY_KINDS = ['protobuf', 'json', 'clock', 'finish', 'command'] as const
const HEADER_BYTES = 9

/** An entry as it stands in the store. */
export function encodeEntry(entry: JournalEntry): Uint8Array<ArrayBuffer> {
  const body = bodyOf(entry)
  const payload = new Uint8Array(HEADER_BYTES + body.length)
  payload[0] = entry.kind === 'request' ? KINDS[entry.encoding] : KINDS[entry.kind]
  new DataView(payload.buffer).setFloat64(1, timeOf(entry))
  payload.set(body, HEADER_BYTES)
  return payload
}

function bodyOf(entry: JournalEntry): Uint8Array {
  if (entry.kind === 'request') return entry.body
  return entry.kind === 'command' ? new TextEncoder().encode(JSON.stringify(entry.command)) : new Uint8Array()
}

function timeOf(entry: JournalEntry): number {
  if (entry.kind === 'request') return entry.arrivalMs
  return entry.kind === 'command' ? timeOfCommand(entry.command) : entry.nowMs
}

/** Reads what {@link encodeEntry} wrote. @throws RangeError where it is nothing of the kind. */
export function decodeEntry(payload: Uint8Array): JournalEntry {
  const kind = ENTRY_KINDS.find((name) => KINDS[name] === payload[0])
  if (kind === undefined || payload.length < HEADER_BYTES) throw new RangeError('It is no entry that is known here.')
  const timeMs = new DataView(payload.buffer, payload.byteOffset).getFloat64(1)
  if (kind === 'clock' || kind === 'finish') return { kind, nowMs: timeMs }
  if (kind === 'command') return { kind, command: readCommand(payload.subarray(HEADER_BYTES)) }
  return { kind: 'request', encoding: kind, arrivalMs: timeMs, body: payload.subarray(HEADER_BYTES) }
}

function readCommand(body: Uint8Array): Command {
  try {
    return JSON.parse(new TextDecoder().decode(body)) as Command
  } catch {
    throw new RangeError('It is no command.')
  }
}
