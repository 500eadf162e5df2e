import '../require-conditions.testing.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { collected, countsBy } from '../collected.testing.ts'
import { createRecorder } from '../index.ts'

const NAMES = ['temperature', 'humidity', 'station'] as const
type Recorder = ReturnType<typeof createRecorder>

interface Given {
  readonly batch?: boolean
  readonly names?: readonly string[]
  readonly answer?: unknown
}

function callWith(input: unknown, { batch = false, names = NAMES, answer = 1 }: Given = {}): Recorder {
  const recorder = createRecorder()
  const predict = recorder.instrumentModel((_input: unknown) => answer, { model: 'm', features: names, batch })
  expect(predict(input)).toBe(answer)
  return recorder
}

/** Count and sum of each numeric feature. */
async function sums(recorder: Recorder): Promise<Readonly<Record<string, unknown>>> {
  const points = (await collected(recorder)).filter(
    ({ metric, attributes }) => metric === 'ml.feature.value' && attributes['ml.segment.name'] === 'all',
  )
  return Object.fromEntries(
    points.map(({ attributes, value }) => {
      const { count, sum } = value as { readonly count: number; readonly sum: number }
      return [String(attributes['ml.feature.name']), [count, sum]]
    }),
  )
}

const errorsOf = (recorder: Recorder) => countsBy(recorder, 'driftline.instrumentation.errors', 'error.type')
const rowsOf = async (recorder: Recorder) => (await countsBy(recorder, 'ml.inference.rows'))['']
const predictionsOf = async (recorder: Recorder) =>
  (await collected(recorder)).find(({ metric }) => metric === 'ml.prediction.value')?.value

