import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { RefusedRequest, RetryableError } from './receiver-errors.ts'
import { JSON_TYPE, startReceiver } from './receiver.testing.ts'

const path = '/v1/acceptances'

async function start(options: object = {}) {
  const asked: unknown[] = []
  const acceptances = {
    list: () => ({ acceptances: [] }),
    accept: async (body: unknown) => {
      asked.push(body)
      return { id: 'a1' }
    },
    revoke: async (id: string, by: string | undefined) => {
      asked.push([id, by])
      return { id }
    },
    ...options,
  }
  const { base, post } = await startReceiver({ acceptances }, 'token' in options ? options : {})
  const accept = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    post(body, { 'content-type': JSON_TYPE, ...headers }, path)
  return { asked, base, accept }
}

describe('acceptances', () => {
  test('are made, listed and revoked', async () => {
    const { asked, base, accept } = await start()
    const made = await accept('{"model":"m"}')
    expect([made.status, await made.json()]).toEqual([201, { id: 'a1' }])
    const listed = await fetch(`${base}${path}`)
    expect([listed.status, await listed.json()]).toEqual([200, { acceptances: [] }])
    expect(listed.headers.get('cache-control')).toBe('no-store')
    const revoked = await fetch(`${base}${path}/a%201?by=ana%20b`, { method: 'DELETE' })
    expect([revoked.status, await revoked.json()]).toEqual([200, { id: 'a 1' }])
    expect(asked).toEqual([{ model: 'm' }, ['a 1', 'ana b']])
  })

  test('are for those with the token only', async () => {
    const { asked, base, accept } = await start({ token: 'secret-1' })
    expect((await accept('{}')).status).toBe(401)
    expect((await fetch(`${base}${path}`)).status).toBe(401)
    expect((await fetch(`${base}${path}/a1`, { method: 'DELETE' })).status).toBe(401)
    expect((await accept('{}', { authorization: 'Bearer secret-1' })).status).toBe(201)
    expect(asked).toEqual([{}])
  })

  test('take JSON only, so that no page of another origin can post them unasked', async () => {
    const { asked, accept } = await start()
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/x-protobuf'])
      expect((await accept('{}', { 'content-type': type })).status).toBe(415)
    expect((await accept('{}', { 'content-type': 'application/json; charset=utf-8' })).status).toBe(201)
    expect((await accept(Uint8Array.from(gzipSync('{}')), { 'content-encoding': 'gzip' })).status).toBe(201)
    expect(asked).toEqual([{}, {}])
  })

  test('are refused where the body is too long or no JSON', async () => {
    const { asked, accept } = await start()
    const long = `{"reason":"${'x'.repeat(20_000)}"}`
    expect((await accept(long)).status).toBe(413)
    expect((await accept(Uint8Array.from(gzipSync(long)), { 'content-encoding': 'gzip' })).status).toBe(413)
    for (const body of ['', '{', Uint8Array.of(0xff, 0x22)]) {
      const refused = await accept(body)
      expect([refused.status, await refused.json()]).toEqual([
        400,
        { code: 3, message: expect.stringMatching(/^The body is not JSON: /) },
      ])
    }
    expect(asked).toEqual([])
  })

  test('say which methods there are', async () => {
    const { base } = await start()
    for (const [own, method, allow] of [
      [path, 'DELETE', 'GET, HEAD, POST'],
      [path, 'PUT', 'GET, HEAD, POST'],
      [`${path}/a1`, 'GET', 'DELETE'],
      [`${path}/a1`, 'POST', 'DELETE'],
    ] as const) {
      const refused = await fetch(`${base}${own}`, { method })
      expect([refused.status, refused.headers.get('allow')]).toEqual([405, allow])
    }
    expect((await fetch(`${base}${path}/%ff`, { method: 'DELETE' })).status).toBe(400)
  })

  test.each([
    ['a conflict', new RefusedRequest(409, 'nothing is raised'), 409, 'nothing is raised'],
    ['overload', new RetryableError('later', 5), 503, 'later'],
    ['an unexpected error', new TypeError('secret'), 500, 'Internal error'],
  ])('answer %s in words', async (_, error, status, message) => {
    const { accept } = await start({ accept: () => Promise.reject(error) })
    const refused = await accept('{}')
    expect([refused.status, await refused.json()]).toEqual([
      status,
      { code: expect.any(Number), message: expect.stringContaining(message) },
    ])
  })

  test('are not there where nobody keeps them', async () => {
    const { base } = await startReceiver()
    expect((await fetch(`${base}${path}`)).status).toBe(404)
  })
})
