import { parseMonitorSpec } from '@driftline/spec'
import type { MonitorSpec } from '@driftline/spec'
import { describe, expect, test } from 'vitest'
import { collected, countsBy } from '../collected.testing.ts'
import { createRecorder } from '../index.ts'
import type { InstrumentOptions, Recorder, RecorderLimits } from '../index.ts'

type Row = Readonly<Record<string, unknown>>
type Options = Omit<InstrumentOptions<(row: Row) => number, false, Row>, 'model'>

function specOf(yaml: string): MonitorSpec {
  const checked = parseMonitorSpec(`model: {name: m, task: regression}\n${yaml}`, { file: 'spec.yaml' })
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues))
  return checked.value
}

function profileOf(features: object): object {
  return { format: 'driftline.profile/v1', id: 'sha256:1', model: { name: 'm' }, features }
}

function feed(rows: readonly Row[], options: Options = {}, limits: Partial<RecorderLimits> = {}): Recorder {
  const recorder = createRecorder({ limits })
  const predict = recorder.instrumentModel((row: Row) => Object.keys(row).length, { ...options, model: 'm' })
  for (const row of rows) predict(row)
  return recorder
}

async function valueOf(recorder: Recorder, feature: string, segment = 'all'): Promise<unknown> {
  const points = await collected(recorder)
  return points.find(
    ({ metric, attributes }) =>
      metric === 'ml.feature.value' &&
      attributes['ml.feature.name'] === feature &&
      attributes['ml.segment.value'] === segment,
  )?.value
}

const problems = (recorder: Recorder) =>
  countsBy(recorder, 'ml.feature.problems', 'ml.feature.name', 'ml.feature.problem')
const specials = (recorder: Recorder) =>
  countsBy(recorder, 'ml.feature.special', 'ml.feature.name', 'ml.feature.category')
const categories = (recorder: Recorder) =>
  countsBy(recorder, 'ml.feature.categories', 'ml.feature.name', 'ml.feature.category')

describe('a row of a numeric feature is exactly one of value, special, missing, wrong type and non-finite', () => {
  const spec = specOf('features: {a: {type: numeric, min: 0, max: 10, special: [-1, "n/a"]}}')
  const given: readonly (readonly [unknown, Record<string, number>, Record<string, number>, number])[] = [
    [5, {}, {}, 1],
    [0, {}, {}, 1],
    [-0, {}, {}, 1],
    [7n, {}, {}, 1],
    [-1, {}, { 'a|-1': 1 }, 0],
    ['n/a', {}, { 'a|n/a': 1 }, 0],
    [null, { 'a|missing': 1 }, {}, 0],
    [undefined, { 'a|missing': 1 }, {}, 0],
    ['', { 'a|missing': 1 }, {}, 0],
    [Number.NaN, { 'a|non_finite': 1 }, {}, 0],
    [Infinity, { 'a|non_finite': 1 }, {}, 0],
    [-Infinity, { 'a|non_finite': 1 }, {}, 0],
    ['5', { 'a|type': 1 }, {}, 0],
    [true, { 'a|type': 1 }, {}, 0],
    [{}, { 'a|type': 1 }, {}, 0],
    [Symbol('s'), { 'a|type': 1 }, {}, 0],
    [11, { 'a|range': 1 }, {}, 1],
    [-5, { 'a|range': 1 }, {}, 1],
  ]

  test.each(given)('%s', async (value, expectedProblems, expectedSpecials, count) => {
    const recorder = feed([{ a: value }], { spec })
    expect(await problems(recorder)).toEqual(expectedProblems)
    expect(await specials(recorder)).toEqual(expectedSpecials)
    expect(await valueOf(recorder, 'a')).toEqual(count === 0 ? undefined : expect.objectContaining({ count: 1 }))
  })

  test('a declared special number is special as a text too, and a declared text as a number', async () => {
    const declared = specOf('features: {a: {type: numeric, special: [-999, "-1", "n/a"]}}')
    const recorder = feed(
      [-999, '-999', -999n, -1, '-1', 'n/a', '-999.0', 999].map((a) => ({ a })),
      { spec: declared },
    )
    expect(await specials(recorder)).toEqual({ 'a|-999': 3, 'a|-1': 2, 'a|n/a': 1 })
    expect(await problems(recorder)).toEqual({ 'a|type': 1 })
    expect(await valueOf(recorder, 'a')).toMatchObject({ count: 1, max: 999 })
  })

  test('a feature the row does not have at all is missing once it is declared', async () => {
    expect(await problems(feed([{ b: 1 }], { spec }))).toEqual({ 'a|missing': 1, 'b|unexpected': 1 })
  })
})