describe('features as a list of names', () => {
  test('name the values of an array, in order', async () => {
    const recorder = callWith([21, 60, 'north'])
    expect(await sums(recorder)).toEqual({ temperature: [1, 21], humidity: [1, 60] })
    expect(await countsBy(recorder, 'ml.feature.categories', 'ml.feature.name')).toEqual({ station: 1 })
    expect(await errorsOf(recorder)).toEqual({})
  })

  test.each([
    ['a typed array', Float64Array.of(21, 60)],
    ['a tensor of rank 1', { data: Float64Array.of(21, 60), dims: [2] }],
    ['an object, of which they choose the fields', { humidity: 60, secret: 1, temperature: 21 }],
  ])('name the values of %s', async (_, input) => {
    const recorder = callWith(input, { names: ['temperature', 'humidity'] })
    expect(await sums(recorder)).toEqual({ temperature: [1, 21], humidity: [1, 60] })
    expect(await errorsOf(recorder)).toEqual({})
  })

  test('take a tensor of a class with a getter for its data', async () => {
    class Tensor {
      readonly dims = [1, 2]
      readonly #data = Float32Array.of(3, 4)
      get data(): Float32Array {
        return this.#data
      }
    }
    expect(await sums(callWith(new Tensor(), { names: ['a', 'b'], answer: 1 }))).toEqual({ a: [1, 3], b: [1, 4] })
  })

  test('take big integers of a BigInt64Array as numbers', async () => {
    expect(await sums(callWith(BigInt64Array.of(3n, 4n), { names: ['a', 'b'] }))).toEqual({ a: [1, 3], b: [1, 4] })
  })

  test('read a batch of arrays, typed arrays and objects', async () => {
    const rows = [[1, 10], Float32Array.of(2, 20), { a: 3, b: 30 }]
    const recorder = callWith(rows, { batch: true, names: ['a', 'b'], answer: [5, 6, 7] })
    expect(await sums(recorder)).toEqual({ a: [3, 6], b: [3, 60] })
    expect(await predictionsOf(recorder)).toMatchObject({ count: 3, sum: 18 })
    expect(await errorsOf(recorder)).toEqual({})
  })

  test.each([
    ['a list of results', [5, 6]],
    ['a typed array', Float32Array.of(5, 6)],
    ['a tensor of rank 1', { data: Float32Array.of(5, 6), dims: [2] }],
    ['a tensor with one column', { data: Float32Array.of(5, 6), dims: [2, 1] }],
  ])('read a tensor of rank 2 as a batch of its rows, which %s answers', async (_, answer) => {
    for (const batch of [false, true]) {
      const input = { data: Float32Array.of(1, 10, 2, 20), dims: [2, 2] }
      const recorder = callWith(input, { batch, names: ['a', 'b'], answer })
      expect(await sums(recorder)).toEqual({ a: [2, 3], b: [2, 30] })
      expect(await rowsOf(recorder)).toBe(2)
      expect(await predictionsOf(recorder)).toMatchObject({ count: 2, sum: 11 })
      expect(await errorsOf(recorder)).toEqual({})
    }
  })

  test('read the one result of a tensor with one row, in a list or not', async () => {
    const input = { data: Float32Array.of(1, 10), dims: [1, 2] }
    for (const answer of [7, [7]])
      expect(await predictionsOf(callWith(input, { names: ['a', 'b'], answer }))).toMatchObject({ count: 1, sum: 7 })
  })

  test('an empty list reads no features and complains about no row', async () => {
    const recorder = createRecorder()
    const ask = recorder.instrumentModel((prompt: string) => prompt.length, { model: 'm', features: [] })
    ask('how many?')
    expect(await rowsOf(recorder)).toBe(1)
    expect(await errorsOf(recorder)).toEqual({})
    expect(await predictionsOf(recorder)).toMatchObject({ count: 1, sum: 9 })
  })

  test('an empty batch has no rows', async () => {
    const recorder = callWith([], { batch: true, answer: [] })
    expect(await rowsOf(recorder)).toBe(0)
    expect(await errorsOf(recorder)).toEqual({})
  })

  test('give the functions of the user a row with names', () => {
    const seen: unknown[] = []
    const recorder = createRecorder()
    const predict = recorder.instrumentModel((values: readonly number[]) => values[0]!, {
      model: 'm',
      features: ['a', 'b'],
      segments: (row) => {
        seen.push(row)
        return { high: row.a > 1 }
      },
    })
    predict([1, 2])
    expect(seen).toEqual([{ a: 1, b: 2 }])
  })

  test('give the functions of the user the whole row where it is an object', async () => {
    const recorder = createRecorder()
    const predict = recorder.instrumentModel((row: { a: number; region: string }) => row.a, {
      model: 'm',
      features: ['a'],
      segments: ({ region }) => ({ region }),
    })
    predict({ a: 1, region: 'north' })
    expect(await sums(recorder)).toEqual({ a: [1, 1] })
    const rows = await countsBy(recorder, 'ml.prediction.value', 'ml.segment.value')
    expect(Object.keys(rows).sort()).toEqual(['all', 'north'])
  })

  test('may be names that objects have by themselves', async () => {
    const names = ['__proto__', 'constructor', 'toString']
    expect(await sums(callWith([1, 2, 3], { names }))).toEqual({
      ['__proto__']: [1, 1],
      constructor: [1, 2],
      toString: [1, 3],
    })
  })

  test('never name a value of a row of another length', async () => {
    const value = fc.oneof(fc.double({ noNaN: true }), fc.string(), fc.constant(null))
    await fc.assert(
      fc.asyncProperty(fc.array(value, { maxLength: 6 }), async (values) => {
        const recorder = callWith(values)
        const points = (await collected(recorder)).filter(({ metric }) => metric.startsWith('ml.feature.'))
        const counted = points.map(({ attributes }) => attributes['ml.feature.name'])
        if (values.length === NAMES.length) expect(new Set(counted).size).toBeGreaterThan(0)
        else {
          expect(counted).toEqual([])
          expect(await errorsOf(recorder)).toEqual({ length: 1 })
        }
        expect(await rowsOf(recorder)).toBe(1)
      }),
      { numRuns: 100 },
    )
  })

  test('are as if each row were an object of them', async () => {
    const row = fc.record({ a: fc.integer({ min: -99, max: 99 }), b: fc.integer({ min: -99, max: 99 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
        const answer = rows.map(() => 1)
        const flat = rows.flatMap(({ a, b }) => [a, b])
        const inputs = [rows, rows.map(({ a, b }) => [a, b]), { data: flat, dims: [rows.length, 2] }]
        const [first, ...others] = await Promise.all(
          inputs.map((input) => sums(callWith(input, { batch: true, names: ['a', 'b'], answer }))),
        )
        for (const other of others) expect(other).toEqual(first)
      }),
      { numRuns: 30 },
    )
  })
})

describe('without names', () => {
  test('a row may be an instance of a class with fields of its own', async () => {
    class Reading {
      readonly temperature = 21
      readonly #hidden = 1
      get hidden(): number {
        return this.#hidden
      }
    }
    const recorder = createRecorder()
    const predict = recorder.instrumentModel((row: Reading) => row.temperature + row.hidden, { model: 'm' })
    predict(new Reading())
    predict(new Reading())
    expect(await sums(recorder)).toEqual({ temperature: [2, 42] })
    expect(await errorsOf(recorder)).toEqual({})
  })

  test('a row may have features called data and dims', async () => {
    const recorder = createRecorder()
    recorder.instrumentModel((row: object) => Object.keys(row).length, { model: 'm' })({ data: 3, dims: 2 })
    expect(await sums(recorder)).toEqual({ data: [1, 3], dims: [1, 2] })
  })
})

describe('an output function', () => {
  test.each([
    ['a number', 4, { 'ml.prediction.value': 1 }],
    ['a text', 'late', { 'ml.prediction.classes': 1 }],
    ['a boolean', true, { 'ml.prediction.classes': 1 }],
    ['an object', { value: 4, class: 'late' }, { 'ml.prediction.value': 1, 'ml.prediction.classes': 1 }],
    ['null', null, { 'ml.prediction.problems': 1 }],
    ['nothing to count', {}, {}],
  ])('may give %s', async (_, output, counted) => {
    const recorder = createRecorder()
    recorder.instrumentModel((row: { a: number }) => ({ odds: row.a }), { model: 'm', output: () => output })({ a: 1 })
    const points = (await collected(recorder)).filter(({ metric }) => metric.startsWith('ml.prediction.'))
    expect(Object.fromEntries(points.map(({ metric }) => [metric, 1]))).toEqual(counted)
    expect(await errorsOf(recorder)).toEqual({})
  })
})
