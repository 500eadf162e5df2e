import type { AddressInfo } from 'node:net'
import { SpanStatusCode } from '@opentelemetry/api'
import { AggregationTemporality, DataPointType, InMemoryMetricExporter } from '@opentelemetry/sdk-metrics'
import type { MetricData } from '@opentelemetry/sdk-metrics'
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createService } from './service.ts'
import { startTelemetry } from './telemetry.ts'

const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
const spanExporter = new InMemorySpanExporter()
const telemetry = startTelemetry({ exporter, spanProcessors: [new SimpleSpanProcessor({ exporter: spanExporter })] })
const server = createService()
let url = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})

afterAll(async () => {
  server.close()
  await telemetry.shutdown()
})

async function ask(question: object): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(question) })
  return response.json()
}

async function exported(name: string): Promise<MetricData> {
  await telemetry.flush()
  const last = exporter.getMetrics().at(-1)
  const metric = last?.scopeMetrics
    .filter(({ scope }) => scope.name === '@driftline/instrumentation')
    .flatMap(({ metrics }) => metrics)
    .find(({ descriptor }) => descriptor.name === name)
  if (!metric) throw new Error(`${name} was not exported`)
  return metric
}

describe('a service on OpenTelemetry SDK 3.x', () => {
  test('answers, and its features arrive as exponential histograms per segment', async () => {
    expect(await ask({ distanceKm: 2, congestion: 1.5, weekday: 'mon' })).toEqual({ minutes: 2 * 2.1 * 1.5 })
    expect(await ask({ distanceKm: 4, congestion: 1, weekday: 'tue' })).toEqual({ minutes: 4 * 2.1 })
    const metric = await exported('ml.feature.value')
    expect(metric.dataPointType).toBe(DataPointType.EXPONENTIAL_HISTOGRAM)
    const points = metric.dataPoints.filter(({ attributes }) => attributes['ml.feature.name'] === 'distanceKm')
    expect(points.map(({ attributes }) => attributes['ml.segment.value'])).toEqual(['all', 'mon', 'tue'])
    expect(points[0]?.value).toMatchObject({ count: 2, sum: 6, min: 2, max: 4, zeroCount: 0 })
    expect(points[0]?.attributes).toMatchObject({ 'ml.model.name': 'waiting-time', 'ml.model.version': '1.0.0' })
  })

  test('sees a failing call as a call, as no good call, and as a span with an error', async () => {
    spanExporter.reset()
    const calls = await exported('ml.inference.good_calls')
    const good = calls.dataPoints[0]?.value
    expect(await ask({ distanceKm: -1, congestion: 1, weekday: 'wed' })).toMatchObject({
      error: expect.stringContaining('RangeError'),
    })
    expect((await exported('ml.inference.good_calls')).dataPoints[0]?.value).toBe(good)
    const failed = (await exported('ml.inference.calls')).dataPoints.find(
      ({ attributes }) => attributes['error.type'] === 'RangeError',
    )
    expect(failed?.value).toBe(1)
    const [span] = spanExporter.getFinishedSpans()
    expect(span?.name).toBe('predict waiting-time')
    expect(span?.status.code).toBe(SpanStatusCode.ERROR)
    expect(span?.attributes).toMatchObject({ 'ml.model.version': '1.0.0', 'error.type': 'RangeError' })
  })

  test('exports the resource of the service and a scope that names the writer', async () => {
    await telemetry.flush()
    const last = exporter.getMetrics().at(-1)
    expect(last?.resource.attributes['service.name']).toBe('bus-stop')
    const scope = last?.scopeMetrics.find(({ scope }) => scope.name === '@driftline/instrumentation')?.scope
    expect(scope).toHaveProperty(['attributes', 'ml.writer.id'], expect.any(String))
  })
})
