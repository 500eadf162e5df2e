import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { repository } from './architecture.ts'

const collector = process.env['DRIFTLINE_COLLECTOR']
const [config, traces] = ['config.yaml', 'traces.yaml'].map((name) =>
  fileURLToPath(new URL(`deploy/collector/${name}`, repository)),
) as [string, string]

test('CI brings a Collector', () => {
  if (process.env['CI'] === 'true') expect(collector, 'DRIFTLINE_COLLECTOR').toBeDefined()
})

describe.skipIf(collector === undefined)('deploy/collector', () => {
  const state = mkdtempSync(join(tmpdir(), 'collector-'))
  const bodies = { backend: '', processor: '', traces: '' }
  const servers: Server[] = []
  let running: ChildProcess | undefined
  let environment: NodeJS.ProcessEnv = {}
  let receiver = ''

  beforeAll(async () => {
    const backend = await listen((body) => (bodies.backend += body))
    const processor = await listen((body) => (bodies.processor += body))
    const tempo = await listen((body) => (bodies.traces += body))
    servers.push(backend, processor, tempo)
    const [grpc, http, health] = [await freePort(), await freePort(), await freePort()]
    receiver = `http://127.0.0.1:${http}`
    environment = {
      ...process.env,
      OTELCOL_GRPC_ENDPOINT: `127.0.0.1:${grpc}`,
      OTELCOL_HTTP_ENDPOINT: `127.0.0.1:${http}`,
      OTELCOL_HEALTH_ENDPOINT: `127.0.0.1:${health}`,
      OTELCOL_STATE_DIR: state,
      METRICS_ENDPOINT: `${urlOf(backend)}/v1/metrics`,
      DRIFTLINE_ENDPOINT: urlOf(processor),
      TRACES_ENDPOINT: urlOf(tempo),
    }
    execFileSync(collector!, ['validate', '--config', config], { env: environment, stdio: 'pipe' })
    running = spawn(
      collector!,
      ['--config', config, '--config', traces, '--set=service.telemetry.metrics.level=none'],
      {
        env: environment,
        stdio: 'ignore',
      },
    )
    await vi.waitUntil(() => isHealthy(`http://127.0.0.1:${health}`), { timeout: 20_000, interval: 50 })
  }, 30_000)

  afterAll(async () => {
    await stop(running)
    for (const server of servers) server.close()
    rmSync(state, { recursive: true })
  })

  test('gives the processor every ml.* metric and nothing else, and the backend everything but sketches', async () => {
    await sendMetrics(receiver, [
      'http.server.duration',
      'ml.inference.calls',
      'ml.feature.value',
      'ml.prediction.value',
    ])
    await vi.waitUntil(() => bodies.backend !== '' && bodies.processor !== '', { timeout: 10_000, interval: 20 })

    expect(namesIn(bodies.processor)).toEqual(['ml.feature.value', 'ml.inference.calls', 'ml.prediction.value'])
    expect(namesIn(bodies.backend)).toEqual(['http.server.duration', 'ml.inference.calls'])
  }, 20_000)

  test('gives spans to the backend for traces and to nobody else', async () => {
    await sendSpan(receiver, 'predict ridership')
    await vi.waitUntil(() => bodies.traces !== '', { timeout: 10_000, interval: 20 })

    expect(bodies.traces).toContain('predict ridership')
    expect(bodies.backend + bodies.processor).not.toContain('predict ridership')
  }, 20_000)

  test("never holds up the user's telemetry when the processor is gone", async () => {
    const [, processor] = servers
    processor?.closeAllConnections()
    await new Promise((resolve) => processor?.close(resolve))
    bodies.backend = ''

    await sendMetrics(receiver, ['http.server.duration', 'ml.feature.value'])
    await vi.waitUntil(() => bodies.backend !== '', { timeout: 10_000, interval: 20 })

    expect(namesIn(bodies.backend)).toEqual(['http.server.duration'])
  }, 20_000)
})

/** Metric names stand as plain text in protobuf. */
function namesIn(body: string): readonly string[] {
  return [...new Set(body.match(/(?:ml|http)\.[a-z]+\.[a-z]+/g))].toSorted()
}

async function sendMetrics(receiver: string, names: readonly string[]): Promise<void> {
  const now = `${Date.now()}000000`
  const metrics = names.map((name) => ({
    name,
    sum: {
      isMonotonic: true,
      aggregationTemporality: 2,
      dataPoints: [{ asInt: '1', startTimeUnixNano: now, timeUnixNano: now }],
    },
  }))
  await post(`${receiver}/v1/metrics`, { resourceMetrics: [{ scopeMetrics: [{ metrics }] }] })
}

async function sendSpan(receiver: string, name: string): Promise<void> {
  const time = `${Date.now()}000000`
  const span = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), name, startTimeUnixNano: time, endTimeUnixNano: time }
  await post(`${receiver}/v1/traces`, { resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] })
}

async function post(url: string, body: object): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(response.status).toBe(200)
}

function listen(onBody: (body: string) => void): Promise<Server> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks)
      onBody((request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString('latin1'))
      response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end()
    })
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** The Collector does not say which port it took, so it is given one that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = await listen(() => {})
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function isHealthy(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  )
}

async function stop(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}
