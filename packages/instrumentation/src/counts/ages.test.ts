import { parseMonitorSpec } from '@driftline/spec'
import { expect, test } from 'vitest'
import { collected, countsBy, createTestClock } from '../collected.testing.ts'
import { createRecorder } from '../index.ts'
import type { InstrumentOptions, Recorder } from '../index.ts'

type Row = Readonly<Record<string, unknown>>
type Options = Omit<InstrumentOptions<(row: Row) => number, false, Row>, 'model'>

const NOW_MS = Date.UTC(2026, 0, 31, 12)
const MINUTE_MS = 60_000

function specOf(yaml: string) {
  const checked = parseMonitorSpec(`model: {name: m, task: regression}\n${yaml}`, { file: 'spec.yaml' })
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues))
  return checked.value
}

const spec = specOf('features: {a: {type: numeric, maxAge: 10m, timestamp: a_at}, b: {}, c: {maxAge: 90s}}')

function feed(rows: readonly Row[], options: Options = { spec }): Recorder {
  const recorder = createRecorder({ clock: createTestClock(NOW_MS).now })
  const predict = recorder.instrumentModel((_row: Row) => 1, { ...options, model: 'm' })
  for (const row of rows) predict(row)
  return recorder
}

interface Histogram {
  readonly count: number
  readonly sum: number
  readonly buckets: { readonly boundaries: readonly number[]; readonly counts: readonly number[] }
}

async function agesOf(recorder: Recorder, feature = 'a'): Promise<Histogram | undefined> {
  const point = (await collected(recorder)).find(
    ({ metric, attributes }) => metric === 'ml.feature.age' && attributes['ml.feature.name'] === feature,
  )
  if (point) expect(point.attributes).toMatchObject({ 'ml.segment.name': 'all', 'ml.model.version': 'unknown' })
  return point?.value as Histogram | undefined
}

const staleOf = async (recorder: Recorder) => {
  const problems = await countsBy(recorder, 'ml.feature.problems', 'ml.feature.name', 'ml.feature.problem')
  return Object.fromEntries(Object.entries(problems).filter(([key]) => key.endsWith('|stale')))
}
const errorsOf = (recorder: Recorder) => countsBy(recorder, 'driftline.instrumentation.errors', 'error.type')

test.each([
  ['a Date', new Date(NOW_MS - 5 * MINUTE_MS)],
  ['milliseconds since 1970', NOW_MS - 5 * MINUTE_MS],
  ['milliseconds as bigint', BigInt(NOW_MS - 5 * MINUTE_MS)],
  ['ISO text in UTC', '2026-01-31T11:55:00Z'],
  ['ISO text with fractions and an offset', '2026-01-31T12:55:00.000+01:00'],
  ['ISO text with a space', '2026-01-31 11:55Z'],
])('a timestamp may be %s', async (_, at) => {
  expect(await agesOf(feed([{ a: 1, a_at: at }]))).toMatchObject({ count: 1, sum: 300 })
})

test.each([
  ['a text without an offset', '2026-01-31T11:55:00'],
  ['a day', '2026-01-31'],
  ['a day that is on no calendar', '2026-13-31T11:55:00Z'],
  ['any other text', 'yesterday'],
  ['an invalid Date', new Date(Number.NaN)],
  ['not finite', Infinity],
  ['a truth value', true],
  ['an object', { at: NOW_MS }],
])('a timestamp that is %s is counted as an error, and the value as ever', async (_, at) => {
  const recorder = feed([{ a: 1, a_at: at }])
  expect(await agesOf(recorder)).toBeUndefined()
  expect(await errorsOf(recorder)).toEqual({ ages: 1 })
  expect(await countsBy(recorder, 'ml.inference.good_calls')).toEqual({ '': 1 })
})

test('a timestamp that cannot be read at all is an error that the model never sees', async () => {
  const row = {
    a: 1,
    get a_at(): number {
      throw new Error('gone')
    },
  }
  const recorder = feed([row])
  expect(await errorsOf(recorder)).toEqual({ ages: 1 })
  expect(await countsBy(recorder, 'ml.inference.good_calls')).toEqual({ '': 1 })
})

