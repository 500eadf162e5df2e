import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'

interface Point {
  readonly value: string
  readonly writer: string
}

/** Waiting for the answer to an export may take longer than any test. */
const TEN_MINUTES = '600000'
/** A start-up module by which the wrapper too finds the SDK of this example, as one installed beside it. */
const THIS_SDK = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module'
  registerHooks({
    resolve: (specifier, context, nextResolve) =>
      specifier.startsWith('@opentelemetry/') && !context.parentURL.includes('/node_modules/')
        ? nextResolve(specifier, { ...context, parentURL: ${JSON.stringify(import.meta.url)} })
        : nextResolve(specifier, context),
  })`)}`
const WRAP = `
  import { flush, instrumentModel, metricProducer } from '@driftline/instrumentation'
  const predict = instrumentModel((row) => row.a * 2, { model: 'doubled', version: '1' })`

let server: Server
let requests: { readonly path: string; readonly body: string }[] = []
let answer = (response: ServerResponse): unknown => response.end()

beforeEach(async () => {
  requests = []
  answer = (response) => response.end()
  server = createServer((request, response) => {
    void text(request).then((body) => {
      requests.push({ path: request.url ?? '', body })
      return answer(response)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})

afterEach(() => {
  server.closeAllConnections()
  server.close()
})

async function run(code: string): Promise<{ readonly code: unknown; readonly stderr: string }> {
  const flags = ['--conditions=@driftline/source', '--import', THIS_SDK, '--input-type=module']
  const child = spawn(process.execPath, [...flags, '--eval', `${WRAP}\n${code}`], {
    cwd: import.meta.dirname,
    env: {
      PATH: process.env['PATH'],
      OTEL_SERVICE_NAME: 'forecasts',
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_EXPORTER_OTLP_TIMEOUT: TEN_MINUTES,
      OTEL_BSP_EXPORT_TIMEOUT: TEN_MINUTES,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const stderr = text(child.stderr)
  const [exitCode] = (await once(child, 'close')) as [unknown]
  return { code: exitCode, stderr: await stderr }
}

/** The rows of each writer, as last received. */
function rows(): readonly string[] {
  const last = new Map<string, string>()
  for (const { writer, value } of requests.flatMap(({ body }) => pointsOf(body))) last.set(writer, value)
  return [...last.values()].sort()
}

function pointsOf(body: string): readonly Point[] {
  const { resourceMetrics = [] } = JSON.parse(body)
  const points: Point[] = []
  for (const { scopeMetrics } of resourceMetrics)
    for (const { scope, metrics } of scopeMetrics)
      for (const { name, sum } of metrics)
        if (name === 'ml.inference.rows')
          points.push({ writer: JSON.stringify(scope.attributes), value: String(sum.dataPoints[0].asInt) })
  return points
}

test('one wrapper call is enough with SDK 3.x installed beside it', async () => {
  expect(await run(`predict({ a: 1 }); predict({ a: 2 })`)).toEqual({ code: 0, stderr: '' })
  expect(requests.map(({ path }) => path)).toEqual(['/v1/metrics'])
  expect(rows()).toEqual(['2'])
  expect(requests[0]?.body).toContain('"stringValue":"forecasts"')
})

test('a reader of SDK 3.x takes over after the first export, and every row arrives once', async () => {
  await run(`
    import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics'
    import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http'
    for (let a = 0; a < 2; a += 1) predict({ a })
    await flush()
    predict({ a: 2 })
    const reader = new PeriodicExportingMetricReader({ exporter: new OTLPMetricExporter(), metricProducers: [metricProducer()] })
    const provider = new MeterProvider({ readers: [reader] })
    predict({ a: 3 })
    await provider.shutdown()`)
  expect(rows()).toEqual(['1', '3'])
})

test('a script ends where its Collector never answers, also with the spans of setup()', async () => {
  answer = () => undefined
  expect(await run(`predict({ a: 1 })`)).toMatchObject({ code: 0 })
  const { code } = await run(`
    import { setup } from '@driftline/instrumentation/setup'
    await setup()
    predict({ a: 1 })`)
  expect(code).toBe(0)
  expect(requests.map(({ path }) => path).sort()).toEqual(['/v1/metrics', '/v1/metrics', '/v1/traces'])
})

test('the resource of a registered SDK 3.x is read where no variable names the service', async () => {
  await run(`
    import { trace } from '@opentelemetry/api'
    import { resourceFromAttributes } from '@opentelemetry/resources'
    import { TracerProvider } from '@opentelemetry/sdk-trace'
    delete process.env.OTEL_SERVICE_NAME
    trace.setGlobalTracerProvider(new TracerProvider({ resource: resourceFromAttributes({ 'service.name': 'shop' }) }))
    predict({ a: 1 })`)
  expect(requests[0]?.body).toContain('"stringValue":"shop"')
})
