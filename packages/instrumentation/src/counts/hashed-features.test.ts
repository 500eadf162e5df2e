import { createHmac } from 'node:crypto'
import { bucketLabel } from '@driftline/profile'
import { parseMonitorSpec } from '@driftline/spec'
import type { MonitorSpec } from '@driftline/spec'
import { diag, DiagLogLevel } from '@opentelemetry/api'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { collected, countsBy } from '../collected.testing.ts'
import { createRecorder } from '../index.ts'
import type { InstrumentOptions, Recorder } from '../index.ts'

const KEY = Buffer.from('0123456789abcdef')
const KEY_ID = 'cc9bc20d'
type Row = Readonly<Record<string, unknown>>
type Options = Partial<InstrumentOptions<(row: Row) => unknown, false, Row>>

const warnings: string[] = []

beforeEach(() => {
  process.env['DRIFTLINE_HASH_KEY'] = KEY.toString('base64')
  warnings.length = 0
  const quiet = (): void => {}
  const warn = (...words: readonly unknown[]): void => void warnings.push(words.join(' '))
  diag.setLogger(
    { error: warn, warn, info: quiet, debug: quiet, verbose: quiet },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  )
})

afterEach(() => {
  delete process.env['DRIFTLINE_HASH_KEY']
  diag.disable()
})

function specOf(yaml: string): MonitorSpec {
  const checked = parseMonitorSpec(`model: {name: m}\n${yaml}`)
  if (!checked.ok) throw new Error(checked.issues.map(({ message }) => message).join('\n'))
  return checked.value
}

function feed(rows: readonly Row[], options: Options): Recorder {
  const recorder = createRecorder()
  const predict = recorder.instrumentModel((row: Row) => Object.keys(row).length, { ...options, model: 'm' })
  for (const row of rows) predict(row)
  return recorder
}

const labelOf = (feature: string, value: string): string =>
  bucketLabel(createHmac('sha256', KEY).update(`${feature}\0${value}`).digest()[0]! >> 2)

const categories = (recorder: Recorder) =>
  countsBy(recorder, 'ml.feature.categories', 'ml.feature.category', 'ml.hash_key.id')
const problems = (recorder: Recorder) => countsBy(recorder, 'ml.feature.problems', 'ml.feature.problem')
const textOf = async (recorder: Recorder): Promise<string> => JSON.stringify(await collected(recorder))

const HASHED = specOf('features: {a: {}}\nprivacy: {hash: [a]}')

