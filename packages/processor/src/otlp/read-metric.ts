import { MAX_METRIC_FIELDS, tooMany } from './decode-limits.ts'
import type { Attributes, MetricPoint, Temporality } from './metric-point.ts'
import { keptBuckets, type PointReader, type ProtobufReading } from './point-reading.ts'
import { BYTES, VARINT, type ProtobufCursor } from './protobuf-cursor.ts'
import { readExplicitPoint } from './read-explicit-point.ts'
import { readExponentialPoint } from './read-exponential-point.ts'
import { readNumberPoint, readSummaryPoint } from './read-number-point.ts'
import { toTemporality } from './temporality.ts'

/** What reads a request, and the points read so far. */
export interface RequestReading extends ProtobufReading {
  readonly points: MetricPoint[]
}

/** Whom the points of a scope belong to. */
export interface ScopeReading {
  readonly resource: Attributes
  readonly scopeName: string
  readonly scope: Attributes
}

/** All that the points of one metric share. */
type Shared = Omit<MetricPoint, 'attributes' | 'startTimeMs' | 'timeMs' | 'data'>

interface SeriesKind {
  readonly point: PointReader
  readonly monotonic: boolean
}

const NAME = (1 << 3) | BYTES
const UNIT = (3 << 3) | BYTES
const GAUGE = (5 << 3) | BYTES
const SUM = (7 << 3) | BYTES
const HISTOGRAM = (9 << 3) | BYTES
const EXPONENTIAL_HISTOGRAM = (10 << 3) | BYTES
const SUMMARY = (11 << 3) | BYTES
const METRIC_FIELDS = 0b1110_1010_1010

/** A metric whose points are being read. */
export interface OpenMetric {
  readonly kind: SeriesKind
  readonly shared: Shared
  /** What leaving its series and itself need. */
  readonly series: number
  readonly metric: number
}

/**
 * Enters the Metric at the cursor and goes to its points; of several kinds of data the last one counts. `undefined` for
 * a metric without data, which is left again. No generator: one for every metric cost as much as a point.
 */
export function openMetric({ cursor, budget }: ProtobufReading, scope: ScopeReading): OpenMetric | undefined {
  let name = ''
  let unit = ''
  let kind: SeriesKind | undefined
  let seriesAt = 0
  const metric = cursor.enter()
  const mostSteps = budget.steps + MAX_METRIC_FIELDS
  while (cursor.position < cursor.limit) {
    const tag = cursor.readTag()
    const found = kindOf(tag)
    if (found !== undefined) {
      kind = found
      seriesAt = cursor.position
      cursor.skipBytes()
    } else if (tag === NAME) name = cursor.readString()
    else if (tag === UNIT) unit = cursor.readString()
    else cursor.skip(tag, METRIC_FIELDS)
    if (budget.steps > mostSteps) throw tooMany('fields in one metric', MAX_METRIC_FIELDS, cursor.position)
  }
  if (kind === undefined) {
    cursor.leave(metric)
    return undefined
  }
  cursor.position = seriesAt
  const series = cursor.enter()
  const { resource, scopeName, scope: attributes } = scope
  const walked = walkSeries({ cursor, budget }, kind)
  return { kind, shared: { resource, scopeName, scope: attributes, metric: name, unit, ...walked }, series, metric }
}

function kindOf(tag: number): SeriesKind | undefined {
  switch (tag) {
    case GAUGE:
    case SUM:
      return NUMBERS
    case HISTOGRAM:
      return EXPLICIT
    case EXPONENTIAL_HISTOGRAM:
      return EXPONENTIAL
    case SUMMARY:
      return SUMMARIES
    default:
      return undefined
  }
}

const NUMBERS: SeriesKind = { point: readNumberPoint, monotonic: false }
const EXPLICIT: SeriesKind = { point: readExplicitPoint, monotonic: true }
const EXPONENTIAL: SeriesKind = { point: readExponentialPoint, monotonic: true }
const SUMMARIES: SeriesKind = { point: readSummaryPoint, monotonic: true }

const POINT = (1 << 3) | BYTES
const TEMPORALITY = (2 << 3) | VARINT
const MONOTONIC = (3 << 3) | VARINT
const SERIES_FIELDS = 0b1110

// The temporality comes after the points: the message is walked once for it, then the cursor goes back.
function walkSeries(
  { cursor, budget }: { cursor: ProtobufCursor; budget: ProtobufReading['budget'] },
  kind: SeriesKind,
): { temporality: Temporality; monotonic: boolean } {
  let temporality: Temporality = 'unspecified'
  let { monotonic } = kind
  let otherFields = 0
  const start = cursor.position
  while (cursor.position < cursor.limit) {
    const tag = cursor.readTag()
    if (tag === POINT) {
      budget.takePoint(cursor.position)
      cursor.skipBytes()
      continue
    }
    if (tag === TEMPORALITY) temporality = toTemporality(cursor.readVarint())
    else if (tag === MONOTONIC) monotonic = cursor.readVarint() !== 0
    else cursor.skip(tag, SERIES_FIELDS)
    otherFields += 1
    if (otherFields > MAX_METRIC_FIELDS) throw tooMany('fields in one metric', MAX_METRIC_FIELDS, cursor.position)
  }
  cursor.position = start
  return { temporality, monotonic }
}

/** Reads points until the metric ends, which is then left, or the slice is full; whether it ended. */
export function readPoints(request: RequestReading, open: OpenMetric | undefined): boolean {
  if (open === undefined) return true
  const { cursor, budget, points } = request
  const { kind, shared, series, metric } = open
  const { resource, scopeName, scope, metric: name, unit, temporality, monotonic } = shared
  while (cursor.position < cursor.limit) {
    if (budget.isSliceFull()) return false
    const tag = cursor.readTag()
    if (tag !== POINT) {
      cursor.skip(tag, 0)
      continue
    }
    const point = kind.point(request)
    if (point === undefined) continue
    const { attributes, startTimeMs, timeMs, data } = point
    budget.endPoint(keptBuckets(data))
    // oxfmt-ignore
    points.push({ resource, scopeName, scope, metric: name, unit, temporality, monotonic, attributes, startTimeMs, timeMs, data })
  }
  cursor.leave(series)
  cursor.position = cursor.limit
  cursor.leave(metric)
  return true
}
