import '../require-conditions.testing.ts'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { runInNewContext } from 'node:vm'
import { diag, DiagLogLevel } from '@opentelemetry/api'
import { envDetector } from '@opentelemetry/resources'
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics'
import { NodeSDK } from '@opentelemetry/sdk-node'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { bundleCopies } from '../bundled-copy.testing.ts'
import type { Bundles } from '../bundled-copy.testing.ts'
import type { MetricProducer } from '../index.ts'

type Copy = Pick<typeof import('../index.ts'), 'flush' | 'instrumentModel' | 'metricProducer'>

const PREFIX = '@driftline/instrumentation/'
let bundles: Bundles

beforeAll(async () => {
  bundles = await bundleCopies()
})
afterAll(() => bundles.remove())

/** As in a process where nothing of this package was loaded yet. */
beforeEach(() => {
  for (const symbol of Object.getOwnPropertySymbols(globalThis))
    if (Symbol.keyFor(symbol)?.startsWith(PREFIX) === true) Reflect.deleteProperty(globalThis, symbol)
})

function wrap({ instrumentModel }: Copy): (row: { a: number }) => number {
  return instrumentModel((row: { a: number }) => row.a * 2, { model: 'ridership', version: '1' })
}

/** Rows by writer, as a reader of the SDK exports them. */
async function exportedRows(metricProducers: MetricProducer[]): Promise<ReadonlyMap<string, number[]>> {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
  const reader = new PeriodicExportingMetricReader({ exporter, metricProducers })
  const provider = new MeterProvider({ readers: [reader] })
  await reader.forceFlush()
  const rows = new Map<string, number[]>()
  for (const { scope, metrics } of exporter.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics)) {
    const points = metrics.find(({ descriptor }) => descriptor.name === 'ml.inference.rows')?.dataPoints ?? []
    const { attributes } = scope as { readonly attributes?: Readonly<Record<string, unknown>> }
    const writer = String(attributes?.['ml.writer.id'])
    rows.set(writer, [...(rows.get(writer) ?? []), ...points.map(({ value }) => Number(value))])
  }
  await provider.shutdown()
  return rows
}

const counts = (rows: ReadonlyMap<string, number[]>): readonly number[] =>
  [...rows.values()].flat().sort((a, b) => a - b)

describe('copies of this package in one process', () => {
  test('are collected by the producer of any of them, every row once and by a writer each', async () => {
    const copies = [bundles.commonJs(), await bundles.esModule(), bundles.commonJs()] as const
    const [first, second, third] = copies.map(wrap)
    const producer = copies[1].metricProducer()
    first?.({ a: 1 })
    for (let i = 0; i < 2; i += 1) second?.({ a: i })
    for (let i = 0; i < 3; i += 1) third?.({ a: i })
    const rows = await exportedRows([producer])
    expect(rows.size).toBe(3)
    expect(counts(rows)).toEqual([1, 2, 3])
  })

  test('hand out one and the same producer', async () => {
    const [first, second] = [bundles.commonJs(), await bundles.esModule()]
    expect(first.metricProducer()).toBe(second.metricProducer())
  })

  test('count from the first call on, also where the producer is handed out later', async () => {
    const [first, second] = [bundles.commonJs(), await bundles.esModule()]
    const predict = wrap(first)
    predict({ a: 1 })
    const producer = second.metricProducer()
    predict({ a: 2 })
    predict({ a: 3 })
    expect(counts(await exportedRows([producer]))).toEqual([3])
  })

  test('read by two readers are counted in full by each, from the same writers', async () => {
    const [first, second] = [bundles.commonJs(), await bundles.esModule()]
    const producers = [first.metricProducer(), second.metricProducer()]
    for (const copy of [first, second]) wrap(copy)({ a: 1 })
    const seen = [await exportedRows([producers[0]!]), await exportedRows([producers[1]!])]
    expect(seen.map(counts)).toEqual([
      [1, 1],
      [1, 1],
    ])
    expect([...seen[0]!.keys()]).toEqual([...seen[1]!.keys()])
  })

  test('start one SDK between them, however often setup is called', async () => {
    process.env['OTEL_TRACES_EXPORTER'] = process.env['OTEL_LOGS_EXPORTER'] = 'none'
    let startCount = 0
    class CountedSdk extends NodeSDK {
      override start(): void {
        startCount += 1
        super.start()
      }
    }
    class MetricExporter extends InMemoryMetricExporter {
      constructor() {
        super(AggregationTemporality.CUMULATIVE)
      }
    }
    const sdk = { NodeSDK: CountedSdk, PeriodicExportingMetricReader, MetricExporter, detectors: [envDetector] }
    const [first, second] = [bundles.commonJs(), await bundles.esModule()]
    const [running] = await Promise.all([first.setup({ sdk }), second.setup({ sdk })])
    await running.shutdown()
    expect(startCount).toBe(1)
  })
})

