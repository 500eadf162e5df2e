import { describe, expect, test } from 'vitest'
import type { ReferenceProfile } from '@driftline/profile'
import { rowsCounted } from '../cells/counted-window.ts'
import type { ReferenceColumn } from '../index.ts'
import { buildProfile, createModelHealth } from '../index.ts'
import { closeAll, createRandom, DAY_MS, isOfFeature, numbers, specOf, toClosedWindow } from '../judging.testing.ts'
import type { ReferenceDimension } from './segment-profiles.ts'

const spec = specOf('model: {name: m}\nwindows: [1d]\nreferences: {training: {}}\n')
const random = createRandom(17)

interface Given {
  readonly columns: Readonly<Record<string, ReferenceColumn>>
  readonly dimension: ReferenceDimension
  /** Rows of a day; without, nobody knows when a row was. */
  readonly rowsPerDay?: number
}

function built({ columns, dimension, rowsPerDay }: Given): ReferenceProfile {
  const rowCount = dimension.values.length
  const timesMs = Float64Array.from({ length: rowCount }, (_, row) => Math.floor(row / rowsPerDay!) * DAY_MS)
  return buildProfile({
    model: { name: 'm' },
    columns,
    dimensions: [dimension],
    windows: spec.windows,
    blocks: { timezone: 'UTC', ...(rowsPerDay !== undefined && { timesMs }) },
    provenance: { source: 'rows.csv', rows: [0, rowCount], rowCount, producer: 'test' },
    hash: () => 'h',
  })
}

const numeric = (cells: ReferenceColumn['cells'], importance?: number): ReferenceColumn => ({
  type: 'numeric',
  cells,
  ...(importance !== undefined && {
    spec: { type: 'numeric', importance, critical: false } as ReferenceColumn['spec'] & object,
  }),
})

describe('a segment', () => {
  const cities = Array.from({ length: 9000 }, (_, row) => ['big', 'big', 'small'][row % 3]!)
  /** Everyone in `small` wobbles from day to day together; `big` does not. */
  const wobble = Array.from({ length: 30 }, () => 4 * random())
  const values = cities.map((city, row) => 10 * random() + (city === 'small' ? 30 + wobble[Math.floor(row / 300)]! : 0))
  const dimension: ReferenceDimension = { name: 'city', values: cities }
  const columns = { x: numeric(values), city: { type: 'categorical', cells: cities } as const }

  test('has edges and a design effect of its own', () => {
    const { features, segments } = built({ columns, dimension, rowsPerDay: 300 })
    const [big, small] = [segments['city']!['big']!, segments['city']!['small']!]
    expect([big.rows, small.rows]).toEqual([6000, 3000])
    const scatter = (own: typeof big) => own.features['x']!.profile!.designEffect['1d']!
    expect(scatter(big)).toMatchObject({ blocks: 30 })
    expect(scatter(big).value).toBeLessThan(1.4)
    expect(scatter(small).value).toBeGreaterThan(2)
    expect(features['x']!.designEffect['1d']!.value).not.toBe(scatter(big).value)
    const edges = (own: typeof big): readonly number[] => {
      const profile = own.features['x']!.profile!
      return profile.type === 'numeric' ? profile.cells.positive : []
    }
    expect(Math.max(...edges(big))).toBeLessThan(12)
    expect(Math.min(...edges(small))).toBeGreaterThan(28)
  })

  test('is shown in the bins of everyone, so that one can be laid over the other', () => {
    const score = { type: 'score', cells: values.map((value) => value / 100) } as const
    const { features, segments } = built({ columns: { ...columns, score }, dimension })
    const binsOf = (profile: (typeof features)[string] | undefined) =>
      profile?.type === 'categorical' ? undefined : profile?.displayEdges
    for (const name of ['x', 'score']) {
      expect(binsOf(features[name])).toHaveLength(15)
      for (const own of Object.values(segments['city']!))
        expect(binsOf(own.features[name]!.profile)).toEqual(binsOf(features[name]))
    }
  })

  test('guesses a design effect of 2 where nothing says when its rows were, whatever that of everyone is', () => {
    const { segments } = built({ columns, dimension })
    for (const own of Object.values(segments['city']!))
      expect(own.features['x']!.profile!.designEffect).toEqual({ '1d': { value: 2, blocks: 0 } })
  })

  test('is counted in the cells of everyone too, so that all segments together are everyone', () => {
    const { segments, features } = built({ columns, dimension })
    const shared = Object.values(segments['city']!).map(({ features: own }) => own['x']!.shared!)
    expect(new Set(shared.map(rowsCounted))).toEqual(new Set([3000, 6000]))
    const sum = shared[0]!.cells.map((rows, i) => rows + shared[1]!.cells[i]!)
    const everyone = features['x']!
    if (everyone.type !== 'numeric') throw new Error('x is numeric')
    for (const rows of sum) expect(rows / 9000).toBeCloseTo(0.1, 1)
  })

  test('does not judge the dimension it is cut by', () => {
    const { segments } = built({ columns, dimension })
    const { city, x } = segments['city']!['big']!.features
    expect(x).toHaveProperty('profile')
    expect(city).not.toHaveProperty('profile')
    expect(city).toHaveProperty('shared')
  })

  test('sums its problems up over the inputs of the model', () => {
    const cells = values.map((value, row) => (row % 30 === 2 ? null : value))
    const both = { x: numeric(cells), y: numeric(cells), prediction: numeric(cells) }
    const { segments } = built({ columns: both, dimension })
    expect(segments['city']!['small']!.problems).toEqual({ missing: 2 * 300, type: 0, range: 0 })
    expect(segments['city']!['big']!.problems).toMatchObject({ missing: 0 })
  })

  test('is judged by its own rows: what is usual in it is no drift, what is usual for everyone is', () => {
    const profile = built({ columns, dimension, rowsPerDay: 300 })
    const health = createModelHealth({ spec, profiles: [profile] })
    const inSegment = (value: string, shift: number) => ({
      name: 'city',
      value,
      features: { x: numbers(Array.from({ length: 400 }, () => shift + 10 * random())) },
    })
    const windows = [
      toClosedWindow({
        startMs: 0,
        lengthMs: DAY_MS,
        window: '1d',
        features: {},
        segments: [inSegment('big', 0), inSegment('small', 32)],
      }),
    ]
    expect(
      closeAll(health, windows)
        .verdicts.filter(isOfFeature)
        .map(({ segment, state }) => [segment.value, state]),
    ).toEqual([
      ['big', 'ok'],
      ['small', 'ok'],
    ])
    const swapped = [
      { ...windows[0]!, startMs: DAY_MS, endMs: 2 * DAY_MS, segments: [inSegment('big', 32), inSegment('small', 0)] },
    ]
    expect(
      closeAll(health, swapped)
        .verdicts.filter(isOfFeature)
        .map(({ segment, state }) => [segment.value, state]),
    ).toEqual([
      ['big', 'act'],
      ['small', 'act'],
    ])
  })
})

