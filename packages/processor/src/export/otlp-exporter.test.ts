import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { MetricDefinition } from '@driftline/semconv'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { readMetricsJson } from '../otlp/read-metrics-json.ts'
import { readMetricsProtobuf } from '../otlp/read-metrics-protobuf.ts'
import { createReceiver } from '../receiver/receiver.ts'
import { RetryableError } from '../receiver/receiver-errors.ts'
import { createOtlpExporter, type OtlpExporterOptions } from './otlp-exporter.ts'
import { parseRetryAfterMs, retryDelayMs } from './retry-delay.ts'

const gauge: MetricDefinition = {
  name: 'g',
  unit: '{x}',
  instrument: 'gauge',
  brief: 'G.',
  stability: 'stable',
  attributes: [],
}
const points = (...values: number[]) => values.map((value) => ({ metric: 'g', attributes: {}, value, timeMs: 0 }))

/** An exporter to our own receiver, which answers each request with the next of the given results. */
async function start(
  answers: readonly (() => { rejected: number; message?: string })[],
  options: Partial<OtlpExporterOptions> = {},
) {
  const received: (number | undefined)[][] = []
  let next = 0
  const receiver = createReceiver({
    port: 0,
    handlers: {
      metrics: async (body, encoding) => {
        const answer = answers[next++]
        const read = encoding === 'json' ? readMetricsJson(Buffer.from(body).toString()) : readMetricsProtobuf(body)
        const result = answer?.() ?? { rejected: 0 }
        received.push(read.map(({ data }) => (data.kind === 'number' ? data.value : undefined)))
        return result
      },
      scrape: () => ({ contentType: 'text/plain', body: '' }),
      health: () => ({ ready: true, details: {} }),
    },
  })
  onTestFinished(() => receiver.close())
  const { port } = await receiver.listen()
  return { received, ...createExporter(`http://127.0.0.1:${port}/v1/metrics`, options) }
}

function createExporter(endpoint: string, options: Partial<OtlpExporterOptions> = {}) {
  const waits: number[] = []
  const problems: string[] = []
  const results = { sent: 0, failed: 0 }
  const clock = { nowMs: 0 }
  const exporter = createOtlpExporter({
    endpoint,
    definitions: { g: gauge },
    now: () => clock.nowMs,
    random: () => 0.5,
    wait: async (ms) => {
      waits.push(ms)
      clock.nowMs += ms
    },
    onResult: ({ sent, failed }) => {
      results.sent += sent
      results.failed += failed
    },
    onProblem: (problem) => problems.push(problem),
    ...options,
  })
  return { exporter, waits, problems, results }
}

