import {
  METRIC_DRIFTLINE_INSTRUMENTATION_ERRORS,
  METRIC_DRIFTLINE_TEST,
  METRIC_ML_INFERENCE_ROWS,
} from '@driftline/semconv'
import { describe, expect, test } from 'vitest'
import type { Arrival } from '../src/status/arrivals.ts'
import type { ProcessorStatus } from '../src/status/processor-status.ts'
import type { CategoryPoint, Service } from './service.testing.ts'
import { HOUR_MS, specOf, START_MS, startService, temporaryFolder } from './service.testing.ts'

const MINUTE_MS = 60_000

async function statusOf({ url }: Pick<Service, 'url'>, query = ''): Promise<ProcessorStatus> {
  const response = await fetch(`${url}/${query}`, { headers: { accept: 'application/json' } })
  return (await response.json()) as ProcessorStatus
}

async function samplesOf({ url }: Pick<Service, 'url'>, name: string): Promise<readonly string[]> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return text.split('\n').filter((line) => line.startsWith(`driftline_processor_${name}`))
}

/** So many rows of category `a` until a time, as a sender counts both. */
function rowsAt(timeMs: number, value: number, rest: Partial<CategoryPoint> = {}): readonly CategoryPoint[] {
  return [
    { timeMs, value, ...rest },
    { timeMs, value, metric: METRIC_ML_INFERENCE_ROWS, ...rest },
  ]
}

const hourly = 'windows: [1h]\nreferences: {training: {baseline: {rows: 1000, within: 1h}}}\n'
const learner = { spec: specOf(`model: {name: m}\n${hourly}`), profiles: [] }

describe('the status of a processor', () => {
  test('a model waits for points, then for its reference, and then has a verdict when it was said to', async () => {
    const service = await startService({ models: [learner], limits: { latenessMs: MINUTE_MS } })
    expect((await statusOf(service)).models).toMatchObject([{ model: 'm', waitsFor: 'points', next: null }])
    const due = new Set<string | null | undefined>()
    for (let hour = 0; hour < 24; hour += 1) {
      const timeMs = START_MS + hour * HOUR_MS + 30 * MINUTE_MS
      service.setTime(timeMs)
      await service.post(rowsAt(timeMs, (hour + 1) * 120))
      const [model] = (await statusOf(service)).models
      if (model?.waitsFor === 'nothing') break
      due.add((model?.learning ?? model?.next)?.verdictAfter)
      if (model?.waitsFor !== 'reference') continue
      expect(model.learning?.rows).toEqual({ have: (hour + 1) * 120, needed: 1000 })
      expect(model.learning?.windows).toEqual({ have: hour, needed: 20 })
      expect(model.deployments[0]).toMatchObject({ version: '1', rows: 120 })
    }
    expect([...due]).toHaveLength(1)
    const first = service.lines.find(({ feature, state }) => feature === 'x' && state !== 'learning')
    expect(Date.parse([...due][0]!)).toBe(Date.parse(first!.end) + MINUTE_MS)
    const [judged] = (await statusOf(service)).models
    expect(judged).toMatchObject({
      waitsFor: 'nothing',
      learning: null,
      deployments: [{ verdict: { features: { ok: 1 }, rows: 120, end: first!.end } }],
    })
  })

  test('says on /metrics what it says of a model', async () => {
    const service = await startService({ models: [learner] })
    const timeMs = START_MS + 30 * MINUTE_MS
    service.setTime(timeMs)
    await service.post(rowsAt(timeMs, 120))
    const of = 'deployment_environment_name="default",ml_model_name="m"'
    const [model] = (await statusOf(service)).models
    expect(await samplesOf(service, 'models')).toEqual(['driftline_processor_models 1'])
    expect(await samplesOf(service, 'senders')).toEqual([`driftline_processor_senders{${of}} 1`])
    expect(await samplesOf(service, 'learning')).toEqual([
      `driftline_processor_learning_rows{${of}} 120`,
      `driftline_processor_learning_rows_needed{${of}} 1000`,
    ])
    expect(await samplesOf(service, 'verdict_due')).toEqual([
      `driftline_processor_verdict_due_seconds{${of}} ${Date.parse(model!.learning!.verdictAfter!) / 1000}`,
    ])
    expect((await samplesOf(service, 'window_rows'))[0]).toMatch(/ml_model_version="1",ml_window="1h"\} 120$/)
  })

  test('what its senders do not count is not known', async () => {
    const service = await startService()
    service.setTime(START_MS + HOUR_MS / 2)
    await service.post([{ timeMs: START_MS + HOUR_MS / 2, value: 40 }])
    const [model] = (await statusOf(service)).models
    expect(model?.deployments).toMatchObject([{ version: '1', services: [''], rows: null, verdict: null }])
    expect(await samplesOf(service, 'window_rows')).toEqual([])
  })

  test('counts what was refused, and keeps why', async () => {
    const service = await startService({ token: 'sesame' })
    const headers = { accept: 'application/json', authorization: 'Bearer sesame' }
    expect((await fetch(`${service.url}/`)).status).toBe(401)
    await fetch(`${service.url}/nowhere`, { headers })
    const body = JSON.stringify({ resourceMetrics: [] })
    await fetch(`${service.url}/v1/metrics`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    const status = (await (await fetch(`${service.url}/`, { headers })).json()) as ProcessorStatus
    expect(status.requests.map(({ status: code, count, reason }) => [code, count, reason?.slice(0, 17)])).toEqual([
      [401, 2, 'A token is needed'],
      [404, 1, 'Nothing is served'],
    ])
  })

  test('names the features that come, and those that are expected, of one model', async () => {
    const spec = specOf('model: {name: m}\nwindows: [1h]\nfeatures: {x: {}, z: {}}\n')
    const service = await startService({ models: [{ spec, profiles: [] }] })
    const timeMs = START_MS + HOUR_MS / 2
    service.setTime(timeMs)
    await service.post([...rowsAt(timeMs, 40), { timeMs, value: 40, feature: 'y' }])
    const { models } = await statusOf(service, '?model=m')
    expect(models[0]?.names).toEqual({ arriving: ['x', 'y'], undeclared: [], inSpec: ['x', 'z'], inProfiles: [] })
    expect((await statusOf(service)).models[0]).not.toHaveProperty('names')
    expect((await statusOf(service, '?model=other')).modelCount).toBe(0)
  })

  test('shows what senders complain about, in words', async () => {
    const service = await startService()
    service.setTime(START_MS + HOUR_MS)
    const errors = { metric: METRIC_DRIFTLINE_INSTRUMENTATION_ERRORS, timeMs: START_MS + HOUR_MS, value: 3 }
    await service.post([{ ...errors, errorType: 'batch' }])
    expect((await statusOf(service)).complaints).toMatchObject([{ model: 'm', kind: 'batch', count: 3 }])
    expect((await statusOf(service)).complaints[0]?.words).toContain('set "batch"')
    expect((await statusOf(service, '?model=other')).complaints).toEqual([])
  })

  test('a test point is told of and counted, and is of no model', async () => {
    const service = await startService()
    const test = { metric: METRIC_DRIFTLINE_TEST, timeMs: START_MS, value: 1 }
    expect(await service.post([test])).toEqual({
      status: 200,
      rejected: 0,
      message: '1 test point has come to this Driftline processor and counts for no model',
    })
    const status = await statusOf(service)
    expect(status).toMatchObject({ points: { tests: 1, refused: [] }, models: [{ waitsFor: 'points' }] })
    expect(status.streams.held).toBe(0)
    expect(await samplesOf(service, 'test_points')).toEqual(['driftline_processor_test_points_total 1'])
  })

  test('shows the most severe of many models, and says how many there are', async () => {
    const models = Array.from({ length: 230 }, (_, i) => ({ spec: specOf(`model: {name: m${i}}\n`), profiles: [] }))
    const service = await startService({ models })
    const status = await statusOf(service)
    expect([status.models.length, status.modelCount]).toEqual([200, 230])
  })
})