describe('a profile', () => {
  const profile = profileOf({
    a: { type: 'numeric', zeroThreshold: 0.25, guard: { lower: -10, upper: 10 } },
    b: { type: 'categorical', categories: { x: 3, y: 9 } },
    prediction: { type: 'numeric', zeroThreshold: 0, guard: { lower: 0, upper: 1.5 } },
  })

  test('gives the zero threshold: smaller magnitudes are zeros', async () => {
    const recorder = feed([{ a: 0.25 }, { a: -0.1 }, { a: 0.26 }], { profile })
    expect(await valueOf(recorder, 'a')).toMatchObject({ count: 3, zeroCount: 2, zeroThreshold: 0.25 })
  })

  test('gives the guard band: what lies outside is counted as under and over, what lies on it is a value', async () => {
    const recorder = feed([{ a: -10.1 }, { a: -10 }, { a: 10 }, { a: 1e9 }], { profile })
    expect(await specials(recorder)).toEqual({ 'a|under': 1, 'a|over': 1 })
    expect(await valueOf(recorder, 'a')).toMatchObject({ count: 2, min: -10, max: 10 })
  })

  test('gives the guard band of the prediction too', async () => {
    const recorder = feed([{ a: 1 }, { a: 1, b: 'x' }], { profile })
    expect(await specials(recorder)).toEqual({ 'prediction|over': 1 })
    const value = (await collected(recorder)).find(({ metric }) => metric === 'ml.prediction.value')?.value
    expect(value).toMatchObject({ count: 1, max: 1 })
  })

  test('gives the names of categories; a new one is counted as other and as a problem', async () => {
    const recorder = feed([{ b: 'x' }, { b: 'y' }, { b: 'z' }, { b: 5 }], { profile })
    expect(await categories(recorder)).toEqual({ 'b|x': 1, 'b|y': 1, 'b|other': 2 })
    expect(await problems(recorder)).toEqual({ 'a|missing': 4, 'b|category': 2 })
  })

  test('is named on every point, and columns it does not know are not counted', async () => {
    const recorder = feed([{ a: 1, b: 'x', id: 'customer 7' }], { profile })
    for (const { attributes } of await collected(recorder)) expect(attributes['ml.profile.id']).toBe('sha256:1')
    expect(JSON.stringify(await collected(recorder))).not.toContain('customer 7')
  })

  test('of another model is not used', async () => {
    const recorder = createRecorder()
    recorder.instrumentModel((row: Row) => row['a'], { model: 'another', profile })({ a: 1e9 })
    expect(await specials(recorder)).toEqual({})
    expect(await countsBy(recorder, 'driftline.instrumentation.errors', 'error.type')).toEqual({ profile: 1 })
  })
})