describe('copies that nobody collects', () => {
  const requests: string[] = []
  const receiver = createServer((request, response) => {
    void text(request).then((body) => {
      requests.push(body)
      return response.end()
    })
  })

  beforeAll(async () => {
    receiver.listen(0, '127.0.0.1')
    await once(receiver, 'listening')
    const { port } = receiver.address() as AddressInfo
    vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', `http://127.0.0.1:${port}`)
    vi.stubEnv('OTEL_EXPORTER_OTLP_PROTOCOL', 'http/json')
  })
  afterAll(() => {
    vi.unstubAllEnvs()
    receiver.closeAllConnections()
    receiver.close()
  })

  /** Rows of each writer in a request. */
  const rowsIn = (body: string | undefined): readonly number[] =>
    JSON.parse(body ?? '{}').resourceMetrics.flatMap(({ scopeMetrics }: { scopeMetrics: SentScope[] }) =>
      scopeMetrics.flatMap(({ metrics }) =>
        metrics.filter(({ name }) => name === 'ml.inference.rows').map(({ sum }) => Number(sum?.dataPoints[0]?.asInt)),
      ),
    )

  test('are exported by one private reader, and begin afresh together when one of them is attached', async () => {
    const copies = [bundles.commonJs(), await bundles.esModule(), bundles.commonJs()] as const
    const models = copies.map(wrap)
    for (const [copy, predict] of models.entries()) for (let row = 0; row <= copy; row += 1) predict({ a: row })
    await copies[1].flush()
    expect(requests.map(rowsIn)).toEqual([[1, 2, 3]])
    for (const predict of models) predict({ a: 7 })
    const producer = copies[2].metricProducer()
    for (const predict of models) predict({ a: 8 })
    await copies[0].flush()
    expect(requests.map(rowsIn).slice(1)).toEqual([[2, 3, 4]])
    expect(counts(await exportedRows([producer]))).toEqual([1, 1, 1])
  })
})

interface SentScope {
  readonly metrics: readonly {
    readonly name: string
    readonly sum?: { readonly dataPoints: readonly { asInt: unknown }[] }
  }[]
}

describe('what stands where the copies meet', () => {
  const warnings: string[] = []

  beforeEach(() => {
    const quiet = (): void => {}
    const warn = (text: string): void => void warnings.push(text)
    warnings.length = 0
    const logger = { error: quiet, warn, info: quiet, debug: quiet, verbose: quiet }
    diag.setLogger(logger, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true })
  })
  afterEach(() => diag.disable())

  const put = (value: unknown, generation = 1): void => {
    Object.defineProperty(globalThis, Symbol.for(`${PREFIX}${generation}`), { value, configurable: true })
  }

  /** A copy that finds it counts its own rows, once, and says once that it does so alone. */
  async function expectAlone(copy: Copy): Promise<void> {
    const producer = copy.metricProducer()
    const predict = wrap(copy)
    expect(predict({ a: 4 })).toBe(8)
    wrap(copy)
    copy.metricProducer()
    expect(counts(await exportedRows([producer]))).toEqual([1])
    expect(warnings.filter((text) => text.includes('another generation'))).toHaveLength(1)
  }

  test('of another generation is left alone', async () => {
    put({ version: 2, entirely: 'different' }, 2)
    await expectAlone(await bundles.esModule())
  })

  test.each([
    ['a text', 'nonsense'],
    ['null', null],
    ['an empty object', {}],
    ['sources that are a list', { version: 1, sources: [] }],
    [
      'sources that throw',
      {
        get sources(): never {
          throw new Error('mine')
        },
      },
    ],
    ['an object that takes no more fields', Object.freeze({ version: 1, sources: new Set() })],
  ])('of another shape is left alone: %s', async (_, value) => {
    put(value)
    await expectAlone(bundles.commonJs())
  })

  test('lacks what later copies added, or is of another realm, and works with defaults', async () => {
    const sources = runInNewContext('new Set()') as Set<unknown>
    put({ sources })
    const copy = bundles.commonJs()
    wrap(copy)
    expect(sources.size).toBe(1)
    const producer = (await bundles.esModule()).metricProducer()
    wrap(copy)({ a: 1 })
    expect(counts(await exportedRows([producer]))).toEqual([1])
    expect(warnings).toEqual([])
  })

  test('holds sources that fail or give nothing, and the others are collected all the same', async () => {
    const copy = bundles.commonJs()
    const producer = copy.metricProducer()
    wrap(copy)({ a: 1 })
    const { sources } = Reflect.get(globalThis, Symbol.for(`${PREFIX}1`)) as { readonly sources: Set<unknown> }
    const broken = new Error('broken')
    const fail = (): never => {
      throw broken
    }
    for (const source of [{ collect: fail }, { collect: async () => fail() }, { collect: () => undefined }, {}, null])
      sources.add(source)
    sources.add({ collect: () => ({ resourceMetrics: { scopeMetrics: 'none' }, errors: 3 }) })
    expect(counts(await exportedRows([producer]))).toEqual([1])
    expect((await producer.collect()).errors).toContain(broken)
  })
})
