import '../require-conditions.testing.ts'
import { Readable } from 'node:stream'
import { context, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { collected, countsBy, createTestClock } from '../collected.testing.ts'
import { createRecorder } from '../index.ts'

type Recorder = ReturnType<typeof createRecorder>

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

const spanCount = (): number => exporter.getFinishedSpans().filter(({ name }) => name.startsWith('predict')).length
const callsOf = (recorder: Recorder) => countsBy(recorder, 'ml.inference.calls', 'error.type')
const answersOf = async (recorder: Recorder) =>
  (await collected(recorder)).find(({ metric }) => metric === 'ml.prediction.value')?.value
const problemsOf = (recorder: Recorder) => countsBy(recorder, 'ml.prediction.problems', 'ml.feature.problem')

async function drain<Value>(stream: AsyncIterable<Value>): Promise<readonly Value[]> {
  const values: Value[] = []
  for await (const value of stream) values.push(value)
  return values
}

interface Row {
  readonly a: number
}

describe('a model that answers by a stream', () => {
  test('gives the very generator, whose call ends when it is exhausted', async () => {
    const clock = createTestClock(0)
    const recorder = createRecorder({ monotonicClock: clock.now })
    async function* answer(row: Row): AsyncGenerator<number> {
      yield row.a
      clock.advance(500)
      yield row.a + 1
    }
    let made: AsyncGenerator<number> | undefined
    const predict = recorder.instrumentModel((row: Row) => (made = answer(row)), { model: 'm' })
    const stream = predict({ a: 3 })
    expect(stream).toBe(made)
    expect(Object.keys(stream)).toEqual([])
    expect(await stream.next()).toEqual({ done: false, value: 3 })
    expect(await callsOf(recorder)).toEqual({ '-': 0 })
    expect(spanCount()).toBe(0)
    clock.advance(1000)
    expect(await drain(stream)).toEqual([4])
    expect(await callsOf(recorder)).toEqual({ '-': 1 })
    expect(spanCount()).toBe(1)
    const duration = (await collected(recorder)).find(({ metric }) => metric === 'ml.inference.duration')?.value
    expect(duration).toMatchObject({ count: 1, sum: 1.5 })
  })

  test('answers with what it gave last, or with what the generator returned', async () => {
    const last = createRecorder()
    await drain(
      last.instrumentModel(
        async function* (row: Row) {
          yield row.a
          yield row.a * 2
        },
        { model: 'm' },
      )({ a: 3 }),
    )
    expect(await answersOf(last)).toMatchObject({ count: 1, sum: 6 })
    const returned = createRecorder()
    const ask = returned.instrumentModel(
      async function* (row: Row) {
        yield 'thinking'
        return row.a * 5
      },
      { model: 'm' },
    )
    await drain(ask({ a: 3 }))
    expect(await answersOf(returned)).toMatchObject({ count: 1, sum: 15 })
  })

  test('without any answer misses one', async () => {
    const recorder = createRecorder()
    // oxlint-disable-next-line no-empty-function -- that is the case
    await drain(
      recorder.instrumentModel(async function* (_row: Row): AsyncGenerator<number> {}, { model: 'm' })({ a: 3 }),
    )
    expect(await problemsOf(recorder)).toEqual({ missing: 1 })
  })

  test('of a batch answers row by row', async () => {
    const recorder = createRecorder()
    function* answers(rows: readonly Row[]): Generator<number> {
      for (const { a } of rows) yield a * 2
    }
    const predict = recorder.instrumentModel(answers, { model: 'm', batch: true })
    expect([...predict([{ a: 1 }, { a: 2 }])]).toEqual([2, 4])
    expect(await answersOf(recorder)).toMatchObject({ count: 2, sum: 6 })
    expect(await callsOf(recorder)).toEqual({ '-': 1 })
    const short = createRecorder()
    const some = short.instrumentModel(
      function* (rows: readonly Row[]) {
        yield rows[0]!.a
      },
      { model: 'm', batch: true },
    )
    expect([...some([{ a: 1 }, { a: 2 }])]).toEqual([1])
    expect(await problemsOf(short)).toEqual({ missing: 1 })
    expect(await countsBy(short, 'driftline.instrumentation.errors', 'error.type')).toEqual({ output: 1 })
  })

  test('that is left early ends there, and its answer is not known', async () => {
    const recorder = createRecorder()
    let cleanedCount = 0
    const predict = recorder.instrumentModel(
      async function* (row: Row) {
        try {
          for (let i = 0; ; i += 1) yield row.a + i
        } finally {
          cleanedCount += 1
        }
      },
      { model: 'm' },
    )
    for await (const value of predict({ a: 1 })) if (value > 2) break
    expect(cleanedCount).toBe(1)
    expect(await callsOf(recorder)).toEqual({ '-': 1 })
    expect(spanCount()).toBe(1)
    expect(await answersOf(recorder)).toBeUndefined()
    expect(await problemsOf(recorder)).toEqual({})
  })

  test('that throws, or is thrown into, fails with the type of the very error', async () => {
    const recorder = createRecorder()
    const error = new RangeError('mine')
    const predict = recorder.instrumentModel(
      function* (row: Row) {
        yield row.a
        throw error
      },
      { model: 'm' },
    )
    expect(() => [...predict({ a: 1 })]).toThrow(error)
    const stream = predict({ a: 1 })
    stream.next()
    expect(() => stream.throw(new SyntaxError('yours'))).toThrow('yours')
    const ask = recorder.instrumentModel(
      async function* (row: Row) {
        yield row.a
        throw error
      },
      { model: 'm' },
    )
    await expect(drain(ask({ a: 1 }))).rejects.toBe(error)
    expect(await callsOf(recorder)).toEqual({ '-': 0, RangeError: 2, SyntaxError: 1 })
  })

  test('may come by a promise, and be any async iterable', async () => {
    const recorder = createRecorder()
    class Tokens {
      openedCount = 0
      async *[Symbol.asyncIterator](): AsyncGenerator<number> {
        this.openedCount += 1
        yield 1
        yield 2
      }
    }
    const tokens = new Tokens()
    const predict = recorder.instrumentModel(async (_row: Row) => tokens, { model: 'm' })
    expect(await predict({ a: 1 })).toBe(tokens)
    expect(await callsOf(recorder)).toEqual({ '-': 0 })
    expect(await drain(tokens)).toEqual([1, 2])
    expect(await drain(tokens)).toEqual([1, 2])
    expect(tokens.openedCount).toBe(2)
    expect(await callsOf(recorder)).toEqual({ '-': 1 })
    expect(await answersOf(recorder)).toMatchObject({ count: 1, sum: 2 })
  })

  test('makes what the model does for each answer a child of its span, and nothing of the host', async () => {
    const recorder = createRecorder()
    const predict = recorder.instrumentModel(
      async function* (row: Row) {
        trace.getTracer('inside').startSpan('lookup').end()
        yield row.a
      },
      { model: 'm' },
    )
    for await (const _ of predict({ a: 1 })) trace.getTracer('host').startSpan('render').end()
    const spanOf = (name: string) => exporter.getFinishedSpans().find((span) => span.name === name)
    const predicted = spanOf('predict m')?.spanContext().spanId
    expect(spanOf('lookup')?.parentSpanContext?.spanId).toBe(predicted)
    expect(spanOf('render')?.parentSpanContext).toBeUndefined()
  })

  test('that is frozen or given twice ends at once the second time, and is as it was', async () => {
    const recorder = createRecorder()
    const frozen = Object.freeze(
      (function* () {
        yield 1
      })(),
    )
    const predict = recorder.instrumentModel((_row: Row) => frozen, { model: 'm' })
    expect([...predict({ a: 1 })]).toEqual([1])
    expect(await callsOf(recorder)).toEqual({ '-': 1 })
    const shared = (function* () {
      yield 1
    })()
    const again = createRecorder()
    const give = again.instrumentModel((_row: Row) => shared, { model: 'm' })
    give({ a: 1 })
    expect(await callsOf(again)).toEqual({ '-': 0 })
    expect([...give({ a: 1 })]).toEqual([1])
    expect(await callsOf(again)).toEqual({ '-': 2 })
  })

  test('that can be read in other ways ends at once', async () => {
    const bytes = Readable.from(['a'])
    // oxlint-disable-next-line unicorn/no-thenable -- that is the case
    const query = Object.assign(Readable.from(['a']), { pipe: undefined, then: () => undefined })
    for (const answer of [bytes, query]) {
      const recorder = createRecorder()
      expect(recorder.instrumentModel((_row: Row) => answer, { model: 'm' })({ a: 1 })).toBe(answer)
      expect(await callsOf(recorder)).toEqual({ '-': 1 })
      expect(await drain(answer)).toEqual(['a'])
    }
  })

  test('may give steps that cannot be looked at', () => {
    const step = {
      get done(): boolean {
        throw new Error('mine')
      },
    }
    const iterator = { next: () => step, [Symbol.iterator]: () => iterator }
    const predict = createRecorder().instrumentModel((_row: Row) => iterator, { model: 'm' })
    expect(predict({ a: 1 }).next()).toBe(step)
  })
})
