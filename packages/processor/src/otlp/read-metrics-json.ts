import { NO_ATTRIBUTES } from './attribute-record.ts'
import { createRequestBudget, type RequestBudget } from './decode-limits.ts'
import { readJsonAttributes } from './json-attributes.ts'
import { readJsonSeries, type JsonSeries } from './json-points.ts'
import { asRecord, readList, readRecord, readText, shapeError, type JsonRecord } from './json-shape.ts'
import type { Attributes, MetricPoint } from './metric-point.ts'

interface ScopeReading {
  readonly resource: Attributes
  readonly scopeName: string
  readonly scope: Attributes
  readonly budget: RequestBudget
  readonly points: MetricPoint[]
}

/**
 * Reads an ExportMetricsServiceRequest in OTLP/JSON: camelCase names, 64-bit integers as digits or numbers, enums as
 * integers, unknown names ignored, `null` like absent. Gives the same points as the protobuf reader for the same request.
 *
 * @returns the points in the order sent, without those flagged as having no recorded value.
 * @throws OtlpDecodeError that names the path of the first value of the wrong shape, or a limit that was exceeded.
 * @see opentelemetry-proto 1.11.0, docs/specification.md, JSON Protobuf Encoding
 */
export function readMetricsJson(text: string): readonly MetricPoint[] {
  const request = asRecord(parseJson(text), '$')
  const budget = createRequestBudget()
  const points: MetricPoint[] = []
  for (const [resourceMetrics, path] of readList(request, 'resourceMetrics', '$')) {
    const owner = readRecord(resourceMetrics, 'resource', path)
    const resource = owner === undefined ? NO_ATTRIBUTES : readJsonAttributes(owner, `${path}.resource`)
    for (const [scopeMetrics, scopePath] of readList(resourceMetrics, 'scopeMetrics', path))
      readScopeMetrics(scopeMetrics, scopePath, { resource, budget, points })
  }
  return points
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw shapeError('$', 'is not JSON', cause)
  }
}

function readScopeMetrics(
  scopeMetrics: JsonRecord,
  path: string,
  request: Omit<ScopeReading, 'scope' | 'scopeName'>,
): void {
  const scope = readRecord(scopeMetrics, 'scope', path)
  const reading: ScopeReading = {
    ...request,
    scopeName: scope === undefined ? '' : readText(scope, 'name', `${path}.scope`),
    scope: scope === undefined ? NO_ATTRIBUTES : readJsonAttributes(scope, `${path}.scope`),
  }
  for (const [metric, metricPath] of readList(scopeMetrics, 'metrics', path)) readMetric(metric, metricPath, reading)
}

function readMetric(metric: JsonRecord, path: string, scope: ScopeReading): void {
  const name = readText(metric, 'name', path)
  const unit = readText(metric, 'unit', path)
  const series = readJsonSeries(metric, path, scope.budget)
  if (series !== undefined) appendPoints({ name, unit, series }, scope)
}

function appendPoints(metric: { name: string; unit: string; series: JsonSeries }, scope: ScopeReading): void {
  const { resource, scopeName, scope: scopeAttributes } = scope
  const { temporality, monotonic, points } = metric.series
  for (const point of points)
    scope.points.push({
      resource,
      scopeName,
      scope: scopeAttributes,
      metric: metric.name,
      unit: metric.unit,
      temporality,
      monotonic,
      ...point,
    })
}
