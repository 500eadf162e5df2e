import { parseMonitorSpec } from '@driftline/spec'
import { expect, test } from 'vitest'
import { collected, countsBy } from '../collected.testing.ts'
import { createRecorder } from '../index.ts'
import type { InstrumentOptions, Recorder } from '../index.ts'

type Row = Readonly<Record<string, unknown>>

function feed(
  rows: readonly Row[],
  yaml: string,
  options: Partial<InstrumentOptions<(row: Row) => number, false, Row>> = {},
) {
  const checked = parseMonitorSpec(`model: {name: m}\n${yaml}`, { file: 'spec.yaml' })
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues))
  const recorder = createRecorder()
  const predict = recorder.instrumentModel((_row: Row) => 1, { spec: checked.value, ...options, model: 'm' })
  for (const row of rows) predict(row)
  return recorder
}

async function unexpected(recorder: Recorder): Promise<Readonly<Record<string, number>>> {
  const counts = await countsBy(recorder, 'ml.feature.problems', 'ml.feature.problem', 'ml.feature.name')
  const own = Object.entries(counts).filter(([key]) => key.startsWith('unexpected|'))
  return Object.fromEntries(own.map(([key, rows]) => [key.slice('unexpected|'.length), rows]))
}

const LISTED = 'features: {a: {timestamp: a_at}}\nsegments: {dimensions: [region]}\ncolumns: {id: row_id}\n'

test('rows with a field that nobody declared are counted by its name, and its value stays', async () => {
  const recorder = feed([{ a: 1, secret: 'of Ann' }, { a: 1, secret: 'of Bob', more: 2 }, { a: 1 }], LISTED)
  expect(await unexpected(recorder)).toEqual({ secret: 2, more: 1 })
  const problems = (await collected(recorder)).filter(({ metric }) => metric === 'ml.feature.problems')
  expect(JSON.stringify(problems)).not.toMatch(/Ann|Bob/)
})

test('features of spec and profile, timestamps, dimensions and named columns are declared', async () => {
  const profile = {
    format: 'driftline.profile/v1',
    id: 'sha256:1',
    model: { name: 'm' },
    features: { p: { type: 'numeric' } },
  }
  const row = { a: 1, p: 2, a_at: 0, region: 'x', row_id: 7 }
  expect(await unexpected(feed([row], LISTED, { profile }))).toEqual({})
  const segments = ({ tier }: Row) => ({ tier })
  expect(await unexpected(feed([{ a: 1, tier: 'y' }], 'features: {a: {}}', { segments }))).toEqual({})
})

test('where the spec lists no features, every field is one', async () => {
  expect(await unexpected(feed([{ a: 1, b: 2 }], ''))).toEqual({})
})

test('after twenty names, rows with more of them are counted as other', async () => {
  const many = Object.fromEntries(Array.from({ length: 23 }, (_, i) => [`f${i}`, i]))
  const found = await unexpected(feed([many, many, { other: 1 }, { ['x'.repeat(201)]: 1 }], LISTED))
  expect(Object.keys(found)).toHaveLength(21)
  expect(found).toMatchObject({ f0: 2, f19: 2, other: 4 })
})

test('names that a row inherits, and a row that does not tell its names, disturb nothing', async () => {
  const inherited = Object.assign(Object.create({ method: 1 }) as object, { a: 1 }) as Row
  const silent = new Proxy<Row>({ a: 1 }, { ownKeys: () => expect.fail('not today') })
  const recorder = feed([inherited, silent], LISTED, { features: (row) => row })
  expect(await unexpected(recorder)).toEqual({})
  expect(await countsBy(recorder, 'ml.inference.good_calls')).toEqual({ '': 2 })
  expect(await countsBy(recorder, 'driftline.instrumentation.errors', 'error.type')).toMatchObject({ features: 1 })
})
