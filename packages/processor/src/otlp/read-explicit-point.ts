import { toExplicitData } from './histogram-data.ts'
import { joined, NO_RECORDED_VALUE, readTimeMs, START_TIME, TIME, type PointReader } from './point-reading.ts'
import { BYTES, FIXED64, VARINT } from './protobuf-cursor.ts'

const EXPLICIT = {
  count: (4 << 3) | FIXED64,
  sum: (5 << 3) | FIXED64,
  packedCounts: (6 << 3) | BYTES,
  oneCount: (6 << 3) | FIXED64,
  packedBounds: (7 << 3) | BYTES,
  oneBound: (7 << 3) | FIXED64,
  attribute: (9 << 3) | BYTES,
  flags: (10 << 3) | VARINT,
  min: (11 << 3) | FIXED64,
  max: (12 << 3) | FIXED64,
  fields: 0b1_1110_1111_1100,
} as const

/** Reads a HistogramDataPoint. */
// oxlint-disable-next-line complexity -- one case per field of the message
export const readExplicitPoint: PointReader = ({ cursor, budget, attributes }) => {
  attributes.begin()
  let bounds: number[] = []
  let counts: number[] = []
  let startTimeMs = 0
  let timeMs = 0
  let count = 0
  let sum: number | undefined
  let min: number | undefined
  let max: number | undefined
  let flags = 0
  const outer = cursor.enterLeaf()
  while (cursor.position < cursor.limit) {
    const tag = cursor.readTag()
    if (tag === EXPLICIT.attribute) attributes.read(tag)
    else if (tag === START_TIME) startTimeMs = readTimeMs(cursor)
    else if (tag === TIME) timeMs = readTimeMs(cursor)
    else if (tag === EXPLICIT.count) count = cursor.readFixed64()
    else if (tag === EXPLICIT.sum) sum = cursor.readDouble()
    else if (tag === EXPLICIT.packedCounts) counts = joined(cursor, counts, cursor.readPackedFixed64())
    else if (tag === EXPLICIT.oneCount) counts = joined(cursor, counts, [cursor.readFixed64()])
    else if (tag === EXPLICIT.packedBounds) bounds = joined(cursor, bounds, cursor.readPackedDoubles())
    else if (tag === EXPLICIT.oneBound) bounds = joined(cursor, bounds, [cursor.readDouble()])
    else if (tag === EXPLICIT.min) min = cursor.readDouble()
    else if (tag === EXPLICIT.max) max = cursor.readDouble()
    else if (tag === EXPLICIT.flags) flags = cursor.readVarint()
    else cursor.skip(tag, EXPLICIT.fields)
  }
  cursor.leave(outer)
  budget.takeBuckets(counts.length + bounds.length, cursor.position)
  if ((flags & NO_RECORDED_VALUE) !== 0) return undefined
  const data = toExplicitData({ bounds, counts, count, sum, min, max })
  return { attributes: attributes.end(), startTimeMs, timeMs, data }
}
