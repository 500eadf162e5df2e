import { once } from 'node:events'
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { JSON_TYPE, PROTOBUF, startReceiver as start } from './receiver.testing.ts'

const MIB = 2 ** 20

test('a sender that hangs up is no failure: nobody is alarmed and it is told as 499', async () => {
  const statuses: number[] = []
  const errors: unknown[] = []
  let told = () => {}
  const answered = new Promise<void>((resolve) => (told = resolve))
  const { port } = await start({
    onRequest: ({ status }) => {
      statuses.push(status)
      told()
    },
    onError: (error) => errors.push(error),
  })
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write(
    `POST /v1/metrics HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: ${PROTOBUF}\r\ncontent-length: 100\r\n\r\nabc`,
  )
  setTimeout(() => socket.destroy(), 20)
  await answered
  expect([statuses, errors]).toEqual([[499], []])
})

test.each([
  ['/v1/traces', PROTOBUF, 'this is not protobuf'],
  ['/v1/logs', PROTOBUF, 'this is not protobuf'],
  ['/v1/traces', PROTOBUF, '\n\u0003\u0012\u0001x'],
  ['/v1/traces', PROTOBUF, '\n\u0006\u0012\u0004\u0012\u0002\u0012\u0009'],
  ['/v1/traces', JSON_TYPE, '{'],
  ['/v1/logs', JSON_TYPE, '{"resourceLogs":[1]}'],
  ['/v1/traces', JSON_TYPE, '{"resourceSpans":{}}'],
  ['/v1/traces', JSON_TYPE, '{"resourceSpans":[{"scopeSpans":[{"spans":[{"attributes":[}]}]}]}'],
  ['/v1/logs', JSON_TYPE, '['.repeat(1000)],
])('%s answers garbage in %s with 400: %s', async (path, type, body) => {
  const { post } = await start()
  const answer = await post(body, { 'content-type': type }, path)
  expect(answer.status).toBe(400)
  expect((await answer.text()).length).toBeGreaterThan(20)
  const compressed = await post(
    Uint8Array.from(gzipSync(body)),
    { 'content-type': type, 'content-encoding': 'gzip' },
    path,
  )
  expect(compressed.status).toBe(400)
})

test.each([
  ['/v1/traces', 'resourceSpans', 'scopeSpans', 'spans'],
  ['/v1/logs', 'resourceLogs', 'scopeLogs', 'logRecords'],
])('%s answers what it could be with success', async (path, resources, scopes, items) => {
  const { post } = await start()
  const item = { attributes: [{ key: 'a', value: { stringValue: 'b' } }], flags: 1 }
  const body = JSON.stringify({ [resources]: [{ resource: {}, [scopes]: [{ scope: {}, [items]: [item, {}] }] }] })
  expect((await post(body, { 'content-type': JSON_TYPE }, path)).status).toBe(200)
  const protobuf = '\n\u0008\n\u0000\u0012\u0004\u0012\u0002\u0010\u0001'
  for (const text of [protobuf, '']) expect((await post(text, { 'content-type': PROTOBUF }, path)).status).toBe(200)
})

test('a state that is full is asked to come back to', async () => {
  const full = Object.assign(new Error('The state holds 512 MiB already.'), { code: 'ERR_STATE_FULL' })
  const errors: unknown[] = []
  const { post } = await start({ metrics: () => Promise.reject(full), onError: (error) => errors.push(error) })
  const answer = await post('', { 'content-type': PROTOBUF })
  expect([answer.status, answer.headers.has('retry-after'), errors.length]).toEqual([503, true, 1])
})

test('a request that alone needs more memory than all may have is refused for good', async () => {
  const { post } = await start({}, { maxInFlightBytes: 100_000 })
  const answer = await post(new Uint8Array(100_001), { 'content-type': PROTOBUF })
  expect(answer.status).toBe(413)
})

test('unpacking counts before it holds: requests together stay within the limit', async () => {
  const bomb = Uint8Array.from(gzipSync(Buffer.alloc(16 * MIB)))
  const { post } = await start({}, { maxInFlightBytes: 24 * MIB, maxBodyBytes: 20 * MIB })
  const before = process.memoryUsage().arrayBuffers
  let most = 0
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().arrayBuffers)), 1)
  const headers = { 'content-type': PROTOBUF, 'content-encoding': 'gzip' }
  const answers = await Promise.all(Array.from({ length: 8 }, () => post(bomb, headers)))
  clearInterval(watch)
  expect(answers.map(({ status }) => status)).toContain(503)
  expect((most - before) / MIB).toBeLessThan(48)
})
