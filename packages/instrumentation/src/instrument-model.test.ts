import './require-conditions.testing.ts'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseMonitorSpec } from '@driftline/spec'
import { context, diag, DiagLogLevel, SpanStatusCode, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { collected, countsBy, createTestClock } from './collected.testing.ts'
import { createRecorder, flush, instrumentModel, metricProducer } from './index.ts'
import { readSpec } from './spec.ts'

const model = 'ridership'
const version = '1.4.0'

describe('a wrapped model is the model', () => {
  test('keeps this, arguments, result, name and length', () => {
    const recorder = createRecorder()
    const result = { score: 0.4 }
    const host = { seen: [] as unknown[] }
    function ask(this: typeof host, row: object, extra?: number): object {
      this.seen.push(row, extra)
      return result
    }
    const predict = recorder.instrumentModel(ask, { model, version })
    const row = { a: 1 }
    expect(predict.call(host, row, 7)).toBe(result)
    expect(host.seen[0]).toBe(row)
    expect(host.seen[1]).toBe(7)
    expect(predict.name).toBe('ask')
    expect(predict).toHaveLength(ask.length)
  })

  test('throws the very error of the model', () => {
    const error = new TypeError('no such station')
    const predict = createRecorder().instrumentModel(
      () => {
        throw error
      },
      { model, version },
    )
    expect(() => predict()).toThrow(error)
  })

  test('throws what is no error just as well', () => {
    const predict = createRecorder().instrumentModel(
      () => {
        // oxlint-disable-next-line no-throw-literal, typescript/only-throw-error -- that is the case
        throw 'a text'
      },
      { model, version },
    )
    let thrown: unknown
    try {
      predict()
    } catch (error) {
      thrown = error
    }
    expect(thrown).toBe('a text')
  })

  test('gives the very promise of the model, and its rejection with the same reason', async () => {
    const reason = new Error('timed out')
    const rejected = Promise.reject(reason)
    const resolved = Promise.resolve(3)
    const recorder = createRecorder()
    const predict = recorder.instrumentModel((fail: boolean): Promise<number> => (fail ? rejected : resolved), {
      model,
      version,
    })
    expect(predict(false)).toBe(resolved)
    expect(predict(true)).toBe(rejected)
    await expect(predict(true)).rejects.toBe(reason)
    expect(await countsBy(recorder, 'ml.inference.calls', 'error.type')).toEqual({ '-': 1, Error: 2 })
    expect(await countsBy(recorder, 'ml.inference.good_calls')).toEqual({ '': 1 })
  })

  test('does not start a lazy thenable by looking at it', () => {
    let startCount = 0
    const query = {
      // oxlint-disable-next-line unicorn/no-thenable -- that is the case
      then() {
        startCount += 1
      },
    }
    const predict = createRecorder().instrumentModel(() => query, { model, version })
    expect(predict()).toBe(query)
    expect(startCount).toBe(0)
  })

  test('does not take a promise it cannot look at for a missing answer', async () => {
    class Unobservable extends Promise<number> {
      static override get [Symbol.species](): never {
        throw new Error('mine')
      }
    }
    const recorder = createRecorder()
    const answer = new Unobservable((resolve) => resolve(3))
    expect(recorder.instrumentModel(() => answer, { model, version })()).toBe(answer)
    expect(await countsBy(recorder, 'ml.inference.good_calls')).toEqual({ '': 1 })
    expect(await countsBy(recorder, 'ml.prediction.problems', 'ml.feature.problem')).toEqual({})
  })

  test('passes an async iterable through unread', () => {
    async function* answers(): AsyncGenerator<number> {
      yield 1
    }
    const stream = answers()
    const predict = createRecorder().instrumentModel(() => stream, { model, version })
    expect(predict()).toBe(stream)
  })
})

describe('what a call leaves behind', () => {
  test('counts the call, its row, its features and its answer, from the first call on', async () => {
    const clock = createTestClock()
    const recorder = createRecorder({ clock: clock.now, writerId: 'writer-1' })
    const predict = recorder.instrumentModel((row: { a: number; b: string }) => row.a * 2, { model, version })
    predict({ a: 21, b: 'x' })
    clock.advance(1500)
    const points = await collected(recorder)
    const names = new Set(points.map(({ metric }) => metric))
    expect([...names].sort()).toEqual([
      'ml.feature.categories',
      'ml.feature.value',
      'ml.inference.calls',
      'ml.inference.duplicates',
      'ml.inference.duration',
      'ml.inference.good_calls',
      'ml.inference.rows',
      'ml.prediction.value',
    ])
    for (const point of points) {
      expect(point.attributes).toMatchObject({
        'ml.model.name': model,
        'ml.model.version': version,
        'ml.deployment.role': 'live',
        'ml.segment.name': 'all',
        'ml.segment.value': 'all',
      })
      expect(point.startTime).toEqual([Date.UTC(2004, 0, 1) / 1000, 0])
      expect(point.endTime).toEqual([Date.UTC(2004, 0, 1) / 1000 + 1, 500_000_000])
    }
    const value = points.find(({ metric }) => metric === 'ml.prediction.value')?.value
    expect(value).toMatchObject({ count: 1, sum: 42, min: 42, max: 42 })
    const { resourceMetrics } = await recorder.producer.collect()
    expect(resourceMetrics.scopeMetrics[0]?.scope).toMatchObject({
      name: '@driftline/instrumentation',
      attributes: { 'ml.writer.id': 'writer-1' },
    })
  })

  test('survives JSON, because bucket counts are plain arrays', async () => {
    const recorder = createRecorder()
    recorder.instrumentModel((row: { a: number }) => row.a, { model, version })({ a: -3 })
    const { resourceMetrics } = await recorder.producer.collect()
    expect(JSON.parse(JSON.stringify(resourceMetrics.scopeMetrics))).toEqual(resourceMetrics.scopeMetrics)
  })

  test('gives nothing before the first call', async () => {
    const recorder = createRecorder()
    recorder.instrumentModel(() => 1, { model, version })
    expect((await recorder.producer.collect()).resourceMetrics.scopeMetrics).toEqual([])
  })

  test('a batch is one call and many rows', async () => {
    const recorder = createRecorder()
    const predict = recorder.instrumentModel((rows: { a: number }[]) => rows.map(({ a }) => a + 0.5), {
      model,
      version,
      batch: true,
      segments: (row) => ({ side: row.a > 1 ? 'high' : 'low' }),
    })
    expect(predict([{ a: 1 }, { a: 2 }, { a: 3 }])).toEqual([1.5, 2.5, 3.5])
    expect(await countsBy(recorder, 'ml.inference.calls')).toEqual({ '': 1 })
    expect(await countsBy(recorder, 'ml.inference.rows')).toEqual({ '': 3 })
    const points = await collected(recorder)
    const high = points.find(
      ({ metric, attributes }) => metric === 'ml.prediction.value' && attributes['ml.segment.value'] === 'high',
    )
    expect(high?.value).toMatchObject({ count: 2 })
  })

  test('an async batch with typed arrays as results counts every result', async () => {
    const recorder = createRecorder()
    const predict = recorder.instrumentModel(async (rows: { a: number }[]) => Float32Array.from(rows, ({ a }) => a), {
      model,
      version,
      batch: true,
    })
    await predict([{ a: 1 }, { a: 2 }])
    const value = (await collected(recorder)).find(({ metric }) => metric === 'ml.prediction.value')?.value
    expect(value).toMatchObject({ count: 2, sum: 3 })
  })

  test('a throwing model is a call but no good call, and its features are still counted', async () => {
    const recorder = createRecorder()
    const predict = recorder.instrumentModel(
      (row: { a: number }) => {
        throw new RangeError(`bad ${row.a}`)
      },
      { model, version },
    )
    expect(() => predict({ a: 1 })).toThrow(RangeError)
    expect(await countsBy(recorder, 'ml.inference.calls', 'error.type')).toEqual({ '-': 0, RangeError: 1 })
    expect(await countsBy(recorder, 'ml.inference.good_calls')).toEqual({ '': 0 })
    const points = await collected(recorder)
    expect(points.find(({ metric }) => metric === 'ml.feature.value')?.value).toMatchObject({ count: 1 })
    expect(points.some(({ metric }) => metric.startsWith('ml.prediction.'))).toBe(false)
  })

  test('features are read before the model can change them', async () => {
    const recorder = createRecorder()
    const predict = recorder.instrumentModel(
      (row: { a: number }) => {
        row.a = 1000
        return 1
      },
      { model, version },
    )
    predict({ a: 2 })
    const value = (await collected(recorder)).find(({ metric }) => metric === 'ml.feature.value')?.value
    expect(value).toMatchObject({ max: 2 })
  })

  test('two wrappers of one model count into the same points', async () => {
    const recorder = createRecorder()
    const options = { model, version }
    recorder.instrumentModel((row: { a: number }) => row.a, options)({ a: 1 })
    recorder.instrumentModel((row: { a: number }) => row.a, options)({ a: 2 })
    expect(await countsBy(recorder, 'ml.inference.calls')).toEqual({ '': 2 })
  })

  test('durations come from the monotonic clock, in seconds', async () => {
    const clock = createTestClock(0)
    const recorder = createRecorder({ monotonicClock: clock.now })
    const predict = recorder.instrumentModel(() => clock.advance(30), { model, version, output: () => ({ value: 1 }) })
    predict()
    const duration = (await collected(recorder)).find(({ metric }) => metric === 'ml.inference.duration')?.value
    expect(duration).toMatchObject({ count: 1, sum: 0.03 })
  })

  test('collecting twice gives points that only grow', async () => {
    const recorder = createRecorder()
    const predict = recorder.instrumentModel((row: { a: number }) => row.a, { model, version })
    predict({ a: 1 })
    const first = await countsBy(recorder, 'ml.inference.rows')
    expect(await countsBy(recorder, 'ml.inference.rows')).toEqual(first)
    predict({ a: 5 })
    expect(await countsBy(recorder, 'ml.inference.rows')).toEqual({ '': 2 })
  })

  test('rows seen again within a thousand are duplicates, unless that is turned off', async () => {
    const counting = createRecorder()
    const blind = createRecorder()
    for (const [recorder, duplicates] of [[counting, true] as const, [blind, false] as const]) {
      const predict = recorder.instrumentModel((row: { a: number; b: string }) => row.a, {
        model,
        version,
        duplicates,
      })
      predict({ a: 1, b: 'x' })
      predict({ a: 2, b: 'x' })
      predict({ a: 1, b: 'x' })
      predict({ a: 1, b: 'y' })
    }
    expect(await countsBy(counting, 'ml.inference.duplicates')).toEqual({ '': 1 })
    expect(await countsBy(blind, 'ml.inference.duplicates')).toEqual({ '': 0 })
  })

  test('rows without any value are no duplicates of each other, rows with one are', async () => {
    const count = async (rows: readonly object[]) => {
      const recorder = createRecorder()
      const predict = recorder.instrumentModel((_row: object) => 1, { model, version })
      for (const row of rows) predict(row)
      return countsBy(recorder, 'ml.inference.duplicates')
    }
    const empty = [{ a: null, b: undefined }, { a: '', b: null }, {}]
    expect(await count([...empty, ...empty])).toEqual({ '': 0 })
    for (const value of [0, Number.NaN, 'x', false, true, {}])
      expect(await count([...empty, { a: value, b: null }, ...empty, { a: value, b: null }])).toEqual({ '': 1 })
  })
})

describe('a hostile host', () => {
  const cyclic: Record<string, unknown> = {}
  cyclic['self'] = cyclic
  const throwing = new Proxy(
    {},
    {
      get() {
        throw new Error('trap')
      },
      ownKeys() {
        throw new Error('trap')
      },
      getPrototypeOf() {
        throw new Error('trap')
      },
    },
  )
  const inputs: readonly (readonly [string, unknown])[] = [
    ['null', null],
    ['undefined', undefined],
    ['a text', 'text'],
    ['a number', 5],
    ['a symbol', Symbol('s')],
    ['a function', () => 1],
    ['a promise', Promise.resolve({})],
    ['a cyclic object', cyclic],
    ['a proxy that throws', throwing],
    ['an array of nonsense', [null, 'x', throwing, cyclic]],
    [
      'an object whose getter throws',
      {
        get a() {
          throw new Error('getter')
        },
        b: 1,
      },
    ],
    ['an object without prototype', Object.assign(Object.create(null) as object, { a: Symbol('s') })],
    ['a huge object', Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`f${i}`, i]))],
    ['huge texts', { ['n'.repeat(100_000)]: 1, a: 'x'.repeat(1_000_000) }],
    ['huge numbers', { a: 10n ** 400n, b: Number.MAX_VALUE, c: Number.MIN_VALUE, d: -0 }],
  ]

  test.each(inputs)('changes nothing for the model when features, segments and output are %s', async (_, input) => {
    const recorder = createRecorder({ limits: { features: 100 } })
    const result = Object.freeze({ done: true })
    const predict = recorder.instrumentModel((argument: unknown) => (argument === input ? result : undefined), {
      model,
      version,
      features: () => input as object,
      segments: () => input as never,
      output: () => input as never,
    })
    for (let i = 0; i < 5; i += 1) expect(predict(input)).toBe(result)
    const direct = recorder.instrumentModel((argument: unknown) => argument, { model: 'direct' })
    expect(direct(input)).toBe(input)
    const { errors } = await recorder.producer.collect()
    expect(errors).toEqual([])
    expect(await countsBy(recorder, 'ml.inference.calls', 'ml.model.name')).toEqual({ [model]: 5, direct: 1 })
  })

  test('reports a callback that throws once, counts it always, and never throws itself', async () => {
    const warnings: string[] = []
    const logger = {
      error: () => {},
      warn: (text: string) => warnings.push(text),
      info: () => {},
      debug: () => {},
      verbose: () => {},
    }
    diag.setLogger(logger, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true })
    const recorder = createRecorder()
    const fail = (): never => {
      throw new Error('mine')
    }
    const predict = recorder.instrumentModel((a: number) => a + 1, {
      model,
      version,
      features: fail,
      output: fail,
    })
    for (let i = 0; i < 3; i += 1) expect(predict(i)).toBe(i + 1)
    diag.disable()
    expect(warnings.filter((text) => text.includes('features'))).toHaveLength(1)
    expect(warnings.filter((text) => text.includes('output'))).toHaveLength(1)
    expect(await countsBy(recorder, 'driftline.instrumentation.errors', 'error.type')).toEqual({
      features: 3,
      output: 3,
    })
    expect(await countsBy(recorder, 'ml.inference.rows')).toEqual({ '': 3 })
  })

  test('a logger and clocks that throw do not reach the host either', () => {
    const fail = (): never => {
      throw new Error('mine')
    }
    const quiet = (): void => {}
    diag.setLogger({ error: fail, warn: fail, info: quiet, debug: quiet, verbose: quiet })
    const recorder = createRecorder({ clock: fail, monotonicClock: fail })
    const predict = recorder.instrumentModel((a: number) => a + 1, { model, version, features: fail, output: fail })
    expect(predict(1)).toBe(2)
    diag.disable()
  })

  test('a path where a spec belongs is refused when the model is wrapped, and the way is said', () => {
    const recorder = createRecorder()
    for (const spec of ['model.yaml', new URL('file:///model.yaml')])
      expect(() => recorder.instrumentModel((row: object) => row, { model, spec: spec as never })).toThrow(
        `Driftline: instrumentModel takes a checked spec, but \`spec\` is the path "${String(spec)}". Read it first: ` +
          `import { readSpec } from '@driftline/instrumentation/spec', then { spec: readSpec("${String(spec)}") }.`,
      )
  })

  test('the training profile of a spec from readSpec is used; one with a relative path is not, and that is counted', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'driftline-wrap-'))
    try {
      const text = 'model: {name: riders}\nreferences: {training: {profile: profile.json}}\n'
      writeFileSync(join(folder, 'model.yaml'), text)
      writeFileSync(join(folder, 'profile.json'), '{"format": "driftline.profile/v9"}')
      const read = readSpec(join(folder, 'model.yaml'))
      const { references } = read
      const training = { ...references.training, profile: 'profile.json' }
      const relative = { ...read, references: { ...references, training } }
      const warnings: string[] = []
      const quiet = (): void => {}
      diag.setLogger({ error: quiet, warn: (line) => warnings.push(line), info: quiet, debug: quiet, verbose: quiet })
      for (const spec of [read, relative])
        createRecorder().instrumentModel((row: object) => row, { model: 'riders', spec })
      diag.disable()
      expect(warnings).toEqual([
        expect.stringContaining(join(folder, 'profile.json')),
        expect.stringContaining('its spec names profile.json, relative to its own file'),
      ])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('a spec or profile that does not exist, or is none, leaves the model running', async () => {
    const recorder = createRecorder()
    for (const options of [
      { profile: '/nowhere/profile.json' },
      { profile: { format: 'driftline.profile/v9' } },
      { spec: { nonsense: true } as never },
    ]) {
      const predict = recorder.instrumentModel((row: { a: number }) => row.a, { model, version, ...options })
      expect(predict({ a: 1 })).toBe(1)
    }
    expect(await countsBy(recorder, 'ml.inference.rows')).toEqual({ '': 3 })
    expect(await countsBy(recorder, 'driftline.instrumentation.errors', 'error.type')).toEqual({ spec: 1, profile: 2 })
  })
})