describe('categories', () => {
  test('without known names go to hash buckets, the same ones in every process', async () => {
    const recorder = feed([{ a: 'mon' }, { a: 'mon' }, { a: true }, { a: 'größer' }])
    const counts = await categories(recorder)
    expect(Object.keys(counts).every((key) => /^a\|hash:[0-6][0-9]$/.test(key))).toBe(true)
    expect(counts).toEqual(await categories(feed([{ a: 'größer' }, { a: true }, { a: 'mon' }, { a: 'mon' }])))
    expect(Object.values(counts).reduce((a, b) => a + b)).toBe(4)
  })

  test('declared in the spec are names too, and only they are expected', async () => {
    const spec = specOf('features: {a: {type: categorical, values: [x, z]}}')
    const profile = profileOf({ a: { type: 'categorical', categories: { x: 1, y: 1 } } })
    const recorder = feed([{ a: 'x' }, { a: 'y' }, { a: 'z' }], { spec, profile })
    expect(await categories(recorder)).toEqual({ 'a|x': 1, 'a|y': 1, 'a|z': 1 })
    expect(await problems(recorder)).toEqual({ 'a|category': 1 })
  })

  test('of a feature the spec hashes never leave by name', async () => {
    const spec = specOf('features: {a: {type: categorical, values: [secret]}}\nprivacy: {hash: [a]}')
    expect(JSON.stringify(await collected(feed([{ a: 'secret' }], { spec })))).not.toContain('secret')
  })

  test('whose names mean something on the wire are counted by name all the same', async () => {
    const names = ['other', 'hash:07', '\\other', '\\\\', '\\hash:63', 'hash:64', 'hash:7', 'Other', '\\n']
    const profile = profileOf({ a: { type: 'categorical', categories: Object.fromEntries(names.map((n) => [n, 1])) } })
    const recorder = feed(
      [...names, 'unheard of'].map((a) => ({ a })),
      { profile },
    )
    expect(await categories(recorder)).toEqual({
      'a|\\other': 1,
      'a|\\hash:07': 1,
      'a|\\\\other': 1,
      'a|\\\\': 1,
      'a|\\\\hash:63': 1,
      'a|\\hash:64': 1,
      'a|hash:7': 1,
      'a|Other': 1,
      'a|\\n': 1,
      'a|other': 1,
    })
    expect(await problems(recorder)).toEqual({ 'a|category': 1 })
  })

  test('of values that are no text are their text; empty ones are missing unless declared', async () => {
    const spec = specOf('features: {b: {type: categorical}}')
    const profile = profileOf({ a: { type: 'categorical', categories: { 1: 3, true: 2, '': 1 } } })
    const values = [1, 1n, true, '', {}, Number.NaN, Infinity, null, [1]]
    const recorder = feed(
      values.map((value) => ({ a: value, b: value })),
      { spec, profile },
    )
    const counted = await categories(recorder)
    expect([counted['a|1'], counted['a|true'], counted['a|'], counted['a|other']]).toEqual([2, 1, 1, undefined])
    expect(await problems(recorder)).toEqual({
      'a|missing': 1,
      'a|type': 2,
      'a|non_finite': 2,
      'b|missing': 2,
      'b|type': 2,
      'b|non_finite': 2,
    })
  })

  test('beyond the limit are counted as other', async () => {
    const names = Array.from({ length: 50 }, (_, i) => `name ${i}`)
    const profile = profileOf({ a: { type: 'categorical', categories: Object.fromEntries(names.map((n) => [n, 1])) } })
    const recorder = feed(
      names.map((a) => ({ a })),
      { profile },
      { categories: 10 },
    )
    const counts = await categories(recorder)
    expect(Object.keys(counts)).toHaveLength(11)
    expect(counts['a|other']).toBe(40)
    expect(await problems(recorder)).toEqual({})
  })
})

describe('undeclared features', () => {
  test('take the type of their first value that is not missing', async () => {
    const recorder = feed([
      { a: null, b: 'x' },
      { a: 3, b: 4 },
      { a: 'y', b: 'z' },
    ])
    expect(await valueOf(recorder, 'a')).toMatchObject({ count: 1, max: 3 })
    expect(await problems(recorder)).toEqual({ 'a|missing': 1, 'a|type': 1 })
    expect(Object.keys(await categories(recorder)).every((key) => key.startsWith('b|hash:'))).toBe(true)
  })

  test('with a reserved name are left out', async () => {
    const recorder = feed([{ all: 1, other: 2, prediction: 3, score: 4, a: 5 }])
    const names = (await collected(recorder)).map(({ attributes }) => attributes['ml.feature.name'])
    expect(new Set(names.filter((name) => name !== undefined))).toEqual(new Set(['a']))
  })

  test('and declared ones are counted by whatever name a spec takes', async () => {
    const longest = 'x'.repeat(200)
    const declared = specOf(`features: {${longest}: {type: numeric}}`)
    const recorder = feed([{ [longest]: 3 }], { spec: declared })
    expect(await valueOf(recorder, longest)).toMatchObject({ count: 1, max: 3 })
    expect(parseMonitorSpec(`model: {name: m}\nfeatures: {${longest}y: {}}`).ok).toBe(false)
    const open = feed([{ [longest]: 3, [`${longest}y`]: 5 }])
    expect(await valueOf(open, longest)).toMatchObject({ count: 1, max: 3 })
    expect(await valueOf(open, `${longest}y`)).toBeUndefined()
  })

  test('beyond the limit are not counted, and that is', async () => {
    const row = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`f${i}`, i]))
    const recorder = feed([row], {}, { features: 10 })
    const values = (await collected(recorder)).filter(({ metric }) => metric === 'ml.feature.value')
    expect(values).toHaveLength(10)
    expect(await countsBy(recorder, 'driftline.instrumentation.overflow', 'driftline.overflow.kind')).toEqual({
      features: 20,
    })
  })
})

