import { expect, test } from 'vitest'
import { plantShift, windowsOf } from './judge-set.ts'
import { isKnownChange, SETS_ON_CLOCKS } from './known-changes.ts'
import type { RealSet } from './read-set.ts'
import { readSet } from './read-set.ts'

const HOUR_MS = 3_600_000
const monday = Date.UTC(2026, 0, 5)
const set: RealSet = {
  features: { x: { type: 'numeric' }, word: { type: 'categorical' } },
  timesMs: Array.from({ length: 20 }, (_, i) => monday + i * 12 * HOUR_MS),
  cells: {
    x: Array.from({ length: 20 }, (_, i) => (i === 3 ? null : (i % 2) * 2)),
    word: Array.from({ length: 20 }, () => 'a'),
  },
}

test('rows are cut into windows of the clock, none lost', () => {
  const weeks = windowsOf(set, '1w')
  expect(weeks.map(({ startMs }) => new Date(startMs).toISOString().slice(0, 10))).toEqual(['2026-01-05', '2026-01-12'])
  expect(weeks.map(({ cells }) => cells['x']!.length)).toEqual([14, 6])
  expect(windowsOf(set, '1d').flatMap(({ cells }) => cells['x'])).toEqual(set.cells['x'])
})

test('a planted shift is one standard deviation of the whole column, from its window on; gaps and words stay', () => {
  const days = windowsOf(set, '1d')
  const planted = plantShift(days, 1, set)
  const values = set.cells['x']!.filter((value) => typeof value === 'number')
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
  expect(planted[0]).toEqual(days[0])
  expect(planted[1]!.cells['x']).toEqual([0 + deviation, null])
  expect(planted[2]!.cells['x']).toEqual([0 + deviation, 2 + deviation])
  expect(planted[2]!.cells['word']).toEqual(['a', 'a'])
})

test('a known change is left out within its dates only, or everywhere where it has none', () => {
  const elec2 = SETS_ON_CLOCKS.find(({ set, window }) => set === 'elec2' && window === '1w')!
  const week = (day: string) => ({ startMs: Date.parse(day), endMs: Date.parse(day) + 7 * 24 * HOUR_MS })
  expect(isKnownChange(elec2, 'transfer', week('1997-05-05'))).toBe(true)
  expect(isKnownChange(elec2, 'transfer', week('1997-04-28'))).toBe(false)
  expect(isKnownChange(elec2, 'transfer', week('1997-07-07'))).toBe(false)
  expect(isKnownChange(elec2, 'nswdemand', week('1997-05-05'))).toBe(false)
  const bike = SETS_ON_CLOCKS.find(({ set }) => set === 'bike-sharing-hourly')!
  expect(isKnownChange(bike, 'mnth', week('2011-01-03'))).toBe(true)
})

test.runIf(readSet('elec2'))('known changes are of features that the sets have', () => {
  for (const { set, changes } of SETS_ON_CLOCKS) {
    const features = Object.keys(readSet(set)!.features)
    expect(features).toEqual(expect.arrayContaining(changes.flatMap((change) => change.features)))
  }
})