describe('which segments there are', () => {
  const valuesOf = (rows: readonly (readonly [string | undefined, number])[]) =>
    rows.flatMap(([value, count]) => Array.from({ length: count }, () => value))
  const segmentsOf = (values: readonly (string | undefined)[], declared?: readonly string[]) => {
    const columns = { x: numeric(values.map(() => random())) }
    const dimension = { name: 'city', values, ...(declared && { declared }) }
    return built({ columns, dimension }).segments['city']!
  }

  test('one below 300 rows has no reference of its own, only its rows in the cells of everyone', () => {
    const segments = segmentsOf(
      valuesOf([
        ['a', 300],
        ['b', 299],
      ]),
    )
    expect(segments['a']!.features['x']).toHaveProperty('profile')
    expect(segments['b']!.features['x']).not.toHaveProperty('profile')
    expect(rowsCounted(segments['b']!.features['x']!.shared!)).toBe(299)
  })

  test('rows without a value, and of values that the spec does not declare, are other', () => {
    const segments = segmentsOf(
      valuesOf([
        ['a', 10],
        ['b', 4],
        [undefined, 3],
      ]),
      ['a', 'c'],
    )
    expect(Object.entries(segments).map(([value, { rows }]) => [value, rows])).toEqual([
      ['a', 10],
      ['other', 7],
    ])
  })

  test('the fifty values with the most rows stand alone, the rest is other', () => {
    const many = valuesOf(Array.from({ length: 60 }, (_, i) => [`v${i}`, i + 1] as const))
    const segments = segmentsOf(many)
    expect(Object.keys(segments)).toHaveLength(51)
    expect(segments['v59']!.rows).toBe(60)
    expect(segments).not.toHaveProperty('v9')
    expect(segments['other']!.rows).toBe((10 * 11) / 2)
  })

  test('the twenty most important features are kept, and what the model puts out', () => {
    const values = valuesOf([
      ['a', 40],
      ['b', 40],
    ])
    const columns = Object.fromEntries([
      ...Array.from(
        { length: 25 },
        (_, i) =>
          [
            `f${i}`,
            numeric(
              values.map(() => random()),
              i / 25,
            ),
          ] as const,
      ),
      ['prediction', numeric(values.map(() => random()))] as const,
    ])
    const { features } = built({ columns, dimension: { name: 'city', values } }).segments['city']!['a']!
    expect(Object.keys(features)).toHaveLength(21)
    expect(features).toHaveProperty('f24')
    expect(features).not.toHaveProperty('f4')
    expect(features).toHaveProperty('prediction')
  })
})
