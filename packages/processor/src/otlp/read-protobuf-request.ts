import type { AttributeInterner } from './attribute-interner.ts'
import { NO_ATTRIBUTES } from './attribute-record.ts'
import type { Attributes, MetricPoint } from './metric-point.ts'
import type { ProtobufReading } from './point-reading.ts'
import { BYTES, ProtobufCursor } from './protobuf-cursor.ts'
import { AttributeReader } from './read-attributes.ts'
import { openMetric, readPoints, type RequestReading } from './read-metric.ts'
import type { RequestBudget } from './request-budget.ts'
import type { Work } from '../work.ts'

const RESOURCE_METRICS = (1 << 3) | BYTES
const REQUEST_FIELDS = 0b10

/** Reads an ExportMetricsServiceRequest in protobuf, slice by slice. @throws OtlpDecodeError */
export function* readProtobufRequest(
  bytes: Uint8Array,
  budget: RequestBudget,
  interner: AttributeInterner | undefined,
): Work<readonly MetricPoint[]> {
  const cursor = new ProtobufCursor(bytes, budget)
  const attributes = new AttributeReader(cursor, budget, interner)
  const request: RequestReading = { cursor, budget, attributes, points: [] }
  while (cursor.position < cursor.limit) {
    const tag = cursor.readTag()
    if (tag === RESOURCE_METRICS) {
      budget.takeGroup(cursor.position)
      yield* readResourceMetrics(request)
    } else cursor.skip(tag, REQUEST_FIELDS)
    if (budget.isSliceFull()) yield budget.pause(cursor.position)
  }
  return request.points
}

const OWNER = (1 << 3) | BYTES
const CONTENT = (2 << 3) | BYTES
const OWNER_FIELD = 0b10
const CONTENT_FIELD = 0b100

function* readResourceMetrics(request: RequestReading): Work<void> {
  const { cursor, budget } = request
  const outer = cursor.enter()
  const resource = (yield* readOwner(request, readResource)) ?? NO_ATTRIBUTES
  while (cursor.position < cursor.limit) {
    const tag = cursor.readTag()
    if (tag === CONTENT) yield* readScopeMetrics(request, resource)
    else cursor.skip(tag, CONTENT_FIELD)
    if (budget.isSliceFull()) yield budget.pause(cursor.position)
  }
  cursor.leave(outer)
}

function* readScopeMetrics(request: RequestReading, resource: Attributes): Work<void> {
  const { cursor, budget } = request
  const outer = cursor.enter()
  const { scopeName, scope } = (yield* readOwner(request, readScope)) ?? NO_SCOPE
  const reading = { resource, scopeName, scope }
  while (cursor.position < cursor.limit) {
    const tag = cursor.readTag()
    if (tag === CONTENT) {
      const metric = openMetric(request, reading)
      while (!readPoints(request, metric)) yield budget.pause(cursor.position)
    } else cursor.skip(tag, CONTENT_FIELD)
    if (budget.isSliceFull()) yield budget.pause(cursor.position)
  }
  cursor.leave(outer)
}

// Resource and scope usually come first but need not: the message is walked once for them, then the cursor goes back.
function* readOwner<T>(request: RequestReading, read: (reading: ProtobufReading) => T): Work<T | undefined> {
  const { cursor, budget } = request
  const start = cursor.position
  let owner: T | undefined
  while (cursor.position < cursor.limit) {
    const tag = cursor.readTag()
    if (tag === OWNER) owner = read(request)
    else if (tag === CONTENT) {
      budget.takeGroup(cursor.position)
      cursor.skipBytes()
    } else cursor.skip(tag, OWNER_FIELD)
    if (budget.isSliceFull()) yield budget.pause(cursor.position)
  }
  cursor.position = start
  return owner
}

const RESOURCE_ATTRIBUTE = (1 << 3) | BYTES

function readResource({ cursor, attributes }: ProtobufReading): Attributes {
  attributes.begin()
  const outer = cursor.enterLeaf()
  while (cursor.position < cursor.limit) {
    const tag = cursor.readTag()
    if (tag === RESOURCE_ATTRIBUTE) attributes.read(tag)
    else cursor.skip(tag, 0b10)
  }
  cursor.leave(outer)
  return attributes.end()
}

interface Scope {
  readonly scopeName: string
  readonly scope: Attributes
}

const NO_SCOPE: Scope = { scopeName: '', scope: NO_ATTRIBUTES }
const SCOPE_NAME = (1 << 3) | BYTES
const SCOPE_ATTRIBUTE = (3 << 3) | BYTES

function readScope({ cursor, attributes }: ProtobufReading): Scope {
  attributes.begin()
  let scopeName = ''
  const outer = cursor.enterLeaf()
  while (cursor.position < cursor.limit) {
    const tag = cursor.readTag()
    if (tag === SCOPE_NAME) scopeName = cursor.readString()
    else if (tag === SCOPE_ATTRIBUTE) attributes.read(tag)
    else cursor.skip(tag, 0b1010)
  }
  cursor.leave(outer)
  return { scopeName, scope: attributes.end() }
}
