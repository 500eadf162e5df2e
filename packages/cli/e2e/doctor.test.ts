import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { METRIC_DRIFTLINE_INSTRUMENTATION_ERRORS } from '@driftline/semconv'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { postMetrics } from '../src/demo/post-metrics.ts'
import { loadProfile } from '../src/load-profile.ts'
import { loadSpec } from '../src/load-spec.ts'
import { createSimulatedService } from '../src/replay/simulated-service.ts'
import type { Running } from './child.testing.ts'
import { driftline, listeningUrl } from './child.testing.ts'
import type { Outcome } from './in-process.testing.ts'
import { runHere } from './in-process.testing.ts'
import type { SmallModel } from './small-model.testing.ts'
import { createSmallModel, SMALL_SPEC, smallRows } from './small-model.testing.ts'

const MINUTE_MS = 60_000
const SPEC = SMALL_SPEC.replace('name: m', 'name: fares').replace('time: day', 'time: day, prediction: p')

describe('driftline doctor', { timeout: 120_000 }, () => {
  let model: SmallModel
  const started: Running[] = []
  beforeAll(async () => {
    model = await createSmallModel()
    const spec = await model.write('model.yaml', SPEC)
    const rows = await model.write('data.csv', smallRows(3, ['a', 'p']))
    expect(await runHere(['profile', 'build', rows, '--spec', spec, '--out', model.at('p.json')])).toMatchObject({
      code: 0,
    })
    await model.write('token.txt', 'sesame-open\n')
    await model.write('more.yaml', SPEC.replace('{a: {type: numeric}}', '{a: {type: numeric}, b: {}}'))
    await model.write('other.yaml', SPEC.replace('name: fares', 'name: fare'))
  })
  afterEach(() => Promise.all(started.splice(0).map(({ stop }) => stop('SIGKILL'))))
  afterAll(() => model.remove())

  async function serve(...args: readonly string[]): Promise<string> {
    const served = driftline(['serve', '--port', '0', '--profile', 'p.json', ...args], model.folder)
    started.push(served)
    return listeningUrl(served)
  }

  const doctor = (url: string, ...args: readonly string[]): Promise<Outcome> =>
    runHere(['doctor', '--url', url, ...args.map((word) => (/\.(?:yaml|txt)$/.test(word) ? model.at(word) : word))])

  /** Forty rows of `a`, just now. */
  async function send(url: string, token?: string): Promise<void> {
    const spec = await loadSpec(model.at('model.yaml'))
    const service = createSimulatedService({ spec, profile: await loadProfile(model.at('p.json'), spec), version: '1' })
    const timeMs = Date.now()
    service.setTime(timeMs - MINUTE_MS)
    for (let a = 0; a < 40; a += 1) service.predict({ timeMs, features: { a }, segments: {}, output: { value: a } })
    service.setTime(timeMs)
    await postMetrics(url, await service.export(), token)
  }

  test('where all is well says so for each check, in order, and ends with 0', async () => {
    const url = await serve('--spec', 'model.yaml')
    await send(url)
    const { code, out } = await doctor(url, '--spec', 'model.yaml')
    expect(out.split('\n').map((line) => line.replace(/(?<=after ).*? UTC/, '…'))).toEqual([
      `ok       a processor answers at ${url}`,
      'ok       a test point was taken in; it counts for no model',
      expect.stringMatching(
        /^ok {7}model "fares" in environment "default" is seen\. .*First verdict after …, when its window of 1d/,
      ),
      'ok       model "fares": 2 names of features and outputs match spec and profile',
      'ok       no sender complains, and nothing was refused',
      'All is well.',
      '',
    ])
    expect(code).toBe(0)
    const metrics = await (await fetch(`${url}/metrics`)).text()
    expect(metrics).toContain('driftline_processor_test_points_total 1')
  })

  test('a model of which nothing has come, one without a spec and one of another spec', async () => {
    const url = await serve('--spec', 'model.yaml')
    const unseen = await doctor(url)
    expect([unseen.code, unseen.out]).toEqual([
      1,
      expect.stringContaining('"default": nothing has come yet\n         → Wrap'),
    ])
    const unknown = await doctor(url, '--spec', 'other.yaml')
    expect(unknown.out).toContain('has no spec of model "fare"; it has "fares"\n')
    expect(unknown.out).toContain('Did you mean "fares"?')
    await send(url)
    const more = await doctor(url, '--spec', 'more.yaml')
    expect(more.out).toContain('was started with another spec: they differ in "b"')
    expect(more.out).toContain('"b" of the spec never comes')
    expect(more.code).toBe(1)
  })

  test('works with a token, and says where one is missing or wrong, never what it is', async () => {
    const url = await serve('--spec', 'model.yaml', '--token-file', 'token.txt')
    await send(url, 'sesame-open')
    expect((await doctor(url, '--token-file', 'token.txt')).code).toBe(0)
    const without = await doctor(url)
    expect([without.code, without.out]).toEqual([1, expect.stringContaining('→ Give the token with --token-file')])
    const wrong = await runHere(['doctor', '--url', url], { env: { DRIFTLINE_TOKEN: 'sesame-shut' } })
    expect(wrong.out).toContain('→ Give the token that the processor was started with.')
    expect(wrong.out).not.toContain('sesame-')
  })

  test('what senders complain about, and what of theirs was refused', async () => {
    const url = await serve('--spec', 'model.yaml')
    const point = (model: string, metric: string, errorType: string) => ({
      resource: { attributes: [{ key: 'service.name', value: { stringValue: 'forecasts' } }] },
      scopeMetrics: [
        {
          metrics: [
            {
              name: metric,
              sum: {
                aggregationTemporality: 2,
                isMonotonic: true,
                dataPoints: [
                  {
                    attributes: [
                      { key: 'ml.model.name', value: { stringValue: model } },
                      { key: 'error.type', value: { stringValue: errorType } },
                    ],
                    startTimeUnixNano: `${Date.now() - MINUTE_MS}000000`,
                    timeUnixNano: `${Date.now()}000000`,
                    asInt: '3',
                  },
                ],
              },
            },
          ],
        },
      ],
    })
    const resourceMetrics = [
      point('fares', METRIC_DRIFTLINE_INSTRUMENTATION_ERRORS, 'batch'),
      point('nobody', 'ml.inference.rows', ''),
    ]
    const headers = { 'content-type': 'application/json' }
    await fetch(`${url}/v1/metrics`, { method: 'POST', headers, body: JSON.stringify({ resourceMetrics }) })
    const { code, out } = await doctor(url)
    expect(code).toBe(1)
    expect(out).toMatch(/"forecasts" complained about model "fares", 3 times: .*set "batch"/)
    expect(out).toMatch(/refused were 1 data point: they are of a model without a spec here\n.*Said last: .*"nobody"/)
  })

  test('nobody at the port, and somebody else', async () => {
    const stranger = createServer((_, response) => response.writeHead(404).end('{}'))
    await new Promise<void>((resolve) => {
      stranger.listen(0, '127.0.0.1', resolve)
    })
    const url = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`
    expect((await doctor(url)).out).toMatch(/is no Driftline processor \(404 on \/health\)\n.*Collector/)
    stranger.closeAllConnections()
    await new Promise((resolve) => {
      stranger.close(resolve)
    })
    const gone = await doctor(url, '--json')
    expect([gone.code, JSON.parse(gone.out)]).toMatchObject([1, { check: 'reach', isOk: false }])
  })

  test('a spec that cannot be used and an address that is none end with 2', async () => {
    expect((await runHere(['doctor', '--spec', model.at('gone.yaml')])).code).toBe(2)
    expect((await runHere(['doctor', '--url', 'nowhere'])).code).toBe(2)
  })
})
