import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { flushBeforeExit } from './setup/flush-before-exit.ts'
import { readSetupEnvironment } from './setup/setup-environment.ts'

interface Received {
  readonly url: string | undefined
  readonly contentType: string | undefined
  readonly body: Buffer
}

const service = fileURLToPath(new URL('setup-service.testing.ts', import.meta.url))
let received: Received[] = []
let endpoint = ''
const collector = createServer((request, response) => {
  void buffer(request).then((body) => {
    const isGzip = request.headers['content-encoding'] === 'gzip'
    received.push({
      url: request.url,
      contentType: request.headers['content-type'],
      body: isGzip ? gunzipSync(body) : body,
    })
    response.end()
    return collector.emit(`received ${request.url}`)
  })
})

beforeEach(async () => {
  received = []
  collector.listen(0, '127.0.0.1')
  await once(collector, 'listening')
  endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`
})

afterEach(() => {
  collector.closeAllConnections()
  collector.close()
})

interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stderr: string
}

/** A start-up module under which the packages of the SDK cannot be found. */
const WITHOUT_SDK = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module'
  registerHooks({
    resolve(specifier, context, nextResolve) {
      if (!specifier.includes('/sdk-node')) return nextResolve(specifier, context)
      throw Object.assign(new Error('Cannot find package ' + specifier), { code: 'ERR_MODULE_NOT_FOUND' })
    },
  })
`)}`

async function run(
  mode: string,
  variables: Readonly<Record<string, string>> = {},
  flags: readonly string[] = [],
): Promise<Ended> {
  const child = spawn(process.execPath, ['--conditions=@driftline/source', ...flags, service, mode], {
    env: { PATH: process.env['PATH'], OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stderr = buffer(child.stderr)
  const ended = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>
  if (mode !== 'end') {
    await once(child.stdout, 'data')
    child.kill('SIGTERM')
    if (mode === 'own-handler') {
      await once(collector, 'received /v1/metrics')
      child.kill('SIGUSR2')
    }
  } else child.stdout.resume()
  const [code, signal] = await ended
  return { code, signal, stderr: (await stderr).toString() }
}

const metrics = () => received.filter(({ url }) => url === '/v1/metrics')

describe('a service that only calls setup', () => {
  test('sends protobuf before it ends by itself', async () => {
    expect(await run('end')).toMatchObject({ code: 0 })
    expect(metrics()).toHaveLength(1)
    expect(metrics()[0]?.contentType).toBe('application/x-protobuf')
    expect(metrics()[0]?.body.includes('ml.feature.value')).toBe(true)
  })

  test('sends JSON where the variables say so, without command line, owner or host', async () => {
    await run('end', { OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' })
    expect(metrics()[0]?.contentType).toBe('application/json')
    const [{ resource }] = JSON.parse(metrics()[0]?.body.toString() ?? '').resourceMetrics
    const names: string[] = resource.attributes.map(({ key }: { key: string }) => key)
    expect(names).toContain('service.name')
    expect(names).toContain('service.instance.id')
    expect(names.filter((name) => /^(process|host|os)\./.test(name))).toEqual([])
  })

  test('sends on SIGTERM and ends by it as it would have without', async () => {
    expect(await run('wait')).toMatchObject({ code: null, signal: 'SIGTERM' })
    expect(metrics()).toHaveLength(1)
  })

  test('keeps its own way of ending on SIGTERM, and what was counted is sent at once', async () => {
    expect(await run('own-handler')).toMatchObject({ code: 7, signal: null })
    expect(metrics()).toHaveLength(1)
  })

  test('sends nothing when the SDK is disabled or no exporter is wanted', async () => {
    await run('end', { OTEL_SDK_DISABLED: 'true' })
    await run('end', { OTEL_METRICS_EXPORTER: 'none', OTEL_TRACES_EXPORTER: 'none', OTEL_LOGS_EXPORTER: 'none' })
    expect(received).toEqual([])
  })

  test('is told what to install where the SDK is missing, and runs on', async () => {
    const { code, stderr } = await run('end', {}, ['--import', WITHOUT_SDK])
    expect(code).toBe(0)
    expect(stderr).toContain('npm install @opentelemetry/sdk-node@0.223.0\n')
    expect(received).toEqual([])
  })

  test('ends as usual where nobody listens', async () => {
    collector.close()
    const timeouts = { OTEL_EXPORTER_OTLP_TIMEOUT: '200', OTEL_METRIC_EXPORT_TIMEOUT: '200' }
    expect(await run('end', timeouts)).toMatchObject({ code: 0 })
  })
})

describe('the environment', () => {
  test('is that of OpenTelemetry, with its defaults', () => {
    expect(readSetupEnvironment({})).toEqual({
      isDisabled: false,
      exporter: 'otlp',
      protocol: 'http/protobuf',
      exportIntervalMillis: 60_000,
      exportTimeoutMillis: 30_000,
      hasDetectors: false,
      complaints: [],
    })
  })

  test('of metrics goes before that of all signals, and the timeout never exceeds the interval', () => {
    const environment = readSetupEnvironment({
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
      OTEL_EXPORTER_OTLP_METRICS_PROTOCOL: 'http/json',
      OTEL_METRIC_EXPORT_INTERVAL: '5000',
    })
    expect(environment).toMatchObject({ protocol: 'http/json', exportIntervalMillis: 5000, exportTimeoutMillis: 5000 })
  })

  test('that means nothing here falls back to the default and says so', () => {
    const environment = readSetupEnvironment({
      OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc',
      OTEL_METRICS_EXPORTER: 'prometheus',
      OTEL_METRIC_EXPORT_INTERVAL: 'soon',
    })
    expect(environment).toMatchObject({ protocol: 'http/protobuf', exporter: 'otlp', exportIntervalMillis: 60_000 })
    expect(environment.complaints.map((text) => text.slice(0, text.indexOf(';')))).toEqual([
      'OTEL_METRIC_EXPORT_INTERVAL is soon',
      'OTEL_METRICS_EXPORTER is prometheus',
      'OTEL_EXPORTER_OTLP_PROTOCOL is grpc',
    ])
  })
})

test('after a shutdown by hand nothing is listened for any more', async () => {
  const before = process.listenerCount('SIGTERM')
  const listening = flushBeforeExit({ flush: async () => {}, shutdown: async () => {}, hurry: () => {} })
  expect(process.listenerCount('SIGTERM')).toBe(before + 1)
  await listening.shutdown()
  expect(process.listenerCount('SIGTERM')).toBe(before)
})