describe('without an SDK', () => {
  test('no feature, segment or output is read once it is clear that nobody collects', async () => {
    const touched: string[] = []
    const row = {
      get a() {
        touched.push('row')
        return 1
      },
    }
    const predict = instrumentModel((input: object) => (input === row ? 1 : 0), {
      model: 'untouched',
      version,
      features: (given) => {
        touched.push('features')
        return given
      },
      segments: () => {
        touched.push('segments')
        return {}
      },
      output: () => {
        touched.push('output')
        return {}
      },
    })
    const all = ['features', 'segments', 'row', 'output']
    expect(predict(row)).toBe(1)
    expect(touched.splice(0)).toEqual(all)
    await flush()
    expect(predict(row)).toBe(1)
    expect(touched).toEqual([])
    const producer = metricProducer()
    expect(await collected({ producer })).toEqual([])
    predict(row)
    expect(touched).toEqual(all)
    expect(await countsBy({ producer }, 'ml.inference.rows')).toEqual({ '': 1 })
  })
})

describe('the span of a call', () => {
  const exporter = new InMemorySpanExporter()

  beforeEach(() => {
    exporter.reset()
    context.setGlobalContextManager(new AsyncLocalStorageContextManager())
    trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }))
  })

  afterEach(() => {
    trace.disable()
    context.disable()
  })

  test('says which model answered, and neither feature nor answer', () => {
    const predict = createRecorder().instrumentModel((row: { a: number }) => ({ score: row.a / 10, label: 'late' }), {
      model,
      version,
      role: 'canary',
      segments: () => ({ weekday: 'mon' }),
    })
    predict({ a: 4 })
    const [span] = exporter.getFinishedSpans()
    expect(span?.name).toBe('predict ridership')
    expect(span?.attributes).toEqual({
      'ml.model.name': model,
      'ml.model.version': version,
      'ml.deployment.role': 'canary',
      'ml.inference.row_count': 1,
      'ml.segment.weekday': 'mon',
    })
  })

  test.each([
    ['[a]', { 'ml.feature.snapshot.a': 4 }],
    ['[score]', { 'ml.prediction.score': 0.4 }],
    ['[prediction]', { 'ml.prediction.value': 3, 'ml.prediction.class': 'late' }],
    [
      '[prediction, a, score]',
      {
        'ml.feature.snapshot.a': 4,
        'ml.prediction.score': 0.4,
        'ml.prediction.value': 3,
        'ml.prediction.class': 'late',
      },
    ],
  ])('says what the spec lists: %s', (snapshot, listed) => {
    const checked = parseMonitorSpec(`model: {name: ${model}}\nprivacy: {snapshot: ${snapshot}}`)
    if (!checked.ok) throw new Error(checked.issues[0]?.message)
    const spec = checked.value
    const predict = createRecorder().instrumentModel(
      (row: { a: number; prediction: number }) => ({ score: row.a / 10, value: 3, label: 'late' }),
      { model, version, spec },
    )
    predict({ a: 4, prediction: 9 })
    const shown = Object.entries(exporter.getFinishedSpans()[0]?.attributes ?? {}).filter(([name]) =>
      /snapshot|prediction/.test(name),
    )
    expect(Object.fromEntries(shown)).toEqual(listed)
  })

  test('of a failing call has error status and type but not the message, which may hold values', async () => {
    const predict = createRecorder().instrumentModel(
      async (row: { age: number }) => {
        throw new RangeError(`age ${row.age}`)
      },
      { model, version },
    )
    await expect(predict({ age: 71 })).rejects.toThrow('age 71')
    const [span] = exporter.getFinishedSpans()
    expect(span?.status).toEqual({ code: SpanStatusCode.ERROR })
    expect(span?.attributes['error.type']).toBe('RangeError')
    expect(JSON.stringify([span?.attributes, span?.events])).not.toContain('71')
  })

  test('is the parent of what the model does, across await', async () => {
    const predict = instrumentModel(
      async () => {
        await Promise.resolve()
        trace.getTracer('inside').startSpan('lookup').end()
        return 1
      },
      { model, version },
    )
    await predict()
    const [lookup, predicted] = exporter.getFinishedSpans()
    expect(lookup?.parentSpanContext?.spanId).toBe(predicted?.spanContext().spanId)
  })
})