describe('segments', () => {
  const segments = (row: Row) => ({ weekday: row['weekday'] })

  test('are counted beside all, each row once per dimension', async () => {
    const recorder = feed(
      [
        { a: 1, weekday: 'mon' },
        { a: 2, weekday: 'tue' },
        { a: 3, weekday: 'mon' },
      ],
      { segments },
    )
    expect(await valueOf(recorder, 'a')).toMatchObject({ count: 3, sum: 6, min: 1, max: 3 })
    expect(await valueOf(recorder, 'a', 'mon')).toMatchObject({ count: 2 })
    expect(await valueOf(recorder, 'a', 'tue')).toMatchObject({ count: 1 })
  })

  test('come from the row where the spec declares dimensions; what it lacks or does not list is other', async () => {
    const spec = specOf('segments: {dimensions: [{name: season, values: [winter, summer]}]}')
    const rows = ['winter', 'summer', 'sommer', undefined, null, {}].map((season) => ({ a: 1, season }))
    const recorder = feed(rows, { spec })
    expect(await valueOf(recorder, 'a', 'winter')).toMatchObject({ count: 1 })
    expect(await valueOf(recorder, 'a', 'summer')).toMatchObject({ count: 1 })
    expect(await valueOf(recorder, 'a', 'other')).toMatchObject({ count: 4 })
  })

  test('beyond the limit of a dimension are other, and that is counted', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => ({ a: 1, weekday: `day ${i}` }))
    const recorder = feed(rows, { segments }, { segmentValues: 5 })
    expect(await valueOf(recorder, 'a', 'day 4')).toMatchObject({ count: 1 })
    expect(await valueOf(recorder, 'a', 'day 5')).toBeUndefined()
    expect(await valueOf(recorder, 'a', 'other')).toMatchObject({ count: 15 })
    expect(await countsBy(recorder, 'driftline.instrumentation.overflow', 'driftline.overflow.kind')).toEqual({
      segments: 15,
    })
  })

  test('carry only the most important features, and problems without the feature', async () => {
    const spec = specOf('features: {dull: {importance: 0.1}, loud: {importance: 0.9}, dim: {}}')
    const rows = [{ dull: 1, loud: 2, dim: null, weekday: 'mon' }]
    const recorder = feed(rows, { spec, segments }, { featuresPerSegment: 1 })
    expect(await valueOf(recorder, 'loud', 'mon')).toMatchObject({ count: 1 })
    expect(await valueOf(recorder, 'dull', 'mon')).toBeUndefined()
    expect(await valueOf(recorder, 'dull')).toMatchObject({ count: 1 })
    const keys = ['ml.segment.value', 'ml.feature.name', 'ml.feature.problem']
    expect(await countsBy(recorder, 'ml.feature.problems', ...keys)).toEqual({
      'all|dim|missing': 1,
      'mon|-|missing': 1,
    })
  })

  test('a stream of ever new names everywhere keeps the number of points bounded', async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => ({
      [`feature ${i}`]: i,
      a: `category ${i}`,
      weekday: `day ${i}`,
    }))
    const limits = { series: 500, features: 50, segmentValues: 20 }
    const recorder = feed(rows, { segments: (row) => ({ ...row }), output: (n) => ({ class: `class ${n}` }) }, limits)
    expect((await collected(recorder)).length).toBeLessThan(3000)
    const rowCounts = await countsBy(recorder, 'ml.inference.rows')
    expect(rowCounts).toEqual({ '': 3000 })
  })
})

