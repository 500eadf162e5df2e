import type { AttributeRecord } from './attribute-record.ts'
import { MAX_ATTRIBUTES, tooMany } from './decode-limits.ts'
import type { AttributeValue } from './metric-point.ts'
import { BYTES, FIXED64, VARINT, type ProtobufCursor } from './protobuf-cursor.ts'
import { renderNested, type NestedValue } from './nested-value.ts'

const KEY = (1 << 3) | BYTES
const VALUE = (2 << 3) | BYTES
const KEY_VALUE_FIELDS = 0b110

const STRING = (1 << 3) | BYTES
const BOOL = (2 << 3) | VARINT
const INT = (3 << 3) | VARINT
const DOUBLE = (4 << 3) | FIXED64
const ARRAY = (5 << 3) | BYTES
const KEY_VALUE_LIST = (6 << 3) | BYTES
const RAW_BYTES = (7 << 3) | BYTES
const ANY_VALUE_FIELDS = 0b1111_1110

const ITEM = (1 << 3) | BYTES
const LIST_FIELDS = 0b10

/** Attributes of one owner with their number; the number is what the limit counts. */
export interface AttributeReading {
  readonly record: AttributeRecord
  count: number
}

/**
 * Reads the KeyValue at the cursor into the owner's attributes; a repeated name keeps its last value.
 * @throws OtlpDecodeError for malformed bytes or more than 128 attributes.
 */
export function readAttribute(cursor: ProtobufCursor, owner: AttributeReading): void {
  owner.count += 1
  if (owner.count > MAX_ATTRIBUTES) throw tooMany('attributes on one point', MAX_ATTRIBUTES, `byte ${cursor.position}`)
  let key = ''
  let value: AttributeValue = ''
  const outer = cursor.enter()
  while (cursor.position < cursor.limit) {
    const tag = cursor.readTag()
    if (tag === KEY) key = cursor.readString()
    else if (tag === VALUE) value = readAnyValue(cursor)
    else cursor.skip(tag, KEY_VALUE_FIELDS)
  }
  cursor.leave(outer)
  owner.record[key] = value
}

function readAnyValue(cursor: ProtobufCursor): AttributeValue {
  const value = readNestedValue(cursor)
  return typeof value === 'object' ? renderNested(value) : value
}

function readNestedValue(cursor: ProtobufCursor): NestedValue {
  let value: NestedValue = ''
  const outer = cursor.enter()
  while (cursor.position < cursor.limit) value = readValueField(cursor, cursor.readTag(), value)
  cursor.leave(outer)
  return value
}

// oxlint-disable-next-line complexity -- one case per field of AnyValue
function readValueField(cursor: ProtobufCursor, tag: number, before: NestedValue): NestedValue {
  switch (tag) {
    case STRING:
      return cursor.readString()
    case BOOL:
      return cursor.readVarint() !== 0
    case INT:
      return cursor.readInt64()
    case DOUBLE:
      return cursor.readDouble()
    case ARRAY:
      return readArray(cursor)
    case KEY_VALUE_LIST:
      return readKeyValueList(cursor)
    case RAW_BYTES:
      return cursor.readBase64()
    default:
      cursor.skip(tag, ANY_VALUE_FIELDS)
      return before
  }
}

function readArray(cursor: ProtobufCursor): readonly NestedValue[] {
  const items: NestedValue[] = []
  const outer = cursor.enter()
  while (cursor.position < cursor.limit) {
    const tag = cursor.readTag()
    if (tag === ITEM) items.push(readNestedValue(cursor))
    else cursor.skip(tag, LIST_FIELDS)
  }
  cursor.leave(outer)
  return items
}

function readKeyValueList(cursor: ProtobufCursor): ReadonlyMap<string, NestedValue> {
  const entries = new Map<string, NestedValue>()
  const outer = cursor.enter()
  while (cursor.position < cursor.limit) {
    const tag = cursor.readTag()
    if (tag === ITEM) readEntry(cursor, entries)
    else cursor.skip(tag, LIST_FIELDS)
  }
  cursor.leave(outer)
  return entries
}

function readEntry(cursor: ProtobufCursor, entries: Map<string, NestedValue>): void {
  let key = ''
  let value: NestedValue = ''
  const outer = cursor.enter()
  while (cursor.position < cursor.limit) {
    const tag = cursor.readTag()
    if (tag === KEY) key = cursor.readString()
    else if (tag === VALUE) value = readNestedValue(cursor)
    else cursor.skip(tag, KEY_VALUE_FIELDS)
  }
  cursor.leave(outer)
  entries.set(key, value)
}
