import type { NestedValue } from './nested-value.ts'
import { BYTES, FIXED64, VARINT, type ProtobufCursor } from './protobuf-cursor.ts'

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
const KEY = (1 << 3) | BYTES
const VALUE = (2 << 3) | BYTES
const KEY_VALUE_FIELDS = 0b110

/** Called for every value inside a list or map; throws when there are too many. */
export type TakeValue = () => void

/** Reads the AnyValue at the cursor. */
export function readNestedValue(cursor: ProtobufCursor, take: TakeValue): NestedValue {
  let value: NestedValue = ''
  const outer = cursor.enter()
  while (cursor.position < cursor.limit) {
    const tag = cursor.readTag()
    if (tag === STRING) value = cursor.readString()
    else value = readOtherValue(cursor, tag, take) ?? value
  }
  cursor.leave(outer)
  return value
}

function readOtherValue(cursor: ProtobufCursor, tag: number, take: TakeValue): NestedValue | undefined {
  switch (tag) {
    case BOOL:
      return cursor.readVarint() !== 0
    case INT:
      return cursor.readInt64()
    case DOUBLE:
      return cursor.readDouble()
    case ARRAY:
      return readArray(cursor, take)
    case KEY_VALUE_LIST:
      return readKeyValueList(cursor, take)
    case RAW_BYTES:
      return cursor.readBase64()
    default:
      cursor.skip(tag, ANY_VALUE_FIELDS)
      return undefined
  }
}

function readArray(cursor: ProtobufCursor, take: TakeValue): readonly NestedValue[] {
  const items: NestedValue[] = []
  const outer = cursor.enter()
  while (cursor.position < cursor.limit) {
    const tag = cursor.readTag()
    if (tag === ITEM) {
      take()
      items.push(readNestedValue(cursor, take))
    } else cursor.skip(tag, LIST_FIELDS)
  }
  cursor.leave(outer)
  return items
}

function readKeyValueList(cursor: ProtobufCursor, take: TakeValue): ReadonlyMap<string, NestedValue> {
  const entries = new Map<string, NestedValue>()
  const outer = cursor.enter()
  while (cursor.position < cursor.limit) {
    const tag = cursor.readTag()
    if (tag === ITEM) {
      take()
      readEntry(cursor, entries, take)
    } else cursor.skip(tag, LIST_FIELDS)
  }
  cursor.leave(outer)
  return entries
}

function readEntry(cursor: ProtobufCursor, entries: Map<string, NestedValue>, take: TakeValue): void {
  let key = ''
  let value: NestedValue = ''
  const outer = cursor.enter()
  while (cursor.position < cursor.limit) {
    const tag = cursor.readTag()
    if (tag === KEY) key = cursor.readString()
    else if (tag === VALUE) value = readNestedValue(cursor, take)
    else cursor.skip(tag, KEY_VALUE_FIELDS)
  }
  cursor.leave(outer)
  entries.set(key, value)
}
