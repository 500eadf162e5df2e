import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { FeatureCounts } from '../index.ts'
import { buildProfile, isRaised } from '../index.ts'
import { createRandom, numbers, specOf } from '../judging.testing.ts'
import type { CountedDay } from './model-days.testing.ts'
import { closeDays, ofModel, poisson } from './model-days.testing.ts'

const spec = specOf('model: {name: m}\nwindows: [1d]\nsegments: {dimensions: [city]}\n')
const random = createRandom(3)
const ROWS = 6000
const FEATURES = ['a', 'b', 'c', 'd']
/** Of every city half of the rows; in ulm each value is missing in one row of fifty. */
const cityOf = (row: number): string => (row % 2 === 0 ? 'ulm' : 'bonn')
const profile = buildProfile({
  model: { name: 'm' },
  columns: Object.fromEntries(
    FEATURES.map((name) => {
      const cells = Array.from({ length: ROWS }, (_, row) =>
        cityOf(row) === 'ulm' && random() < 0.02 ? undefined : random(),
      )
      return [name, { type: 'numeric' as const, cells }]
    }),
  ),
  windows: spec.windows,
  dimensions: [{ name: 'city', values: Array.from({ length: ROWS }, (_, row) => cityOf(row)) }],
  blocks: { timezone: 'UTC' },
  provenance: { source: 'rows.csv', rows: [0, ROWS], rowCount: ROWS, producer: 'test' },
  hash: (text) => createHash('sha256').update(text).digest('hex'),
})

/** A day of 1,000 rows in a city; the values of the features are missing in a share of them, one by one or together. */
function dayOf(city: string, problems: FeatureCounts['problems'], rows = 1000): CountedDay {
  const values = numbers(Array.from({ length: rows }, () => random()))
  const features = { a: values, prediction: values, all: { special: {}, problems } }
  return { features: { a: values }, segments: [{ name: 'city', value: city, features }] }
}

const linesOf = (days: number, day: (day: number) => CountedDay) =>
  ofModel(closeDays(days, day, { spec, profiles: [profile] })).filter(({ segment }) => segment.name === 'city')

describe('problems of a segment, all features together', () => {
  test('are a line of the segment beside the profile', () => {
    const lines = linesOf(4, (day) => dayOf('ulm', { missing: day < 1 ? 80 : 600 }))
    expect(lines.map(({ state }) => state)).toEqual(['ok', 'suspected', 'act', 'act'])
    expect(lines[2]).toMatchObject({
      feature: 'all',
      segment: { name: 'city', value: 'ulm' },
      reference: 'training',
      headline: true,
      kind: 'missing',
      count: 1000,
    })
    expect(lines[2]?.sentence).toMatch(
      /^15 % of values are missing since Tue 6 Jan 2026, in the reference [12]\.?\d? %; 1,000 rows\.$/,
    )
    expect(lines[0]?.kinds.map(({ kind }) => kind).toSorted()).toEqual(['missing', 'range', 'type'])
  })

  test('are judged by what is usual in that segment', () => {
    const inUlm = linesOf(5, () => dayOf('ulm', { missing: 80 }))
    const inBonn = linesOf(5, () => dayOf('bonn', { missing: 400 }))
    expect(inUlm.filter(isRaised)).toEqual([])
    expect(inBonn.at(-1)).toMatchObject({ kind: 'missing' })
    expect(linesOf(3, () => dayOf('bonn', { type: 200, non_finite: 200 })).at(-1)).toMatchObject({ kind: 'type' })
    expect(linesOf(3, () => dayOf('bonn', { range: 400 })).at(-1)).toMatchObject({ kind: 'range' })
  })

  test('that come together in a row raise no more than those that come one by one', () => {
    const chance = createRandom(6)
    const together = linesOf(300, () => dayOf('ulm', { missing: 4 * poisson(chance, 20) }))
    const apart = linesOf(300, () => dayOf('ulm', { missing: poisson(chance, 80) }))
    for (const lines of [together, apart]) expect(lines.filter(isRaised)).toEqual([])
  })

  test('are not judged in a segment the profile does not know, in too few rows, or without a profile', () => {
    expect(linesOf(2, () => dayOf('jena', { missing: 900 }))).toEqual([])
    expect(linesOf(2, () => dayOf('ulm', { missing: 90 }, 25)).map(({ state }) => state)).toEqual([
      'insufficient_data',
      'insufficient_data',
    ])
    const without = ofModel(closeDays(2, () => dayOf('ulm', { missing: 900 }), { spec }))
    expect(without.filter(({ segment }) => segment.name === 'city')).toEqual([])
  })

  test('teach and judge no feature of the name', () => {
    const lines = closeDays(40, () => dayOf('ulm', { missing: 80 }), { spec })
    expect(lines.filter(({ feature, segment }) => feature === 'all' && segment.name === 'city')).toEqual([])
  })
})