const busy = (seconds: number) => () => {
  throw new RetryableError('busy', seconds)
}

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer().on('request', answer)
  onTestFinished(() => void server.close())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/metrics`
}

describe('the OTLP exporter', () => {
  test.each([
    ['http/protobuf', 'gzip'],
    ['http/protobuf', 'none'],
    ['http/json', 'gzip'],
    ['http/json', 'none'],
  ] as const)('delivers points in order over %s with compression %s', async (protocol, compression) => {
    const { exporter, received, results } = await start([], { protocol, compression, maxPointsPerRequest: 2 })
    exporter.export(points(1, 2, 3))
    exporter.export(points(4))
    await exporter.shutdown(5000)
    expect(received).toEqual([[1, 2], [3], [4]])
    expect([results, exporter.queuedRequests]).toEqual([{ sent: 4, failed: 0 }, 0])
  })

  test('tries again and waits at least as long as the server asks', async () => {
    const { exporter, received, waits, problems, results } = await start([busy(1), busy(60), busy(1)])
    exporter.export(points(1))
    exporter.export(points(2))
    await exporter.shutdown(5000)
    expect(received).toEqual([[1], [2]])
    expect(waits).toEqual([5000, 60_000, 11_250])
    expect([results.sent, problems.length]).toEqual([2, 1])
  })

  test('gives a request up after five minutes and goes on with the next', async () => {
    const { exporter, received, results, problems } = await start(Array.from({ length: 5 }, () => busy(100)))
    exporter.export(points(1, 2))
    exporter.export(points(3))
    await exporter.shutdown(5000)
    expect(received.at(-1)).toEqual([3])
    expect(results).toEqual({ sent: 1, failed: 2 })
    expect(problems.at(-1)).toMatch(/2 points dropped: .* answered 503|trying again/)
  })

  test('counts what the server rejected', async () => {
    const { exporter, results, problems } = await start([() => ({ rejected: 2, message: 'too old' })])
    exporter.export(points(1, 2, 3))
    await exporter.shutdown(5000)
    expect([results, problems]).toEqual([{ sent: 1, failed: 2 }, [expect.stringContaining('too old')]])
  })

  test.each([400, 413, 500, 301])('does not try again after %i', async (status) => {
    const seen: unknown[] = []
    const endpoint = await serve((request, response) => {
      seen.push(request.url)
      response.writeHead(status, { location: '/elsewhere' }).end('x')
    })
    const { exporter, results, problems } = createExporter(endpoint)
    exporter.export(points(1))
    await exporter.shutdown(5000)
    expect([seen, results]).toEqual([['/v1/metrics'], { sent: 0, failed: 1 }])
    expect(problems[0]).toContain(`answered ${status}`)
  })

  test('sends the headers it was given', async () => {
    const seen: IncomingHttpHeaders[] = []
    const endpoint = await serve((request, response) => {
      seen.push(request.headers)
      response.end()
    })
    const { exporter, results } = createExporter(endpoint, { headers: { authorization: 'Bearer x' } })
    exporter.export(points(1))
    await exporter.shutdown(5000)
    expect(seen).toMatchObject([
      { authorization: 'Bearer x', 'content-type': 'application/x-protobuf', 'content-encoding': 'gzip' },
    ])
    expect(results.sent).toBe(1)
  })

  test('drops the oldest when nobody takes them, and never waits in export', async () => {
    const endpoint = await serve((request) => request.socket.destroy())
    const { exporter, results, problems } = createExporter(endpoint, { maxQueuedRequests: 3, wait: async () => {} })
    for (let i = 0; i < 10; i++) exporter.export(points(i))
    expect([exporter.queuedRequests, results.failed]).toEqual([3, 7])
    expect(problems[0]).toContain('more than 3 requests are waiting')
    await exporter.shutdown(50)
    expect([exporter.queuedRequests, results]).toEqual([0, { sent: 0, failed: 10 }])
  })

  test('ends at the deadline although the server does not answer, and drops what comes later', async () => {
    const endpoint = await serve(() => {})
    const { exporter, results } = createExporter(endpoint)
    exporter.export(points(1, 2))
    await exporter.shutdown(50)
    expect(results).toEqual({ sent: 0, failed: 2 })
    exporter.export(points(3))
    expect(results.failed).toBe(3)
  })

  test('gives an attempt up when the server takes too long', async () => {
    const endpoint = await serve(() => {})
    const { exporter, problems, results } = createExporter(endpoint, { timeoutMs: 20, wait: async () => {} })
    exporter.export(points(1))
    await exporter.shutdown(200)
    expect(problems[0]).toContain('did not answer in time')
    expect(results.failed).toBe(1)
  })
})

describe('the delay before another attempt', () => {
  test('stays between half of 5 s and one and a half of 30 s and is never less than asked', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.nat(300_000),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (attempt, retryAfterMs, random) => {
          const delayMs = retryDelayMs(attempt, { retryAfterMs, random: () => random })
          expect(delayMs).toBeGreaterThanOrEqual(Math.max(2500, retryAfterMs))
          expect(delayMs).toBeLessThanOrEqual(Math.max(45_000, retryAfterMs))
        },
      ),
    )
  })

  test.each([
    [null, undefined],
    ['7', 7000],
    ['0', 0],
    ['Thu, 01 Jan 1970 00:00:11 GMT', 1000],
    ['Thu, 01 Jan 1970 00:00:01 GMT', 0],
    ['99999999999', 300_000],
    ['soon', undefined],
    ['-1', undefined],
  ])('reads Retry-After %s as %s ms', (header, expected) => {
    expect(parseRetryAfterMs(header, 10_000)).toBe(expected)
  })
})