test('without a timestamp, or without a value, there is no age', async () => {
  const recorder = feed([{ a: 1 }, { a: 1, a_at: null }, { a: null, a_at: NOW_MS }, { a_at: NOW_MS }])
  expect(await agesOf(recorder)).toBeUndefined()
  expect(await staleOf(recorder)).toEqual({})
  expect(await errorsOf(recorder)).toEqual({})
})

test('a value from the future is new', async () => {
  expect(await agesOf(feed([{ a: 1, a_at: NOW_MS + MINUTE_MS }]))).toMatchObject({ count: 1, sum: 0 })
})

test('values older than the greatest age are stale, from zero on, and it is an edge like the freshness objective', async () => {
  const withObjective = { ...spec, slos: specOf('slos: {freshness: {below: 7s, objective: 0.9}}').slos }
  const fresh = feed([{ a: 1, a_at: NOW_MS - 10 * MINUTE_MS }], { spec: withObjective })
  expect(await staleOf(fresh)).toEqual({ 'a|stale': 0 })
  const { buckets } = (await agesOf(fresh))!
  expect(buckets.boundaries).toEqual(buckets.boundaries.toSorted((a, b) => a - b))
  expect(buckets.boundaries).toEqual(expect.arrayContaining([7, 600, 3600]))
  expect(buckets.counts[buckets.boundaries.indexOf(600)]).toBe(1)
  expect(await staleOf(feed([{ a: 1, a_at: NOW_MS - 10 * MINUTE_MS - 1 }]))).toEqual({ 'a|stale': 1 })
})

test('ages are what the function says, before what a timestamp does', async () => {
  const ages = (row: Row) => ({ a: 2000, b: null, c: new Date(NOW_MS - Number(row['seconds']) * 1000) })
  const rows = [90, 91].map((seconds) => ({ a: 1, b: 1, c: 'x', seconds, a_at: 0 }))
  const recorder = feed(rows, { spec, ages })
  expect(await agesOf(recorder)).toMatchObject({ count: 2, sum: 4 })
  expect(await agesOf(recorder, 'b')).toBeUndefined()
  expect(await agesOf(recorder, 'c')).toMatchObject({ count: 2, sum: 181 })
  expect(await staleOf(recorder)).toEqual({ 'a|stale': 0, 'c|stale': 1 })
  expect(await errorsOf(recorder)).toEqual({})
})

test('where the function says nothing, the timestamp does', async () => {
  const recorder = feed([{ a: 1, a_at: NOW_MS - 1000 }], { spec, ages: () => ({ a: undefined }) })
  expect(await agesOf(recorder)).toMatchObject({ count: 1, sum: 1 })
})

test.each([
  ['throws', () => expect.fail('no ages today')],
  ['gives no object', () => 7 as never],
  ['gives text', () => ({ a: '5 minutes' as never })],
  ['gives NaN', () => ({ a: Number.NaN })],
  ['names what nobody declared', () => ({ z: 5 })],
])('a function that %s is an error, and the model goes on', async (_, ages) => {
  const recorder = feed([{ a: 1, b: 2 }], { spec, ages })
  expect(await errorsOf(recorder)).toEqual({ ages: 1 })
  expect(await agesOf(recorder)).toBeUndefined()
})

test('the field of a timestamp is no feature, unless it is declared as one', async () => {
  const names = async (recorder: Recorder) =>
    Object.keys(await countsBy(recorder, 'ml.feature.categories', 'ml.feature.name'))
  const row = { a: 1, a_at: '2026-01-31T11:55:00Z' }
  expect(await names(feed([row]))).toEqual([])
  expect(await staleOf(feed([row]))).toEqual({ 'a|stale': 0 })
  expect(await countsBy(feed([row]), 'ml.feature.problems', 'ml.feature.problem')).toMatchObject({ stale: 0 })
  const both = specOf('features: {a: {timestamp: a_at}, a_at: {type: categorical}}')
  expect(await names(feed([row], { spec: both }))).toEqual(['a_at'])
})
