import { createAttributeRecord, NO_ATTRIBUTES } from './attribute-record.ts'
import { MAX_ATTRIBUTES, MAX_OWNER_VALUES, tooMany } from './decode-limits.ts'
import { asDouble, asInt64, asRecord, asText, field, readList, readText, readValues, shapeError } from './json-shape.ts'
import type { JsonRecord } from './json-shape.ts'
import type { Attributes } from './metric-point.ts'
import { renderNested, type NestedValue } from './nested-value.ts'
import type { RequestBudget } from './request-budget.ts'

/** Reads `attributes` of a point, resource or scope. @throws OtlpDecodeError for wrong shapes or more than 128. */
export function readJsonAttributes(owner: JsonRecord, path: string, budget: RequestBudget): Attributes {
  const entries = readList(owner, 'attributes', path)
  if (entries.length === 0) return NO_ATTRIBUTES
  if (entries.length > MAX_ATTRIBUTES) throw shapeError(`${path}.attributes`, `has more than ${MAX_ATTRIBUTES} entries`)
  const attributes = createAttributeRecord()
  const values: ValueCount = { total: 0 }
  let bytes = 0
  for (const [entry, at] of entries) {
    const key = readText(entry, 'key', at)
    const value = readAnyValue(field(entry, 'value'), `${at}.value`, values)
    attributes[key] = typeof value === 'object' ? renderNested(value) : value
    bytes += key.length + String(attributes[key]).length
  }
  budget.takeAttributes(values.total, path)
  budget.keepAttributes(entries.length, bytes)
  return attributes
}

/** Values of one set of attributes read so far. */
interface ValueCount {
  total: number
}

function readAnyValue(value: unknown, path: string, values: ValueCount): NestedValue {
  values.total += 1
  if (values.total > MAX_OWNER_VALUES) throw tooMany('values in one set of attributes', MAX_OWNER_VALUES, path)
  if (value === undefined || value === null) return ''
  const record = asRecord(value, path)
  for (const [name, read] of VALUE_READERS) {
    const found = field(record, name)
    if (found !== undefined) return read(found, `${path}.${name}`, values)
  }
  return ''
}

type ValueReader = (value: unknown, path: string, values: ValueCount) => NestedValue

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

function readArray(value: unknown, path: string, values: ValueCount): readonly NestedValue[] {
  return readValues(asRecord(value, path), 'values', path).map((item, i) =>
    readAnyValue(item, `${path}.values[${i}]`, values),
  )
}

function readKeyValueList(value: unknown, path: string, values: ValueCount): ReadonlyMap<string, NestedValue> {
  const entries = new Map<string, NestedValue>()
  for (const [entry, at] of readList(asRecord(value, path), 'values', path))
    entries.set(readText(entry, 'key', at), readAnyValue(field(entry, 'value'), `${at}.value`, values))
  return entries
}
