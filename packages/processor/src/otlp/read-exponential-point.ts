import { NO_BUCKETS } from '@driftline/statistics'
import type { ExponentialBuckets } from '@driftline/statistics'
import { toExponentialData } from './histogram-data.ts'
import { joined, NO_RECORDED_VALUE, readTimeMs, START_TIME, TIME, type PointReader } from './point-reading.ts'
import { BYTES, FIXED64, VARINT, type ProtobufCursor } from './protobuf-cursor.ts'

const EXPONENTIAL = {
  attribute: (1 << 3) | BYTES,
  count: (4 << 3) | FIXED64,
  sum: (5 << 3) | FIXED64,
  scale: (6 << 3) | VARINT,
  zeroCount: (7 << 3) | FIXED64,
  positive: (8 << 3) | BYTES,
  negative: (9 << 3) | BYTES,
  flags: (10 << 3) | VARINT,
  min: (12 << 3) | FIXED64,
  max: (13 << 3) | FIXED64,
  zeroThreshold: (14 << 3) | FIXED64,
  fields: 0b111_0111_1111_1110,
} as const

/** Reads an ExponentialHistogramDataPoint. */
// oxlint-disable-next-line complexity -- one case per field of the message
export const readExponentialPoint: PointReader = ({ cursor, budget, attributes }) => {
  attributes.begin()
  let positive = NO_BUCKETS
  let negative = NO_BUCKETS
  let startTimeMs = 0
  let timeMs = 0
  let scale = 0
  let zeroThreshold = 0
  let zeroCount = 0
  let count = 0
  let sum: number | undefined
  let min: number | undefined
  let max: number | undefined
  let flags = 0
  const outer = cursor.enterLeaf()
  while (cursor.position < cursor.limit) {
    const tag = cursor.readTag()
    if (tag === EXPONENTIAL.attribute) attributes.read(tag)
    else if (tag === START_TIME) startTimeMs = readTimeMs(cursor)
    else if (tag === TIME) timeMs = readTimeMs(cursor)
    else if (tag === EXPONENTIAL.count) count = cursor.readFixed64()
    else if (tag === EXPONENTIAL.sum) sum = cursor.readDouble()
    else if (tag === EXPONENTIAL.scale) scale = cursor.readSint32()
    else if (tag === EXPONENTIAL.zeroCount) zeroCount = cursor.readFixed64()
    else if (tag === EXPONENTIAL.positive) positive = readBuckets(cursor)
    else if (tag === EXPONENTIAL.negative) negative = readBuckets(cursor)
    else if (tag === EXPONENTIAL.zeroThreshold) zeroThreshold = cursor.readDouble()
    else if (tag === EXPONENTIAL.min) min = cursor.readDouble()
    else if (tag === EXPONENTIAL.max) max = cursor.readDouble()
    else if (tag === EXPONENTIAL.flags) flags = cursor.readVarint()
    else cursor.skip(tag, EXPONENTIAL.fields)
  }
  cursor.leave(outer)
  budget.takeBuckets(positive.counts.length + negative.counts.length, cursor.position)
  if ((flags & NO_RECORDED_VALUE) !== 0) return undefined
  const data = toExponentialData({ scale, zeroThreshold, zeroCount, positive, negative, count, sum, min, max })
  return { attributes: attributes.end(), startTimeMs, timeMs, data }
}

const BUCKETS = { offset: (1 << 3) | VARINT, packed: (2 << 3) | BYTES, one: (2 << 3) | VARINT, fields: 0b110 } as const

function readBuckets(cursor: ProtobufCursor): ExponentialBuckets {
  let counts: number[] = []
  let offset = 0
  const outer = cursor.enter()
  while (cursor.position < cursor.limit) {
    const tag = cursor.readTag()
    if (tag === BUCKETS.packed) counts = joined(cursor, counts, cursor.readPackedVarints())
    else if (tag === BUCKETS.offset) offset = cursor.readSint32()
    else if (tag === BUCKETS.one) counts = joined(cursor, counts, [cursor.readVarint()])
    else cursor.skip(tag, BUCKETS.fields)
  }
  cursor.leave(outer)
  return { offset, counts }
}
