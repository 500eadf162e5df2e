import { MAX_STRING_BYTES } from './decode-limits.ts'
import { OtlpDecodeError } from './otlp-decode-error.ts'

/** A JSON object whose values were not looked at yet. */
export type JsonRecord = Readonly<Record<string, unknown>>

const TWO_64 = 2 ** 64
const TWO_63 = 2 ** 63
const TWO_31 = 2 ** 31

/** The error for a value of the wrong shape. */
export function shapeError(path: string, problem: string, cause?: unknown): OtlpDecodeError {
  return new OtlpDecodeError(
    `Not an OTLP request in JSON: ${path} ${problem}.`,
    cause === undefined ? undefined : { cause },
  )
}

/** @throws OtlpDecodeError unless the value is an object. */
export function asRecord(value: unknown, path: string): JsonRecord {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw shapeError(path, `must be an object, got ${kindOf(value)}`)
  return value as JsonRecord
}

/** The own value of a name; `undefined` for absent and null, and for names that every object inherits. */
export function field(record: JsonRecord, name: string): unknown {
  return Object.hasOwn(record, name) ? (record[name] ?? undefined) : undefined
}

/** The object under a name. @throws OtlpDecodeError when it is something else. */
export function readRecord(record: JsonRecord, name: string, path: string): JsonRecord | undefined {
  const value = field(record, name)
  return value === undefined ? undefined : asRecord(value, `${path}.${name}`)
}

/** The values of the list under a name; none when absent. @throws OtlpDecodeError when it is not a list. */
export function readValues(record: JsonRecord, name: string, path: string): readonly unknown[] {
  const value = field(record, name)
  if (value === undefined) return []
  if (!Array.isArray(value)) throw shapeError(`${path}.${name}`, `must be a list, got ${kindOf(value)}`)
  return value
}

/** The objects of the list under a name, each with its path. @throws OtlpDecodeError when one is not an object. */
export function readList(record: JsonRecord, name: string, path: string): readonly (readonly [JsonRecord, string])[] {
  return readValues(record, name, path).map((value, i) => {
    const at = `${path}.${name}[${i}]`
    return [asRecord(value, at), at] as const
  })
}

/** The text under a name; empty when absent. @throws OtlpDecodeError for anything else or more than 16,384 bytes. */
export function readText(record: JsonRecord, name: string, path: string): string {
  const value = field(record, name)
  return value === undefined ? '' : asText(value, `${path}.${name}`)
}

/** @throws OtlpDecodeError unless the value is a text of at most 16,384 bytes. */
export function asText(value: unknown, path: string): string {
  if (typeof value !== 'string') throw shapeError(path, `must be a text, got ${kindOf(value)}`)
  if (value.length > MAX_STRING_BYTES || Buffer.byteLength(value) > MAX_STRING_BYTES)
    throw shapeError(path, `is longer than ${MAX_STRING_BYTES} bytes`)
  return value
}

/** A double: a number, or the texts `NaN`, `Infinity`, `-Infinity` and digits. @throws OtlpDecodeError otherwise. */
export function asDouble(value: unknown, path: string): number {
  if (typeof value === 'number') return value
  if (value === 'NaN') return Number.NaN
  const parsed = typeof value === 'string' && /^-?(?:\d|Infinity$)/.test(value) ? Number(value) : Number.NaN
  if (Number.isNaN(parsed)) throw shapeError(path, `must be a number, got ${kindOf(value)}`)
  return parsed
}

/** An unsigned 64-bit integer as number or digits, exact to 2^53. @throws OtlpDecodeError otherwise. */
export function asUint64(value: unknown, path: string): number {
  const parsed = asInteger(value, path)
  if (parsed < 0 || parsed > TWO_64) throw shapeError(path, `must be between 0 and 2^64, got ${parsed}`)
  return parsed
}

/** A signed 64-bit integer as number or digits, exact to ±2^53. @throws OtlpDecodeError otherwise. */
export function asInt64(value: unknown, path: string): number {
  const parsed = asInteger(value, path)
  if (parsed < -TWO_63 || parsed > TWO_63) throw shapeError(path, `must be between -2^63 and 2^63, got ${parsed}`)
  return parsed
}

/** A signed 32-bit integer under a name; 0 when absent. @throws OtlpDecodeError otherwise. */
export function readInt32(record: JsonRecord, name: string, path: string): number {
  const value = field(record, name)
  if (value === undefined) return 0
  const parsed = asInteger(value, `${path}.${name}`)
  if (parsed < -TWO_31 || parsed >= TWO_31) throw shapeError(`${path}.${name}`, `must fit 32 bits, got ${parsed}`)
  return parsed
}

/** An integer of an enum under a name, 0 when absent; enum names are not OTLP/JSON. @throws OtlpDecodeError otherwise. */
export function readEnum(record: JsonRecord, name: string, path: string): number {
  const value = field(record, name)
  if (value === undefined) return 0
  if (typeof value === 'number' && Number.isInteger(value)) return value
  throw shapeError(`${path}.${name}`, `must be an integer (OTLP/JSON writes enums as numbers), got ${kindOf(value)}`)
}

/** True, false, or false when absent. @throws OtlpDecodeError otherwise. */
export function readBoolean(record: JsonRecord, name: string, path: string): boolean {
  const value = field(record, name)
  if (value === undefined) return false
  if (typeof value !== 'boolean') throw shapeError(`${path}.${name}`, `must be true or false, got ${kindOf(value)}`)
  return value
}

function asInteger(value: unknown, path: string): number {
  if (typeof value === 'number' && Number.isInteger(value)) return value
  if (typeof value === 'string' && /^-?\d{1,20}$/.test(value)) return Number(value)
  throw shapeError(path, `must be an integer as number or digits, got ${kindOf(value)}`)
}

/** What a value is, for errors. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'number' || typeof value === 'boolean') return `the value ${value}`
  return typeof value === 'string' ? 'a text' : 'an object'
}
