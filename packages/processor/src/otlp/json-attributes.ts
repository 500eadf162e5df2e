import { createAttributeRecord } from './attribute-record.ts'
import { MAX_ATTRIBUTES, MAX_DEPTH } from './decode-limits.ts'
import { asDouble, asInt64, asRecord, asText, field, readList, readText, readValues, shapeError } from './json-shape.ts'
import type { JsonRecord } from './json-shape.ts'
import type { Attributes } from './metric-point.ts'
import { renderNested, type NestedValue } from './nested-value.ts'

/** Reads `attributes` of a point, resource or scope. @throws OtlpDecodeError for wrong shapes or more than 128. */
export function readJsonAttributes(owner: JsonRecord, path: string): Attributes {
  const entries = readList(owner, 'attributes', path)
  if (entries.length > MAX_ATTRIBUTES) throw shapeError(`${path}.attributes`, `has more than ${MAX_ATTRIBUTES} entries`)
  const attributes = createAttributeRecord()
  for (const [entry, at] of entries) {
    const value = readAnyValue(field(entry, 'value'), `${at}.value`, 0)
    attributes[readText(entry, 'key', at)] = typeof value === 'object' ? renderNested(value) : value
  }
  return attributes
}

function readAnyValue(value: unknown, path: string, depth: number): NestedValue {
  if (value === undefined || value === null) return ''
  if (depth > MAX_DEPTH) throw shapeError(path, `is nested deeper than ${MAX_DEPTH}`)
  const record = asRecord(value, path)
  for (const [name, read] of VALUE_READERS) {
    const found = field(record, name)
    if (found !== undefined) return read(found, `${path}.${name}`, depth)
  }
  return ''
}

type ValueReader = (value: unknown, path: string, depth: number) => NestedValue

const VALUE_READERS: readonly (readonly [string, ValueReader])[] = [
  ['stringValue', asText],
  ['boolValue', asBoolean],
  ['intValue', asAttributeInteger],
  ['doubleValue', asDouble],
  ['arrayValue', readArray],
  ['kvlistValue', readKeyValueList],
  ['bytesValue', (value, path) => Buffer.from(asText(value, path), 'base64').toString('base64')],
]

function asBoolean(value: unknown, path: string): boolean {
  if (typeof value !== 'boolean') throw shapeError(path, 'must be true or false')
  return value
}

function asAttributeInteger(value: unknown, path: string): number | string {
  const parsed = asInt64(value, path)
  return Number.isSafeInteger(parsed) ? parsed : BigInt(value as string | number).toString()
}

function readArray(value: unknown, path: string, depth: number): readonly NestedValue[] {
  return readValues(asRecord(value, path), 'values', path).map((item, i) =>
    readAnyValue(item, `${path}.values[${i}]`, depth + 1),
  )
}

function readKeyValueList(value: unknown, path: string, depth: number): ReadonlyMap<string, NestedValue> {
  const entries = new Map<string, NestedValue>()
  for (const [entry, at] of readList(asRecord(value, path), 'values', path))
    entries.set(readText(entry, 'key', at), readAnyValue(field(entry, 'value'), `${at}.value`, depth + 1))
  return entries
}