describe('predictions', () => {
  const outputs = (given: readonly unknown[], task = 'regression') => {
    const recorder = createRecorder()
    const spec = specOf('score: {thresholds: [0.37]}')
    const predict = recorder.instrumentModel((row: { i: number }) => given[row.i], {
      model: 'm',
      spec: { ...spec, model: { ...spec.model, task: task as 'binary' } },
    })
    for (const i of given.keys()) predict({ i })
    return recorder
  }
  const find = async (recorder: Recorder, metric: string) =>
    (await collected(recorder)).find((point) => point.metric === metric)?.value

  test('a number is the value of a regression, the score of a binary model and the class of a multiclass one', async () => {
    expect(await find(outputs([0.5]), 'ml.prediction.value')).toMatchObject({ count: 1, sum: 0.5 })
    expect(await find(outputs([0.5], 'binary'), 'ml.prediction.score')).toMatchObject({ count: 1, sum: 0.5 })
    expect(await countsBy(outputs([2, 2, 7], 'multiclass'), 'ml.prediction.classes', 'ml.prediction.class')).toEqual({
      '2': 2,
      '7': 1,
    })
  })

  test('scores fall into logit-spaced bins that have the thresholds as edges', async () => {
    const value = await find(outputs([0.37, 0.3700001], 'binary'), 'ml.prediction.score')
    const { boundaries, counts } = (value as { buckets: { boundaries: number[]; counts: number[] } }).buckets
    const edge = boundaries.indexOf(0.37)
    expect(edge).toBeGreaterThan(0)
    expect([counts[edge], counts[edge + 1]]).toEqual([1, 1])
    expect(counts).toHaveLength(boundaries.length + 1)
  })

  test('texts and booleans are classes, and objects give score, value and class', async () => {
    const recorder = outputs([
      'late',
      true,
      { score: 0.2, label: 'late' },
      { prediction: 'early' },
      { probability: 0.9, value: 3 },
    ])
    expect(await countsBy(recorder, 'ml.prediction.classes', 'ml.prediction.class')).toEqual({
      early: 1,
      late: 2,
      true: 1,
    })
    expect(await find(recorder, 'ml.prediction.score')).toMatchObject({ count: 2 })
    expect(await find(recorder, 'ml.prediction.value')).toMatchObject({ count: 1, sum: 3 })
  })

  test('what is missing, no number, not finite or no probability is a problem', async () => {
    const recorder = outputs([null, undefined, Number.NaN, { score: 'high' }, { score: 1.5 }, { value: 1, label: 'x' }])
    expect(await countsBy(recorder, 'ml.prediction.problems', 'ml.feature.problem')).toEqual({
      missing: 2,
      non_finite: 1,
      range: 1,
      type: 1,
    })
  })

  const predictionProblems = (recorder: Recorder) => countsBy(recorder, 'ml.prediction.problems', 'ml.feature.problem')

  test.each([[null], [undefined], [{ prediction: null }], [{ label: null }], [{ label: undefined, prediction: null }]])(
    'of %j are one missing output',
    async (answer) => {
      expect(await predictionProblems(outputs([answer]))).toEqual({ missing: 1 })
    },
  )

  test.each([
    [{ value: null }],
    [{ score: null }],
    [{ class: null }],
    [{ value: undefined }],
    [{ probability: undefined }],
    [{ value: null, score: null, class: null }],
    [Object.assign(Object.create(null) as object, { value: null })],
    [{ label: '' }],
    [''],
  ])('whose every part is null or empty are one missing output: %j', async (answer) => {
    const recorder = outputs([answer])
    expect(await predictionProblems(recorder)).toEqual({ missing: 1 })
    expect(await countsBy(recorder, 'driftline.instrumentation.errors', 'error.type')).toEqual({})
  })

  test('with one part null count the parts they have, and are not missing', async () => {
    const recorder = outputs([
      { value: null, score: 0.3 },
      { score: null, label: 'late' },
      { class: null, value: 2 },
      { class: '', value: 0 },
    ])
    expect(await find(recorder, 'ml.prediction.score')).toMatchObject({ count: 1, sum: 0.3 })
    expect(await find(recorder, 'ml.prediction.value')).toMatchObject({ count: 2, sum: 2 })
    expect(await countsBy(recorder, 'ml.prediction.classes', 'ml.prediction.class')).toEqual({ late: 1 })
    expect(await predictionProblems(recorder)).toEqual({})
  })

  const problemsByPart = (recorder: Recorder) =>
    countsBy(recorder, 'ml.prediction.problems', 'ml.feature.name', 'ml.feature.problem')

  test('are missing in the parts that answers had before', async () => {
    const parts = (given: readonly unknown[], task?: string) => problemsByPart(outputs(given, task))
    expect(await parts([1, null])).toEqual({ '-|missing': 1 })
    expect(await parts([0.2, null], 'binary')).toEqual({ 'score|missing': 1 })
    expect(await parts(['late', null], 'binary')).toEqual({ '-|missing': 1 })
    expect(await parts([{ score: 0.2, label: 'late' }, null])).toEqual({ '-|missing': 1, 'score|missing': 1 })
    expect(await parts([{ score: 0.2 }, { score: 'high' }, { score: 1.5, value: NaN }])).toEqual({
      '-|non_finite': 1,
      'score|range': 1,
      'score|type': 1,
    })
  })

  test.each([
    ['what the profile knows', { profile: profileOf({ score: { type: 'numeric' } }) }, { 'score|missing': 2 }],
    [
      'the task',
      { spec: { ...specOf(''), model: { ...specOf('').model, task: 'binary' as const } } },
      { 'score|missing': 2 },
    ],
    ['nothing', {}, { '-|missing': 2 }],
  ])('that were never there are missing by %s', async (_, options, expected) => {
    const recorder = createRecorder()
    const predict = recorder.instrumentModel((_row: Row) => null, { ...options, model: 'm' })
    for (const a of [1, 2]) predict({ a })
    expect(await problemsByPart(recorder)).toEqual(expected)
  })

  const batchOf = async (result: unknown) => {
    const recorder = createRecorder()
    const predict = recorder.instrumentModel((_rows: readonly Row[]) => result as readonly unknown[], {
      model: 'm',
      batch: true,
      segments: (row) => ({ side: row['a'] }),
    })
    predict([{ a: 'x' }, { a: 'y' }, { a: 'x' }])
    return countsBy(recorder, 'ml.prediction.problems', 'ml.segment.value', 'ml.feature.problem')
  }

  test.each([
    ['nulls among its results', [{ value: null }, 2, null], { 'all|missing': 2, 'x|missing': 2 }],
    ['null for all of its rows', null, { 'all|missing': 3, 'x|missing': 2, 'y|missing': 1 }],
    ['nothing for all of its rows', undefined, { 'all|missing': 3, 'x|missing': 2, 'y|missing': 1 }],
    ['fewer results than rows', [1], { 'all|missing': 2, 'x|missing': 1, 'y|missing': 1 }],
  ])('of a batch that gives %s are missing for just these rows', async (_, result, expected) => {
    expect(await batchOf(result)).toEqual(expected)
  })

  test('are missing where the answer is null and the output function stumbles over it', async () => {
    const recorder = createRecorder()
    const predict = recorder.instrumentModel((_row: Row): { deep: number } => null as never, {
      model: 'm',
      output: ({ deep }) => ({ value: deep }),
    })
    predict({ a: 1 })
    expect(await predictionProblems(recorder)).toEqual({ missing: 1 })
  })

  test('of a class named other stay apart from the rest', async () => {
    const recorder = createRecorder({ limits: { categories: 3 } })
    const predict = recorder.instrumentModel((row: { i: string }) => ({ class: row.i }), { model: 'm' })
    for (const i of ['other', 'a', '\\other', 'hash:07', 'b']) predict({ i })
    expect(await countsBy(recorder, 'ml.prediction.classes', 'ml.prediction.class')).toEqual({
      '\\other': 1,
      a: 1,
      '\\\\other': 1,
      other: 2,
    })
  })

  test('that cannot be read are no prediction at all, and are reported', async () => {
    const recorder = outputs([{ boxes: [] }])
    expect(await countsBy(recorder, 'ml.prediction.problems', 'ml.feature.problem')).toEqual({})
    expect(await countsBy(recorder, 'driftline.instrumentation.errors', 'error.type')).toEqual({ output: 1 })
  })
})
