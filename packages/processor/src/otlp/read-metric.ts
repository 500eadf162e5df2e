import type { RequestBudget } from './decode-limits.ts'
import type { Attributes, MetricPoint, Temporality } from './metric-point.ts'
import { BYTES, VARINT, type ProtobufCursor } from './protobuf-cursor.ts'
import type { PointReader, PointReading } from './point-reading.ts'
import { readExplicitPoint } from './read-explicit-point.ts'
import { readExponentialPoint } from './read-exponential-point.ts'
import { readNumberPoint, readSummaryPoint } from './read-number-point.ts'
import { toTemporality } from './temporality.ts'

/** Whom the points of a scope belong to, the request's budget and the points read so far. */
export interface ScopeReading {
  readonly resource: Attributes
  readonly scopeName: string
  readonly scope: Attributes
  readonly budget: RequestBudget
  readonly points: MetricPoint[]
}

interface SeriesReading {
  readonly points: readonly PointReading[]
  readonly temporality: Temporality
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

/** Reads the Metric at the cursor and appends its points; of several kinds of data the last one counts. */
export function readMetric(cursor: ProtobufCursor, scope: ScopeReading): void {
  let name = ''
  let unit = ''
  let series: SeriesReading | undefined
  const outer = cursor.enter()
  while (cursor.position < cursor.limit) {
    const tag = cursor.readTag()
    if (tag === NAME) name = cursor.readString()
    else if (tag === UNIT) unit = cursor.readString()
    else series = readSeriesField(cursor, tag, scope.budget) ?? series
  }
  cursor.leave(outer)
  if (series === undefined) return
  const { resource, scopeName, scope: scopeAttributes } = scope
  const { temporality, monotonic } = series
  for (const { attributes, startTimeMs, timeMs, data } of series.points)
    scope.points.push({
      resource,
      scopeName,
      scope: scopeAttributes,
      metric: name,
      unit,
      temporality,
      monotonic,
      attributes,
      startTimeMs,
      timeMs,
      data,
    })
}

function readSeriesField(cursor: ProtobufCursor, tag: number, budget: RequestBudget): SeriesReading | undefined {
  switch (tag) {
    case GAUGE:
      return readSeries(cursor, { point: readNumberPoint, monotonic: false }, budget)
    case SUM:
      return readSeries(cursor, { point: readNumberPoint, monotonic: false }, budget)
    case HISTOGRAM:
      return readSeries(cursor, { point: readExplicitPoint, monotonic: true }, budget)
    case EXPONENTIAL_HISTOGRAM:
      return readSeries(cursor, { point: readExponentialPoint, monotonic: true }, budget)
    case SUMMARY:
      return readSeries(cursor, { point: readSummaryPoint, monotonic: true }, budget)
    default:
      cursor.skip(tag, METRIC_FIELDS)
      return undefined
  }
}

const POINT = (1 << 3) | BYTES
const TEMPORALITY = (2 << 3) | VARINT
const MONOTONIC = (3 << 3) | VARINT
const SERIES_FIELDS = 0b1110

interface SeriesKind {
  readonly point: PointReader
  readonly monotonic: boolean
}

function readSeries(cursor: ProtobufCursor, kind: SeriesKind, budget: RequestBudget): SeriesReading {
  const points: PointReading[] = []
  let temporality: Temporality = 'unspecified'
  let { monotonic } = kind
  const outer = cursor.enter()
  while (cursor.position < cursor.limit) {
    const tag = cursor.readTag()
    if (tag === POINT) {
      budget.takePoint(`byte ${cursor.position}`)
      const point = kind.point(cursor, budget)
      if (point !== undefined) points.push(point)
    } else if (tag === TEMPORALITY) temporality = toTemporality(cursor.readVarint())
    else if (tag === MONOTONIC) monotonic = cursor.readVarint() !== 0
    else cursor.skip(tag, SERIES_FIELDS)
  }
  cursor.leave(outer)
  return { points, temporality, monotonic }
}
