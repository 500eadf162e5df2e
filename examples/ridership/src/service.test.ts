import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { loadRidershipModel } from './model.ts'
import { readRidershipRows } from './rows.ts'
import { createRidershipService, type RidershipServiceOptions } from './service.ts'

const day = readRidershipRows().find(({ date }) => date === '2004-01-02')!
const servers: Server[] = []
afterAll(() => servers.forEach((server) => server.close()))

async function start(options: RidershipServiceOptions): Promise<(path: string, body?: string) => Promise<Response>> {
  const server = createRidershipService(options)
  servers.push(server)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return (path, body) => fetch(`${url}${path}`, body === undefined ? {} : { method: 'POST', body })
}

describe('the ridership service', () => {
  let call: Awaited<ReturnType<typeof start>>
  beforeAll(async () => {
    call = await start(await loadRidershipModel('1'))
  })

  test('answers a row with the prediction that was recorded for it', async () => {
    const response = await call('/predict', JSON.stringify(day.features))

    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({
      model: 'ridership',
      version: '1',
      prediction: expect.closeTo(day.prediction, 3),
    })
  })

  test('answers a row with a feature missing or null', async () => {
    const { clark_lake: _, ...rest } = day.features
    const absent = await call('/predict', JSON.stringify(rest))
    const empty = await call('/predict', JSON.stringify({ ...rest, clark_lake: null }))

    expect(await absent.json()).toEqual(await empty.json())
  })

  test('says it is up', async () => {
    expect(await (await call('/health')).json()).toEqual({ status: 'up', version: '1' })
  })

  test.each([
    ['{"weekday":', 400, 'must be a JSON object'],
    ['[1, 2]', 400, 'must be a JSON object'],
    ['{"weekdya": 1}', 400, '"weekdya" is not a feature'],
    ['{"weekday": "monday"}', 400, '"weekday" must be a number or null; found "monday"'],
    [JSON.stringify(' '.repeat(70_000)), 413, 'at most 65536 bytes'],
  ])('refuses %.24s with %i', async (body, status, message) => {
    const response = await call('/predict', body)

    expect(response.status).toBe(status)
    expect(await response.text()).toContain(message.replaceAll('"', String.raw`\"`))
  })

  test('names its routes to who takes a wrong one', async () => {
    expect((await call('/predictions')).status).toBe(404)
    expect((await call('/predict')).status).toBe(405)
  })
})

test('a model that throws is a 500 without its words', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const call = await start({ version: '1', predict: () => Promise.reject(new Error('out of trees')) })
  const response = await call('/predict', '{}')

  expect(response.status).toBe(500)
  expect(await response.text()).not.toContain('out of trees')
  expect(log).toHaveBeenCalledOnce()
  log.mockRestore()
})
