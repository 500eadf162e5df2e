import { once } from 'node:events'
import { Agent, request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { OtlpDecodeError } from '../otlp/otlp-decode-error.ts'
import { generatedProtos } from '../otlp/otlp-request.testing.ts'
import type { ReceiverHandlers } from './handlers.ts'
import { RetryableError } from './receiver-errors.ts'
import type { ReceiverOptions } from './receiver.ts'
import { JSON_TYPE, PROTOBUF, startReceiver } from './receiver.testing.ts'

const MIB = 2 ** 20

function start(handlers: Partial<ReceiverHandlers> = {}, options: Partial<ReceiverOptions> = {}) {
  return startReceiver(handlers, { drainTimeoutMs: 2000, ...options })
}

/** Reads code and message of a google.rpc.Status with nothing of ours. */
async function status(response: Response): Promise<{ code: number; message: string }> {
  if (response.headers.get('content-type') === JSON_TYPE)
    return (await response.json()) as { code: number; message: string }
  const bytes = Buffer.from(await response.arrayBuffer())
  expect([bytes[0], bytes[2]]).toEqual([0x08, 0x12])
  const start = bytes[3]! < 128 ? 4 : 5
  return { code: bytes[1]!, message: bytes.toString('utf8', start) }
}

describe('the OTLP receiver', () => {
  test('hands the body to the handler and answers success in the encoding of the request', async () => {
    const seen: unknown[] = []
    const { post } = await start({
      metrics: async (body, encoding) => {
        seen.push([Buffer.from(body).toString(), encoding])
        return { rejected: 0 }
      },
    })
    const protobuf = await post('abc')
    const json = await post('{}', { 'content-type': 'Application/JSON; charset=utf-8' })
    expect([protobuf.status, protobuf.headers.get('content-type'), await protobuf.text()]).toEqual([200, PROTOBUF, ''])
    expect([json.status, json.headers.get('content-type'), await json.text()]).toEqual([200, JSON_TYPE, '{}'])
    expect(seen).toEqual([
      ['abc', 'protobuf'],
      ['{}', 'json'],
    ])
  })

  test('reports rejected points as partial success', async () => {
    const { post } = await start({ metrics: async () => ({ rejected: 300, message: 'too far ahead' }) })
    const Response = generatedProtos.metrics.v1.ExportMetricsServiceResponse
    const bytes = new Uint8Array(await (await post('')).arrayBuffer())
    expect(Response.toObject(Response.decode(bytes), { longs: Number })).toEqual({
      partialSuccess: { rejectedDataPoints: 300, errorMessage: 'too far ahead' },
    })
    expect(await (await post('{}', { 'content-type': JSON_TYPE })).json()).toEqual({
      partialSuccess: { rejectedDataPoints: '300', errorMessage: 'too far ahead' },
    })
  })

  test.each([
    ['identity', (text: string) => Buffer.from(text)],
    ['gzip', gzipSync],
    ['GZIP', gzipSync],
    ['deflate', deflateSync],
    ['zstd', zstdCompressSync],
  ])('understands Content-Encoding %s', async (encoding, compress) => {
    const bodies: string[] = []
    const { post } = await start({
      metrics: async (body) => {
        bodies.push(Buffer.from(body).toString())
        return { rejected: 0 }
      },
    })
    const response = await post(Uint8Array.from(compress('hello')), { 'content-encoding': encoding })
    expect([response.status, bodies]).toEqual([200, ['hello']])
  })

  test('accepts traces and logs with a warning that they are not processed', async () => {
    const { post } = await start()
    for (const [path, Type] of [
      ['/v1/traces', generatedProtos.trace.v1.ExportTraceServiceResponse],
      ['/v1/logs', generatedProtos.logs.v1.ExportLogsServiceResponse],
    ] as const) {
      const bytes = new Uint8Array(await (await post('', {}, path)).arrayBuffer())
      expect(Type.toObject(Type.decode(bytes), {})).toEqual({
        partialSuccess: { errorMessage: expect.stringContaining('not processed yet') },
      })
      const json = await post('{}', { 'content-type': JSON_TYPE }, path)
      expect(await json.json()).toMatchObject({
        partialSuccess: { errorMessage: expect.stringContaining('not processed') },
      })
    }
  })

  test.each([
    ['bad data', new OtlpDecodeError('field 3 at byte 7'), 400, 3, 'field 3 at byte 7'],
    ['an unexpected error', new TypeError('secret /etc/path'), 500, 13, 'Internal error'],
    ['a full disk', Object.assign(new Error('secret'), { code: 'ENOSPC', syscall: 'write' }), 503, 14, 'cannot store'],
    ['overload', new RetryableError('queue is full', 7.2), 503, 14, 'queue is full'],
  ])('answers %s with a Status in the encoding of the request', async (_, error, httpStatus, code, message) => {
    const { post } = await start({ metrics: () => Promise.reject(error) })
    for (const type of [PROTOBUF, JSON_TYPE]) {
      const response = await post('x', { 'content-type': type })
      expect([response.status, response.headers.get('content-type')]).toEqual([httpStatus, type])
      const body = await status(response)
      expect(body).toEqual({ code, message: expect.stringContaining(message) })
      expect(body.message).not.toMatch(/secret|\bat .*:\d+/)
    }
  })

  test('says when to try again', async () => {
    const { post } = await start({ metrics: () => Promise.reject(new RetryableError('queue is full', 7.2)) })
    expect((await post('x')).headers.get('retry-after')).toBe('8')
  })

  test('refuses unknown types, encodings, methods and paths', async () => {
    const { post, base } = await start()
    const plain = await post('x', { 'content-type': 'text/plain' })
    expect([plain.status, await status(plain)]).toEqual([
      415,
      { code: 3, message: expect.stringContaining('x-protobuf') },
    ])
    const snappy = await post('x', { 'content-encoding': 'snappy' })
    expect([snappy.status, await status(snappy)]).toEqual([
      415,
      { code: 3, message: expect.stringContaining('"snappy"') },
    ])
    const fetched = await fetch(`${base}/v1/metrics`)
    expect([fetched.status, fetched.headers.get('allow')]).toEqual([405, 'POST'])
    const posted = await post('x', {}, '/metrics')
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
    const nowhere = await fetch(`${base}/v2/metrics`)
    expect([nowhere.status, (await status(nowhere)).message]).toEqual([404, expect.stringContaining('/v1/metrics')])
  })

  test('refuses damaged and truncated compression as bad data', async () => {
    const { post } = await start()
    const whole = gzipSync('hello '.repeat(1000))
    for (const body of [Buffer.from('not gzip'), whole.subarray(0, whole.length - 9)]) {
      const response = await post(Uint8Array.from(body), { 'content-encoding': 'gzip' })
      expect([response.status, await status(response)]).toEqual([
        400,
        { code: 3, message: expect.stringContaining('gzip') },
      ])
    }
  })

  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['zstd', zstdCompressSync],
  ])('does not unpack a %s bomb', async (encoding, compress) => {
    const { post } = await start({}, { maxBodyBytes: MIB })
    const bomb = Uint8Array.from(compress(Buffer.alloc(200 * MIB)))
    expect(bomb.length).toBeLessThan(MIB)
    const before = process.memoryUsage().arrayBuffers
    const response = await post(bomb, { 'content-encoding': encoding })
    expect([response.status, (await status(response)).code]).toEqual([413, 8])
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * MIB)
  })

  test('lets the sender of an announced 100 MiB body see 413 and not a reset', async () => {
    const { port } = await start()
    const response = await upload(port, { chunks: 100, length: 100 * MIB })
    expect(response).toEqual({ status: 413, connection: 'close' })
  })

  test('lets the sender of an unannounced 100 MiB body see 413 and not a reset', async () => {
    const { port } = await start()
    expect(await upload(port, { chunks: 100 })).toEqual({ status: 413, connection: 'close' })
  })

  test('accepts a body of exactly the limit', async () => {
    const { post } = await start({}, { maxBodyBytes: 1000 })
    expect((await post('x'.repeat(1000))).status).toBe(200)
    expect((await post('x'.repeat(1001))).status).toBe(413)
    expect((await post(Uint8Array.from(gzipSync('x'.repeat(1000))), { 'content-encoding': 'gzip' })).status).toBe(200)
  })

  test('asks to come back when running requests hold too much memory', async () => {
    const arrived = createGate()
    const finished = createGate()
    const { post } = await start(
      {
        metrics: async (_, __, hold) => {
          hold(40)
          arrived.open()
          await finished.opened
          return { rejected: 0 }
        },
      },
      { maxInFlightBytes: 100 },
    )
    const running = post('x'.repeat(20))
    await arrived.opened
    const refused = await post('x'.repeat(41))
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5'])
    const refusedLater = await post('x'.repeat(20))
    expect([refusedLater.status, refusedLater.headers.get('retry-after')]).toEqual([503, '5'])
    finished.open()
    expect((await running).status).toBe(200)
    expect((await post('x'.repeat(60))).status).toBe(200)
  })

  test('answers Expect: 100-continue', async () => {
    const { port } = await start()
    const request = httpRequest({
      port,
      method: 'POST',
      path: '/v1/metrics',
      headers: { 'content-type': PROTOBUF, expect: '100-continue', 'content-length': 2 },
    })
    request.flushHeaders()
    await once(request, 'continue')
    request.end('ab')
    const [response] = (await once(request, 'response')) as [{ statusCode: number; resume(): void }]
    response.resume()
    expect(response.statusCode).toBe(200)
  })

  test('hands bodies over in the order in which they were complete, however long unpacking takes', async () => {
    const order: number[] = []
    const { port } = await start({
      metrics: async (body) => {
        order.push(body.length)
        await nextTurn()
        return { rejected: 0 }
      },
    })
    const agent = new Agent({ keepAlive: true })
    const sizes = [30 * MIB, 1, 20 * MIB, 2, 3, 10 * MIB, 4]
    const responses: Promise<unknown>[] = []
    for (const size of sizes) {
      const body = gzipSync(Buffer.alloc(size), { level: 1 })
      const request = httpRequest({
        port,
        agent,
        method: 'POST',
        path: '/v1/metrics',
        headers: { 'content-type': PROTOBUF, 'content-encoding': 'gzip' },
      })
      responses.push(once(request, 'response').then(([response]) => (response as { resume(): void }).resume()))
      await new Promise<void>((resolve) => request.end(body, () => resolve()))
      for (let i = 0; i < 50; i++) await nextTurn()
    }
    await Promise.all(responses)
    agent.destroy()
    expect(order).toEqual(sizes)
  })

  test('goes on after a sender that breaks off', async () => {
    const { port, post } = await start()
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    socket.write(`POST /v1/metrics HTTP/1.1\r\nhost: x\r\ncontent-type: ${PROTOBUF}\r\ncontent-length: 100\r\n\r\nabc`)
    await nextTurn()
    socket.destroy()
    expect((await post('x')).status).toBe(200)
  })

  test('finishes running requests before it closes', async () => {
    const arrived = createGate()
    const finished = createGate()
    const { post, receiver } = await start({
      metrics: async () => {
        arrived.open()
        await finished.opened
        return { rejected: 0 }
      },
    })
    const answer = post('x')
    await arrived.opened
    const closed = receiver.close()
    finished.open()
    const response = await answer
    expect([response.status, response.headers.get('connection')]).toEqual([200, 'close'])
    await closed
    await expect(post('x')).rejects.toThrow()
  })

  test('says which port is taken and what to do', async () => {
    const { port } = await start()
    await expect(start({}, { port })).rejects.toThrow(
      expect.objectContaining({
        name: 'PortInUseError',
        code: 'ERR_PORT_IN_USE',
        message: expect.stringMatching(new RegExp(`^Port ${port} on 127.0.0.1 .*--port`)),
      }),
    )
  })

  test('serves the scrape page by Accept, compressed when asked', async () => {
    const accepts: unknown[] = []
    const body = 'metric 1\n'.repeat(500)
    const { base } = await start({
      scrape: (accept) => {
        accepts.push(accept)
        return { contentType: 'text/plain; version=0.0.4', body }
      },
    })
    const response = await fetch(`${base}/metrics?x=1`, { headers: { accept: 'application/openmetrics-text' } })
    expect([
      response.status,
      response.headers.get('content-type'),
      response.headers.get('content-encoding'),
      await response.text(),
    ]).toEqual([200, 'text/plain; version=0.0.4', 'gzip', body])
    expect(accepts).toEqual(['application/openmetrics-text'])
  })

  test('serves health on /health', async () => {
    let ready = true
    const { base } = await start({ health: () => ({ ready, details: { streams: 3 } }) })
    const response = await fetch(`${base}/health`)
    expect([response.status, await response.json()]).toEqual([200, { status: 'ready', streams: 3 }])
    ready = false
    expect((await fetch(`${base}/health`)).status).toBe(503)
  })

  test('serves the status on /, as a page for who asks for HTML, which may load and run nothing', async () => {
    const asked: unknown[] = []
    const { base } = await start({
      status: (wanted, model) => {
        asked.push([wanted, model])
        return { contentType: wanted === 'html' ? 'text/html; charset=utf-8' : 'application/json', body: wanted }
      },
    })
    const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'
    const page = await fetch(`${base}/?model=a%20b`, { headers: { accept: browser } })
    expect([page.status, await page.text()]).toEqual([200, 'html'])
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(page.headers.get('cache-control')).toBe('no-store')
    for (const accept of ['application/json', '*/*']) {
      const response = await fetch(base, { headers: { accept } })
      expect([response.headers.get('content-type'), await response.text()]).toEqual(['application/json', 'json'])
    }
    expect(asked).toEqual([
      ['html', 'a b'],
      ['json', undefined],
      ['json', undefined],
    ])
    expect((await fetch(base, { method: 'POST' })).status).toBe(405)
  })

  test('tells of every answer', async () => {
    const answered: unknown[] = []
    const { post } = await start({ onRequest: (request) => answered.push(request) })
    await post('x')
    await post('x', { 'content-type': 'text/plain' })
    expect(answered).toEqual([
      { path: '/v1/metrics', status: 200 },
      {
        path: '/v1/metrics',
        status: 415,
        reason: 'Content-Type must be application/x-protobuf or application/json.',
      },
    ])
  })
})

function createGate() {
  let open: () => void = () => {}
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { open, opened }
}

function upload(port: number, { chunks, length }: { chunks: number; length?: number }) {
  return new Promise<{ status: number | undefined; connection: string | undefined }>((resolve, reject) => {
    const headers = { 'content-type': PROTOBUF, ...(length === undefined ? {} : { 'content-length': length }) }
    const request = httpRequest({ port, method: 'POST', path: '/v1/metrics', headers, agent: false }, (response) => {
      response
        .resume()
        .once('end', () => resolve({ status: response.statusCode, connection: response.headers.connection }))
    })
    request.once('error', reject)
    let left = chunks
    const chunk = Buffer.alloc(MIB)
    const write = (): void => {
      for (; left > 0; left--)
        if (!request.write(chunk)) return void request.once('drain', () => ((left -= 1), write()))
      request.end()
    }
    write()
  })
}
