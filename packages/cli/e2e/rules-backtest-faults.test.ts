import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { askPrometheus, prometheusAt } from '../src/rules/ask-prometheus.ts'
import type { Answerer, GivenAnswer, StartedServer } from './http-server.testing.ts'
import { startServer } from './http-server.testing.ts'
import { runHere } from './in-process.testing.ts'

/** @see Prometheus 2.42, web/api/v1, queryRange */
const MOST_POINTS = 11_000
const TOO_MANY_POINTS =
  'exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)'
const NOTHING: GivenAnswer = json(200, { status: 'success', data: { resultType: 'matrix', result: [] } })

/** Times of one question, seconds. */
interface Asked {
  readonly path: string
  readonly query: string
  readonly start: number
  readonly end: number
  readonly step: number
}

let folder = ''
let spec = ''
let server: StartedServer
let answerer: Answerer
let asked: Asked[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'driftline-backtest-faults-'))
  spec = join(folder, 'model.yaml')
  await writeFile(spec, 'model: {name: fares}\nslos: {availability: 0.999}')
  server = await startServer((request, body) => {
    const form = new URLSearchParams(body)
    const secondsOf = (name: string): number => Number(form.get(name))
    const times = { start: secondsOf('start'), end: secondsOf('end'), step: secondsOf('step') }
    asked.push({ path: request.url ?? '', query: form.get('query') ?? '', ...times })
    return answerer(request, body)
  })
})
beforeEach(() => {
  asked = []
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

function json(status: number, body: object): GivenAnswer {
  return { status, text: JSON.stringify(body) }
}

const refusal = (error: string): GivenAnswer => json(422, { status: 'error', errorType: 'bad_data', error })

function backtest(...flags: readonly string[]) {
  const span = ['--from', '2026-01-01', '--to', '2026-02-01']
  return runHere(['rules', 'backtest', spec, '--prometheus', server.url, ...span, ...flags])
}

test.each<readonly [string, GivenAnswer | undefined]>([
  ['it answered 401: it wants to know who asks. Put a token into DRIFTLINE_PROMETHEUS_TOKEN', json(401, {})],
  [
    'it answered 200 with a web page, not with JSON',
    { status: 200, text: '<!DOCTYPE html><html><title>Sign in</title></html>', type: 'text/html' },
  ],
  ['there is no API of Prometheus', { status: 404, text: '404 page not found' }],
  [
    'it answered 503, which is no answer of Prometheus: Service Unavailable',
    { status: 503, text: 'Service Unavailable' },
  ],
  [
    `${TOO_MANY_POINTS}. That is a limit of this Prometheus: ask for a shorter time, or a larger --step.`,
    refusal(TOO_MANY_POINTS),
  ],
  [
    'ask for a shorter time, or a larger --step',
    refusal('the query time range exceeds the limit (query length: 744h)'),
  ],
  ['That is what Prometheus itself says of the query', refusal('invalid parameter "query": parse error')],
  ['it answered without "data.result"', json(200, { status: 'success', data: {} })],
  [
    'the answer is longer than 64 MB. Ask for a shorter time or a larger --step.',
    { status: 200, text: 'x'.repeat(2 ** 20), times: 70 },
  ],
  ['Prometheus cannot be asked', undefined],
])('a backtest against a Prometheus that does not do what it should says: %s', async (message, given) => {
  answerer = () => given
  const { code, out, err } = await backtest()
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain(message)
  expect(err).toContain(server.url)
  expect(err).not.toContain('unexpected')
})

test('a backtest against an address where nothing listens says so', async () => {
  const { url, close } = await startServer(() => undefined)
  await close()
  const { code, err } = await runHere(['rules', 'backtest', spec, '--prometheus', url, '--from', '2026-01-01'])
  expect(code).toBe(2)
  expect(err).toContain('Prometheus cannot be asked: nothing listens there. Check the address')
})

test('a Prometheus that takes the question and never answers is not waited for forever', async () => {
  answerer = () => 'silence'
  const address = { ...prometheusAt(server.url, {}), timeoutMs: 50 }
  await expect(askPrometheus(address, { path: '/api/v1/query' })).rejects.toThrow(
    'no answer came within 0.05 s. Ask for a shorter time or a larger --step.',
  )
})

test('a backtest asks for no more points at once than Prometheus answers, and for each evaluation once', async () => {
  answerer = ({ url = '' }, body) => {
    const { start, end, step } = Object.fromEntries(new URLSearchParams(body))
    const points = (Number(end) - Number(start)) / Number(step) + 1
    return url === '/api/v1/query_range' && points > MOST_POINTS ? refusal(TOO_MANY_POINTS) : NOTHING
  }
  const { code, err } = await backtest()
  expect([code, err]).toEqual([0, ''])
  const parts = asked.filter(
    ({ path, query, step }) => path === '/api/v1/query_range' && step === 60 && query === asked[0]!.query,
  )
  expect(parts.length).toBe(Math.ceil((31 * 24 * 60 + 1) / MOST_POINTS))
  const evaluations = parts.flatMap(({ start, end }) =>
    Array.from({ length: (end - start) / 60 + 1 }, (_, i) => start + 60 * i),
  )
  const from = Date.parse('2026-01-01T00:00Z') / 1000
  expect(evaluations).toEqual(Array.from({ length: 31 * 24 * 60 + 1 }, (_, i) => from + 60 * i))
})

test('a limit that comes only with a later part is told too, and nothing is made of the earlier ones', async () => {
  answerer = () => (asked.length > 3 ? refusal('query processing would load too many samples into memory') : NOTHING)
  const { code, out, err } = await backtest()
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain('too many samples into memory. That is a limit of this Prometheus')
})
