import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ridershipFeatures } from './features.ts'
import { readRidershipRows } from './rows.ts'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const { id: profileId } = JSON.parse(
  readFileSync(new URL('../profiles/ridership-1.json', import.meta.url), 'utf8'),
) as { readonly id: string }
const days = readRidershipRows().filter(({ date }) => date.startsWith('2004-01'))

describe('the service as it is started', () => {
  const received: string[] = []
  let receiver: Server
  beforeAll(async () => {
    receiver = await startReceiver((path, body) => received.push(`${path}\n${body}`))
  })
  afterAll(() => {
    receiver.close()
  })

  test('answers, and on SIGTERM hands over everything it counted before it ends', async () => {
    const { child, url } = await startService({
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`,
      OTEL_METRIC_EXPORT_INTERVAL: '60000',
    })
    for (const { features } of days)
      expect((await fetch(url, { method: 'POST', body: JSON.stringify(features) })).status).toBe(200)

    expect(await stop(child)).toBe(0)
    const metrics = received.filter((text) => text.startsWith('/v1/metrics')).join('\n')
    expect(metrics).toContain(profileId)
    for (const name of ['ml.inference.calls', 'ml.feature.value', 'ml.prediction.value', ...ridershipFeatures])
      expect(metrics).toContain(name)
    expect(received.join('\n')).toContain('predict ridership')
  }, 30_000)

  test('answers without any telemetry configured, and ends on SIGTERM', async () => {
    const { child, url } = await startService({})
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(days[0]?.features) })

    expect(response.status).toBe(200)
    expect(await stop(child)).toBe(0)
  }, 30_000)
})

async function startService(
  variables: Readonly<Record<string, string>>,
): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('OTEL_'))
  const child = spawn(process.execPath, ['--conditions=@driftline/source', main], {
    env: { ...Object.fromEntries(inherited), ...variables, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout })) {
    const [url] = /http:\S+/.exec(line) ?? []
    if (url) return { child, url }
  }
  throw new Error('The service ended before it said where it answers.')
}

function stop(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('exit', resolve)
    child.kill('SIGTERM')
  })
}

function startReceiver(onBody: (path: string, body: string) => void): Promise<Server> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks)
      const bytes = request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body
      onBody(request.url ?? '', bytes.toString('latin1'))
      response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end()
    })
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server))
  })
}
