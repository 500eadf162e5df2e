import '../require-conditions.testing.ts'
import { describe, expect, test } from 'vitest'
import type { ScopeMetrics } from '../telemetry/metric-data.ts'
import { privateProcess, sumByWriter } from './private-process.testing.ts'
import type { PrivateProcess } from './private-process.testing.ts'

const double = (row: { a: number }): number => row.a * 2

const rowsOf = (scopeMetrics: readonly ScopeMetrics[] = []): readonly number[] => [
  ...sumByWriter(scopeMetrics, 'ml.inference.rows').values(),
]

/** Rows by request, each the rows of its writers. */
const sent = ({ requests }: PrivateProcess) => requests.map(({ scopeMetrics }) => rowsOf(scopeMetrics))

const codes = ({ warnings }: PrivateProcess) => warnings.map(({ code }) => code)

describe('a process in which a model is only wrapped', () => {
  test('exports ten seconds after the first call, once for all copies of the package', async () => {
    const host = privateProcess()
    const models = [host.copy(), host.copy(), host.copy()].map((copy) => copy.wrap(double))
    await host.pass(60_000)
    models[0]?.({ a: 1 })
    await host.pass(9999)
    models[1]?.({ a: 1 })
    expect(host.requests).toEqual([])
    await host.pass(1)
    expect(sent(host)).toEqual([[1, 1]])
    await host.pass(10_000)
    expect(host.requests).toHaveLength(1)
    expect(host.choices).toEqual([{ kind: 'export', exporter: 'otlp' }])
  })

  test('exports when it has nothing left to do, by an exporter that gives up early, and once', async () => {
    const host = privateProcess()
    host.copy().wrap(double)({ a: 1 })
    await host.end()
    host.pending[0]?.answer()
    await host.end()
    await host.pass(10_000)
    expect(sent(host)).toEqual([[1]])
    expect(host.requests[0]?.timeoutMillis).toBe(1500)
  })

  test('that exported before sends once more at its end, and gives up after the first request that failed', async () => {
    const host = privateProcess()
    const predict = host.copy().wrap((row: object) => Object.keys(row).length)
    predict({})
    await host.pass(10_000)
    expect(host.requests[0]?.timeoutMillis).toBeUndefined()
    host.pending[0]?.answer()
    await host.settle()
    for (let i = 0; i < 600; i += 1) predict(Object.fromEntries(Array.from({ length: 9 }, (_, f) => [`f${i}_${f}`, 1])))
    await host.end()
    host.pending[0]?.answer({ code: 1, error: new Error('refused') })
    await host.settle()
    expect(host.pending).toEqual([])
    expect(host.requests.map(({ timeoutMillis }) => timeoutMillis)).toEqual([undefined, 1500])
  })

  test('waits no longer at its end than the user lets an export wait', async () => {
    const host = privateProcess({
      variables: { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318', OTEL_EXPORTER_OTLP_TIMEOUT: '400' },
    })
    host.copy().wrap(double)({ a: 1 })
    await host.end()
    expect(host.requests[0]?.timeoutMillis).toBe(400)
  })

  test('is flushed at once where it is asked to, and again with what came since', async () => {
    const host = privateProcess()
    const predict = host.copy().wrap(double)
    expect(host.flush()).toBeUndefined()
    for (const rows of [1, 2]) {
      predict({ a: 1 })
      const flushed = host.flush()
      await host.settle()
      expect(sent(host).at(-1)).toEqual([rows])
      host.pending[0]?.answer()
      await flushed
    }
    expect(host.requests).toHaveLength(2)
  })

  test('says once that nothing arrives, and goes on', async () => {
    const host = privateProcess()
    const predict = host.copy().wrap(double)
    for (let i = 0; i < 2; i += 1) {
      predict({ a: 1 })
      void host.flush()
      await host.settle()
      host.pending[0]?.answer({ code: 1, error: Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' }) })
      await host.settle()
    }
    expect(sent(host)).toEqual([[1], [2]])
    expect(host.warnings.filter(({ code }) => code === 'DRIFTLINE_NOT_SENT')).toEqual([
      { code: 'DRIFTLINE_NOT_SENT', text: expect.stringContaining('(ECONNREFUSED); the next export makes up for it') },
    ])
  })
})

describe('the resource of what is exported', () => {
  test('is that of the variables', async () => {
    const host = privateProcess({
      variables: {
        OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318',
        OTEL_SERVICE_NAME: 'forecasts',
        OTEL_RESOURCE_ATTRIBUTES: 'service.name=other, deployment.environment.name=caf%C3%A9,broken,a=b=c,half=%',
      },
      providers: {
        resourceAttributes: async () => ({
          'service.name': 'registered',
          'service.version': '3',
          'process.command_args': ['node', '--token=secret'],
          'host.name': 'mine',
        }),
      },
    })
    host.copy().wrap(double)({ a: 1 })
    await host.end()
    expect(host.requests[0]?.resource).toEqual({
      'service.name': 'forecasts',
      'deployment.environment.name': 'café',
      'service.version': '3',
      half: '%',
    })
    expect(host.warnings).toEqual([])
  })

  test('is else that of the registered provider, and else nameless, which is said', async () => {
    const registered = privateProcess({ providers: { resourceAttributes: async () => ({ 'service.name': 'shop' }) } })
    registered.copy().wrap(double)({ a: 1 })
    await registered.end()
    expect(registered.requests[0]?.resource).toEqual({ 'service.name': 'shop' })
    expect(registered.warnings).toEqual([])
    const nameless = privateProcess()
    nameless.copy().wrap(double)({ a: 1 })
    await nameless.end()
    expect(nameless.requests[0]?.resource).toEqual({ 'service.name': 'unknown_service:node' })
    expect(codes(nameless)).toEqual(['DRIFTLINE_NO_SERVICE_NAME'])
  })
})

describe('a process in which nothing is to be exported', () => {
  test.each<[string, Record<string, string>, readonly string[]]>([
    ['without any sign that telemetry is wanted', {}, ['DRIFTLINE_NOT_COLLECTED']],
    ['with a disabled SDK', { OTEL_SDK_DISABLED: 'true', OTEL_METRICS_EXPORTER: 'otlp' }, []],
    ['that wants no metrics', { OTEL_METRICS_EXPORTER: 'none', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c' }, []],
  ])('%s sends nothing, counts no more and keeps nothing', async (_, variables, warned) => {
    const host = privateProcess({ variables })
    const copy = host.copy()
    const predict = copy.wrap(double)
    predict({ a: 1 })
    await host.pass(10_000)
    predict({ a: 1 })
    await host.end()
    expect(host.requests).toEqual([])
    expect(host.choices).toEqual([])
    expect(codes(host)).toEqual(warned)
    const producer = copy.metricProducer()
    expect((await producer.collect()).resourceMetrics.scopeMetrics).toEqual([])
    predict({ a: 1 })
    expect(rowsOf((await producer.collect()).resourceMetrics.scopeMetrics)).toEqual([1])
  })

  test('because a package is missing says which', async () => {
    const host = privateProcess({
      load: async () => ({ missing: 'Add what is missing: npm install @opentelemetry/x' }),
    })
    host.copy().wrap(double)({ a: 1 })
    await host.end()
    expect(host.warnings).toEqual([
      { code: 'DRIFTLINE_NOT_COLLECTED', text: expect.stringContaining('npm install @opentelemetry/x') },
    ])
  })

  test('because the SDK is none that is known says so, and the model runs on', async () => {
    const host = privateProcess({ load: async () => ({}) as never })
    const predict = host.copy().wrap(double)
    predict({ a: 1 })
    await host.pass(10_000)
    expect(predict({ a: 4 })).toBe(8)
    expect(codes(host)).toContain('DRIFTLINE_NOT_COLLECTED')
  })

  test('because setup was called leaves it to setup, also where that failed', async () => {
    const host = privateProcess()
    host.registry.setupCalled = true
    host.copy().wrap(double)({ a: 1 })
    await host.pass(10_000)
    expect(host.requests).toEqual([])
    expect(host.warnings).toEqual([])
  })
})

describe('a producer that was handed out', () => {
  test('and not collected within two intervals gets one warning', async () => {
    const host = privateProcess({ variables: { OTEL_METRIC_EXPORT_INTERVAL: '5000' } })
    const copy = host.copy()
    copy.metricProducer()
    host.copy().metricProducer()
    await host.pass(9999)
    expect(host.warnings).toEqual([])
    await host.pass(1)
    await host.pass(10_000)
    expect(host.warnings).toEqual([
      { code: 'DRIFTLINE_PRODUCER_NOT_COLLECTED', text: expect.stringContaining('in 10 s') },
    ])
  })

  test('and collected in time gets none, and nothing is exported privately', async () => {
    const host = privateProcess()
    const copy = host.copy()
    const producer = copy.metricProducer()
    copy.wrap(double)({ a: 1 })
    await producer.collect()
    await host.pass(120_000)
    await host.end()
    expect(host.warnings).toEqual([])
    expect(host.requests).toEqual([])
    expect(host.registry.reader).toBeUndefined()
  })

  test('is left what was not sent, and told when the last private export fails', async () => {
    const host = privateProcess()
    const copy = host.copy()
    const predict = copy.wrap(double)
    predict({ a: 1 })
    await host.pass(10_000)
    host.pending[0]?.answer()
    await host.settle()
    predict({ a: 1 })
    const producer = copy.metricProducer()
    predict({ a: 1 })
    await host.settle()
    expect(sent(host)).toEqual([[1], [2]])
    host.pending[0]?.answer({ code: 1, error: new Error('refused') })
    await host.settle()
    expect(codes(host)).toContain('DRIFTLINE_HAND_OVER')
    expect(rowsOf((await producer.collect()).resourceMetrics.scopeMetrics)).toEqual([1])
  })

  test('begins at a later time than what was sent before, as another writer', async () => {
    const host = privateProcess()
    const copy = host.copy()
    const predict = copy.wrap(double)
    predict({ a: 1 })
    await host.pass(10_000)
    host.pending[0]?.answer()
    const producer = copy.metricProducer()
    await host.settle()
    predict({ a: 1 })
    const { scopeMetrics } = (await producer.collect()).resourceMetrics
    const [before, after] = [host.requests[0]?.scopeMetrics[0], scopeMetrics[0]]
    expect(after?.scope.attributes['ml.writer.id']).not.toBe(before?.scope.attributes['ml.writer.id'])
    const startOf = (scope: typeof before): number => {
      const [seconds = 0, nanoseconds = 0] = scope?.metrics[0]?.dataPoints[0]?.startTime ?? []
      return seconds * 1e9 + nanoseconds
    }
    expect(startOf(after)).toBeGreaterThanOrEqual(startOf(before))
  })
})

describe('copies of the package of an earlier version', () => {
  test('that hand the producer out without a word end the private reader, and no row is in both', async () => {
    const host = privateProcess()
    const predict = host.copy().wrap(double)
    predict({ a: 1 })
    await host.pass(10_000)
    host.pending[0]?.answer()
    await host.settle()
    predict({ a: 1 })
    host.registry.attached = true
    const [source] = host.registry.sources
    const given = await source?.collect()
    predict({ a: 1 })
    await host.settle()
    host.pending[0]?.answer()
    await host.settle()
    expect(given?.resourceMetrics.scopeMetrics).toEqual([])
    expect(sent(host)).toEqual([[1], [2]])
    expect(rowsOf((await source?.collect())?.resourceMetrics.scopeMetrics)).toEqual([1])
  })

  test('that attached before the private reader began are left all counts', async () => {
    const host = privateProcess()
    host.copy().wrap(double)({ a: 1 })
    host.registry.attached = true
    await host.pass(10_000)
    const [source] = host.registry.sources
    expect(host.requests).toEqual([])
    expect(rowsOf((await source?.collect())?.resourceMetrics.scopeMetrics)).toEqual([1])
  })

  test('are collected by the producer handed out only, as they were made for', async () => {
    const host = privateProcess()
    const collect = (): never => {
      throw new Error('not to be asked')
    }
    host.registry.sources.add({ collect })
    host.copy().wrap(double)({ a: 1 })
    await host.end()
    expect(sent(host)).toEqual([[1]])
  })
})
