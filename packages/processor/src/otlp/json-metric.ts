import type { JsonCursor } from './json-cursor.ts'
import { JSON_POINT_READERS, readJsonPoint, type JsonPointReader } from './json-points.ts'
import { asRecord, asText, readBoolean, readEnum, shapeError } from './json-shape.ts'
import type { MetricPoint } from './metric-point.ts'
import { keptBuckets, type PointReading } from './point-reading.ts'
import type { ScopeReading } from './read-metric.ts'
import type { RequestBudget } from './request-budget.ts'
import { toTemporality } from './temporality.ts'
import type { Work } from '../work.ts'

/** What reads a request, and the points read so far. */
export interface JsonRequest {
  readonly cursor: JsonCursor
  readonly budget: RequestBudget
  readonly points: MetricPoint[]
}

interface JsonSeries extends Pick<MetricPoint, 'temporality' | 'monotonic'> {
  readonly points: readonly PointReading[]
}

/** Reads the metric at the cursor and appends its points; of several kinds of data the last one counts. */
export function* readJsonMetric(request: JsonRequest, scope: ScopeReading, path: string): Work<void> {
  const { cursor } = request
  let name = ''
  let unit = ''
  let series: JsonSeries | undefined
  if (!cursor.enterObject(path)) throw shapeError(path, 'must be an object, got null')
  for (let member = cursor.nextMember(); member !== undefined; member = cursor.nextMember()) {
    const at = `${path}.${member}`
    const reader = JSON_POINT_READERS.get(member)
    if (reader !== undefined) series = (yield* readSeries(request, { path: at, kind: member, reader })) ?? series
    else if (member === 'name') name = asOptionalText(cursor.readLeaf(at), at)
    else if (member === 'unit') unit = asOptionalText(cursor.readLeaf(at), at)
    else cursor.readLeaf(at)
  }
  if (series === undefined) return
  const { temporality, monotonic, points } = series
  for (const point of points) request.points.push({ ...scope, metric: name, unit, temporality, monotonic, ...point })
}

interface SeriesPlace {
  readonly path: string
  readonly kind: string
  readonly reader: JsonPointReader
}

function* readSeries(request: JsonRequest, place: SeriesPlace): Work<JsonSeries | undefined> {
  const { cursor } = request
  const { path, kind } = place
  const points: PointReading[] = []
  let aggregationTemporality = 0
  let isMonotonic = kind !== 'gauge' && kind !== 'sum'
  if (!cursor.enterObject(path)) return undefined
  for (let member = cursor.nextMember(); member !== undefined; member = cursor.nextMember()) {
    if (member === 'dataPoints') {
      yield* readPoints(request, place, points)
      continue
    }
    const record = { [member]: cursor.readLeaf(`${path}.${member}`) }
    if (member === 'aggregationTemporality') aggregationTemporality = readEnum(record, member, path)
    if (member === 'isMonotonic' && kind === 'sum') isMonotonic = readBoolean(record, member, path)
  }
  return { points, temporality: toTemporality(aggregationTemporality), monotonic: isMonotonic }
}

function* readPoints(
  { cursor, budget }: JsonRequest,
  { path, reader }: SeriesPlace,
  points: PointReading[],
): Work<void> {
  const list = `${path}.dataPoints`
  if (!cursor.enterList(list)) return
  let i = 0
  for (let items = cursor.readItems(list); items.length > 0; items = cursor.readItems(list))
    for (const item of items) {
      const at = `${list}[${i}]`
      i += 1
      budget.takePoint(at)
      const point = readJsonPoint(asRecord(item, at), at, { reader, budget })
      if (point !== undefined) {
        budget.endPoint(keptBuckets(point.data))
        points.push(point)
      }
      if (budget.isSliceFull()) yield budget.pause(at)
    }
}

function asOptionalText(value: unknown, path: string): string {
  return value === null ? '' : asText(value, path)
}