describe('a first arrival', () => {
  const timeMs = START_MS + HOUR_MS / 2

  test('is told once of each service, version and role, with the rows of its request', async () => {
    const arrivals: Arrival[] = []
    const service = await startService({ onArrival: (arrival) => arrivals.push(arrival) })
    service.setTime(timeMs)
    await service.post(rowsAt(timeMs, 120))
    await service.post(rowsAt(timeMs + 1000, 130))
    await service.post(rowsAt(timeMs, 7, { version: '2', role: 'canary', writer: 'w2' }))
    const of = { service: '', environment: 'default', model: 'm' }
    expect(arrivals).toEqual([
      { ...of, version: '1', role: 'live', rows: 120 },
      { ...of, version: '2', role: 'canary', rows: 7 },
    ])
  })

  test('of a sender that had counted before says no rows, and what is refused is none', async () => {
    const arrivals: Arrival[] = []
    const service = await startService({ coveredSinceMs: START_MS, onArrival: (arrival) => arrivals.push(arrival) })
    service.setTime(timeMs)
    await service.post(rowsAt(timeMs, 120, { startMs: START_MS - HOUR_MS }))
    await service.post(rowsAt(timeMs, 120, { model: 'other' }))
    await service.post(rowsAt(timeMs, 120, { version: '2', role: 'wrong' }))
    expect(arrivals).toEqual([{ service: '', environment: 'default', model: 'm', version: '1', role: 'live' }])
  })

  test.each([true, false])('is not told again after a restart; with a checkpoint before: %s', async (isWritten) => {
    const arrivals: Arrival[] = []
    const stateDirectory = temporaryFolder()
    const options = { stateDirectory, onArrival: (arrival: Arrival) => arrivals.push(arrival) }
    const first = await startService(options)
    first.setTime(timeMs)
    await first.post(rowsAt(timeMs, 120))
    if (isWritten) await first.checkpoint()
    await first.stop()
    const second = await startService(options)
    second.setTime(timeMs)
    await second.post(rowsAt(timeMs + 1000, 130))
    await second.post(rowsAt(timeMs + 1000, 5, { version: '2' }))
    expect(arrivals.map(({ version }) => version)).toEqual(['1', '2'])
    expect((await statusOf(second)).models[0]?.deployments).toMatchObject([{ version: '1' }, { version: '2' }])
  })
})