describe('a hashed feature', () => {
  test('is counted in the buckets of its key, whose id goes along', async () => {
    const recorder = feed([{ a: 'secret' }, { a: 'secret' }, { a: 'Zürich' }, { a: null }], { spec: HASHED })
    expect(await categories(recorder)).toEqual({
      [`${labelOf('a', 'secret')}|${KEY_ID}`]: 2,
      [`${labelOf('a', 'Zürich')}|${KEY_ID}`]: 1,
    })
    expect(await problems(recorder)).toEqual({ missing: 1 })
    expect(warnings).toEqual([])
  })

  test('is a category also where its values are numbers, truth values or bigints', async () => {
    const recorder = feed([{ a: 4711.25 }, { a: 4711n }, { a: true }], { spec: HASHED })
    const found = await categories(recorder)
    expect(Object.keys(found).toSorted()).toEqual(
      ['4711.25', '4711', 'true'].map((text) => `${labelOf('a', text)}|${KEY_ID}`).toSorted(),
    )
    expect(await textOf(recorder)).not.toContain('4711')
  })

  test('is hashed where no feature is declared, and where only the profile says so', async () => {
    const undeclared = feed([{ a: 'secret', b: 'x' }], { spec: specOf('privacy: {hash: [a]}') })
    const features = { a: { type: 'categorical', hashKey: KEY_ID, categories: {}, buckets: { '07': 3 } } }
    const profile = { format: 'driftline.profile/v2', id: 'sha256:1', model: { name: 'm' }, features }
    for (const recorder of [undeclared, feed([{ a: 'secret' }], { profile })])
      expect(await categories(recorder)).toMatchObject({ [`${labelOf('a', 'secret')}|${KEY_ID}`]: 1 })
    expect(warnings).toEqual([])
  })

  test('is hashed also where the rest of the spec is no spec', async () => {
    const spec = { privacy: { hash: ['a'] } } as unknown as MonitorSpec
    const recorder = feed([{ a: 'secret' }], { spec })
    expect(await categories(recorder)).toEqual({ [`${labelOf('a', 'secret')}|${KEY_ID}`]: 1 })
  })

  test('counts unexpected values and special ones as ever', async () => {
    const spec = specOf('features: {a: {values: [x, y], special: [none]}}\nprivacy: {hash: [a]}')
    const recorder = feed([{ a: 'x' }, { a: 'secret' }, { a: 'none' }], { spec })
    expect(Object.values(await categories(recorder)).reduce((sum, count) => sum + count)).toBe(2)
    expect(await problems(recorder)).toEqual({ category: 1 })
    expect(await countsBy(recorder, 'ml.feature.special', 'ml.feature.category')).toEqual({ none: 1 })
    expect(await textOf(recorder)).not.toContain('secret')
  })

  test('splits no rows, whatever the segments function says', async () => {
    const recorder = feed([{ a: 'secret', b: 'x' }], { spec: HASHED, segments: ({ a, b }) => ({ a, b }) })
    expect(await textOf(recorder)).not.toContain('secret')
    expect(await countsBy(recorder, 'ml.feature.categories', 'ml.segment.value')).toEqual({ all: 2, x: 2 })
  })

  test('gives the same counts for many values as their definition, whatever is remembered', async () => {
    const names = Array.from({ length: 5000 }, (_, i) => `name ${i % 3000}`)
    const expected: Record<string, number> = {}
    for (const name of [...names, 'x'.repeat(3000)]) {
      const key = `${labelOf('a', name)}|${KEY_ID}`
      expected[key] = (expected[key] ?? 0) + 1
    }
    const rows = [...names, 'x'.repeat(3000)].map((a) => ({ a }))
    expect(await categories(feed(rows, { spec: HASHED }))).toEqual(expected)
  })

  test('of a profile with another key is said not to be comparable', () => {
    const features = { a: { type: 'categorical', hashKey: '00c0ffee', categories: {}, buckets: {} } }
    feed([{ a: 'secret' }], {
      spec: HASHED,
      profile: { format: 'driftline.profile/v2', id: 'sha256:1', model: { name: 'm' }, features },
    })
    expect(warnings.join()).toContain(`under key ${KEY_ID}, but the profile was built under key 00c0ffee`)
  })

  test('is not counted by a second wrapper of the model that does not hash it', async () => {
    const recorder = feed([{ a: 'secret' }], { spec: HASHED })
    const other = recorder.instrumentModel((row: Row) => Object.keys(row).length, { model: 'm', version: 'unknown' })
    expect(other({ a: 'secret' })).toBe(1)
    expect(await countsBy(recorder, 'ml.inference.rows', 'ml.model.name')).toEqual({ m: 1 })
    expect(warnings.join()).toContain('not with the same hashed features')
  })
})

describe('without a key', () => {
  const emitted: Error[] = []
  const listen = (warning: Error): void => void emitted.push(warning)

  beforeEach(() => {
    delete process.env['DRIFTLINE_HASH_KEY']
    emitted.length = 0
    process.on('warning', listen)
  })

  afterEach(() => {
    process.off('warning', listen)
  })

  test('categories are withheld, rows and missing values are counted, and that is said once', async () => {
    const rows = [{ a: 'secret' }, { a: 'other secret' }, { a: null }, { b: 1 }]
    await new Promise((resolve) => setImmediate(resolve))
    emitted.length = 0
    const recorder = feed(rows, { spec: HASHED })
    expect(await categories(recorder)).toEqual({ 'other|none': 2 })
    expect(await problems(recorder)).toMatchObject({ missing: 2 })
    expect(await countsBy(recorder, 'ml.inference.rows', 'ml.model.name')).toEqual({ m: 4 })
    expect(await textOf(recorder)).not.toContain('secret')
    await new Promise((resolve) => setImmediate(resolve))
    expect(warnings[0]).toBe(
      'driftline: model "m": it sends no categories of "a", which are to be hashed: there is no hash key; set DRIFTLINE_HASH_KEY or DRIFTLINE_HASH_KEY_FILE, the same wherever the model runs and where its profile is built (make a key with: openssl rand -base64 32). Rows and missing values are counted.',
    )
    expect(emitted.map((warning) => 'code' in warning && warning.code)).toEqual(['DRIFTLINE_HASH'])
  })

  test('nothing is said of a model that hashes nothing', () => {
    feed([{ a: 'x' }], { spec: specOf('features: {a: {}}') })
    expect(warnings).toEqual([])
  })
})
