import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import type { ReceiverOptions } from './receiver.ts'
import { JSON_TYPE, PROTOBUF, startReceiver } from './receiver.testing.ts'

async function start(options: Partial<ReceiverOptions> | object = {}): Promise<number> {
  const { port } = await startReceiver({}, options)
  return port
}

/** Sends a request with the headers given, Host included; `fetch` would not allow that. */
async function send(port: number, path: string, headers: Record<string, string> = {}) {
  const method = path.startsWith('/v1') ? 'POST' : 'GET'
  const request = httpRequest({ port, host: '127.0.0.1', path, method, headers, agent: false })
  request.end(method === 'POST' ? (headers['content-type'] === JSON_TYPE ? '{}' : '') : undefined)
  const [response] = (await once(request, 'response')) as [import('node:http').IncomingMessage]
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks).toString() }
}

const metricsPath = '/v1/metrics'

describe('a receiver with a token', () => {
  test('takes OTLP and scrapes only with it, and says how to send it', async () => {
    const port = await start({ token: 'secret-1' })
    for (const path of [metricsPath, '/v1/traces', '/v1/logs', '/metrics', '/', '/?model=m'])
      for (const authorization of [undefined, 'Bearer secret-2', 'Bearer secret-11', 'Basic secret-1', 'Bearer ']) {
        const headers = { 'content-type': JSON_TYPE, ...(authorization && { authorization }) }
        const refused = await send(port, path, headers)
        expect([path, authorization, refused.status]).toEqual([path, authorization, 401])
        expect(refused.headers['www-authenticate']).toContain('Bearer')
        expect(refused.body).toContain('Authorization: Bearer')
        expect(refused.body).not.toContain('secret')
      }
    for (const path of [metricsPath, '/v1/traces', '/metrics'])
      for (const scheme of ['Bearer', 'bearer'])
        expect(
          (await send(port, path, { 'content-type': JSON_TYPE, authorization: `${scheme} secret-1` })).status,
        ).toBe(200)
  })

  test('refuses in the encoding of the request', async () => {
    const port = await start({ token: 't' })
    const json = await send(port, metricsPath, { 'content-type': JSON_TYPE })
    expect([json.headers['content-type'], JSON.parse(json.body)]).toMatchObject([JSON_TYPE, { code: 16 }])
    const protobuf = await send(port, metricsPath, { 'content-type': PROTOBUF })
    expect([protobuf.headers['content-type'], Buffer.from(protobuf.body)[1]]).toEqual([PROTOBUF, 16])
  })

  test('never asks for it on /health', async () => {
    const port = await start({ token: 't' })
    expect((await send(port, '/health')).status).toBe(200)
  })
})

describe('where a receiver binds', () => {
  test.each(['0.0.0.0', '::', '192.0.2.1', 'example.com'])('%s without a token is refused', async (host) => {
    await expect(start({ host })).rejects.toThrow(
      expect.objectContaining({
        name: 'InsecureBindError',
        code: 'ERR_INSECURE_BIND',
        message: expect.stringMatching(/--token-file.*DRIFTLINE_TOKEN.*--insecure/),
      }),
    )
  })

  test.each([{ token: 't' }, { insecure: true }])('everywhere with %o', async (options) => {
    expect(await start({ host: '0.0.0.0', ...options })).toBeGreaterThan(0)
  })

  test.each(['127.0.0.1', '127.8.9.10', 'localhost'])('%s without a token', async (host) => {
    expect(await start({ host })).toBeGreaterThan(0)
  })
})

describe('the Host header', () => {
  test('is a loopback name or an allowed one where the receiver is bound to loopback', async () => {
    const port = await start({ allowedHosts: ['collector.test', 'Proxy.test:8080'] })
    for (const host of [
      'evil.example',
      'evil.example:4318',
      '127.0.0.1.evil.example',
      'localhost.evil.example',
      '10.0.0.1',
    ])
      for (const path of [metricsPath, '/metrics', '/health']) {
        const refused = await send(port, path, { host, 'content-type': JSON_TYPE })
        expect([host, path, refused.status]).toEqual([host, path, 403])
        expect(refused.body).toContain('--allowed-host')
      }
    for (const host of ['localhost', 'LOCALHOST:1', `127.0.0.1:${port}`, '127.1.2.3', '[::1]', '[::1]:80'])
      expect([host, (await send(port, '/metrics', { host })).status]).toEqual([host, 200])
    for (const host of ['collector.test', 'collector.test:4318', 'proxy.test:8080'])
      expect([host, (await send(port, '/metrics', { host })).status]).toEqual([host, 200])
  })

  test('is not looked at elsewhere, where the token suffices', async () => {
    const port = await start({ host: '0.0.0.0', token: 't' })
    const headers = { host: 'any.example', authorization: 'Bearer t' }
    expect((await send(port, '/metrics', headers)).status).toBe(200)
  })
})

describe('connections', () => {
  test('that send nothing, or never finish their headers, are closed in bounded time', async () => {
    const port = await start({ headersTimeoutMs: 50 })
    const closed = ['', 'GET /health HTTP/1.1\r\nhost: localhost\r\n'].map(async (text) => {
      const socket = connect(port, '127.0.0.1')
      socket.resume()
      await once(socket, 'connect')
      socket.write(text)
      return Promise.race([
        once(socket, 'close').then(() => 'closed'),
        new Promise((resolve) => setTimeout(resolve, 3000, 'open').unref()),
      ])
    })
    expect(await Promise.all(closed)).toEqual(['closed', 'closed'])
  })

  test('beyond the most allowed are turned away', async () => {
    const port = await start({ maxConnections: 2 })
    const sockets = Array.from({ length: 3 }, () => connect(port, '127.0.0.1'))
    const ended = sockets.map((socket) => once(socket, 'close').then(() => socket))
    const first = await Promise.race([...ended, new Promise((resolve) => setTimeout(resolve, 1000, 'none').unref())])
    for (const socket of sockets) socket.destroy()
    expect(sockets).toContain(first)
  })
})
