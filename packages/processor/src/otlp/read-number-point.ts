import { unsupported } from './histogram-data.ts'
import type { MetricData } from './metric-point.ts'
import { NO_RECORDED_VALUE, readTimeMs, START_TIME, TIME, type PointReader } from './point-reading.ts'
import { BYTES, FIXED64, VARINT } from './protobuf-cursor.ts'

const NUMBER = {
  double: (4 << 3) | FIXED64,
  int: (6 << 3) | FIXED64,
  attribute: (7 << 3) | BYTES,
  flags: (8 << 3) | VARINT,
  fields: 0b1_1101_1100,
} as const

/** Reads a NumberDataPoint. */
// oxlint-disable-next-line complexity -- one case per field of the message
export const readNumberPoint: PointReader = ({ cursor, attributes }) => {
  attributes.begin()
  let startTimeMs = 0
  let timeMs = 0
  let value: number | undefined
  let flags = 0
  const outer = cursor.enterLeaf()
  while (cursor.position < cursor.limit) {
    const tag = cursor.readTag()
    if (tag === NUMBER.attribute) attributes.read(tag)
    else if (tag === START_TIME) startTimeMs = readTimeMs(cursor)
    else if (tag === TIME) timeMs = readTimeMs(cursor)
    else if (tag === NUMBER.double) value = cursor.readDouble()
    else if (tag === NUMBER.int) value = cursor.readSfixed64()
    else if (tag === NUMBER.flags) flags = cursor.readVarint()
    else cursor.skip(tag, NUMBER.fields)
  }
  cursor.leave(outer)
  if ((flags & NO_RECORDED_VALUE) !== 0) return undefined
  const data: MetricData = value === undefined ? unsupported('the point has no value') : { kind: 'number', value }
  return { attributes: attributes.end(), startTimeMs, timeMs, data }
}

const SUMMARY = { attribute: (7 << 3) | BYTES, flags: (8 << 3) | VARINT, fields: 0b1_1000_1100 } as const

/** Reads a SummaryDataPoint, of which only the identity is kept. */
export const readSummaryPoint: PointReader = ({ cursor, attributes }) => {
  attributes.begin()
  let startTimeMs = 0
  let timeMs = 0
  let flags = 0
  const outer = cursor.enterLeaf()
  while (cursor.position < cursor.limit) {
    const tag = cursor.readTag()
    if (tag === SUMMARY.attribute) attributes.read(tag)
    else if (tag === START_TIME) startTimeMs = readTimeMs(cursor)
    else if (tag === TIME) timeMs = readTimeMs(cursor)
    else if (tag === SUMMARY.flags) flags = cursor.readVarint()
    else cursor.skip(tag, SUMMARY.fields)
  }
  cursor.leave(outer)
  if ((flags & NO_RECORDED_VALUE) !== 0) return undefined
  return { attributes: attributes.end(), startTimeMs, timeMs, data: unsupported('summaries cannot be merged') }
}
