import { describe, expect, test } from 'vitest'
import type { FeatureProfile } from '@driftline/profile'
import { buildProfile } from '../index.ts'
import { createRandom, DAY_MS, numbers, specOf } from '../judging.testing.ts'
import { phasesOf } from './profile-phases.ts'
import { prepareProfile } from './prepared-profile.ts'
import { profileReference } from './profile-reference.ts'

const spec = specOf('model: {name: m}\nwindows: [1d, 1w]\n')
const random = createRandom(4)
const MONDAY_MS = Date.UTC(2024, 0, 1)
const ROWS_A_DAY = 200
type ShiftOn = (day: number) => number
/** A weekday each for itself, or the weekend apart. */
const byWeekday: ShiftOn = (day) => 2 * (day % 7)
const onWeekends: ShiftOn = (day) => (day % 7 >= 5 ? 12 : 0)
const rowsOf = (day: number, shiftOn: ShiftOn): readonly number[] =>
  Array.from({ length: ROWS_A_DAY }, () => 20 + shiftOn(day) + 4 * random())
const days = Array.from({ length: 70 }, (_, day) => day)
const profileOf = (shiftOn: ShiftOn): FeatureProfile =>
  buildProfile({
    model: { name: 'm' },
    columns: { x: { type: 'numeric', cells: days.flatMap((day) => rowsOf(day, shiftOn)) } },
    windows: spec.windows,
    blocks: {
      timezone: 'UTC',
      timesMs: Float64Array.from(
        { length: 70 * ROWS_A_DAY },
        (_, row) => MONDAY_MS + Math.floor(row / ROWS_A_DAY) * DAY_MS,
      ),
    },
    provenance: { source: 'rows.csv', rows: [0, 14_000], rowCount: 14_000, producer: 'test' },
    hash: () => 'h',
  }).features['x']!
const profile = profileOf(byWeekday)

const total = (cells: readonly number[]): number => cells.reduce((a, b) => a + b, 0)

function compare(own: FeatureProfile, window: string, dayNumbers: readonly number[]) {
  const startsMs = dayNumbers.map((day) => MONDAY_MS + day * DAY_MS)
  const phases = phasesOf(own, { window, startsMs, timezone: 'UTC' })
  const counts = numbers(dayNumbers.flatMap((day) => rowsOf(day, byWeekday)))
  const compared = profileReference(prepareProfile(own), { window, phases }).compare(counts, {
    hasProblems: true,
    isOutput: false,
  })
  if (compared.kind !== 'compared') throw new Error(compared.reason)
  return compared
}

describe('a reference with weekdays apart', () => {
  test('was found to tell more than all days together', () => {
    expect(profile.phases?.['1d']?.phase).toBe('weekday')
    expect(Object.keys(profile.phases!['1d']!.tables)).toHaveLength(7)
    expect(profile.designEffect['1d']!.value).toBeLessThan(1.5)
    expect(profile.phases).not.toHaveProperty('1w')
  })

  test('compares a day with its own weekday only', () => {
    const monday = compare(profile, '1d', [70])
    expect(total(monday.reference.ordered)).toBe(10 * ROWS_A_DAY)
    expect(monday.reference.ordered.at(-1)).toBe(0)
    const sunday = compare(profile, '1d', [76])
    expect(total(sunday.reference.ordered)).toBe(10 * ROWS_A_DAY)
    expect(sunday.reference.ordered[0]).toBe(0)
  })

  test('compares merged days with their weekdays, each as often as it was merged and no row twice', () => {
    const [friday, saturday] = [compare(profile, '1d', [74]), compare(profile, '1d', [75])]
    const both = compare(profile, '1d', [74, 75])
    const sum = friday.reference.ordered.map((rows, i) => rows + saturday.reference.ordered[i]!)
    expect(both.reference.ordered).toEqual(sum)
    const twice = compare(profile, '1d', [74, 75, 81])
    expect(twice.reference.ordered).toEqual(sum.map((rows, i) => rows - saturday.reference.ordered[i]! / 2))
  })

  test('compares with all rows where a phase of it has no table', () => {
    const { phase, tables } = profile.phases!['1d']!
    const { 5: _, ...others } = tables
    const gap: FeatureProfile = { ...profile, phases: { '1d': { phase, tables: others } } }
    expect(total(compare(gap, '1d', [74, 75]).reference.ordered)).toBe(14_000)
    expect(total(compare(gap, '1d', [74]).reference.ordered)).toBe(10 * ROWS_A_DAY)
  })

  test('compares windows of a length without phases with all rows', () => {
    expect(total(compare(profile, '1w', [70]).reference.ordered)).toBe(14_000)
  })

  test('rates are not kept by phase', () => {
    const [missing] = compare(profile, '1d', [70]).rates
    expect(missing).toMatchObject({ kind: 'missing', reference: { count: 0, rows: 14_000 } })
  })
})

describe('a reference with the weekend apart', () => {
  const weekends = profileOf(onWeekends)

  test('was found to tell more than one with all weekdays apart', () => {
    expect(weekends.phases?.['1d']).toMatchObject({
      phase: 'weekday',
      alike: [
        [0, 1, 2, 3, 4],
        [5, 6],
      ],
    })
    expect(weekends.designEffect['1d']!.value).toBeLessThan(1.5)
  })

  test('compares a working day with all working days, and a Sunday with Saturdays too', () => {
    expect(total(compare(weekends, '1d', [70]).reference.ordered)).toBe(50 * ROWS_A_DAY)
    expect(total(compare(weekends, '1d', [76]).reference.ordered)).toBe(20 * ROWS_A_DAY)
  })

  test('compares merged days in the proportion of their days, no row twice', () => {
    expect(total(compare(weekends, '1d', [70, 71, 72]).reference.ordered)).toBe(50 * ROWS_A_DAY)
    const both = compare(weekends, '1d', [74, 75]).reference.ordered
    const [friday, saturday] = [compare(weekends, '1d', [74]), compare(weekends, '1d', [75])]
    const expected = friday.reference.ordered.map((rows, i) => 0.4 * rows + saturday.reference.ordered[i]!)
    for (const [i, rows] of both.entries()) expect(rows).toBeCloseTo(expected[i]!, 9)
  })
})

test('a weekday is that of the time zone', () => {
  const startsMs = [MONDAY_MS]
  expect(phasesOf(profile, { window: '1d', startsMs, timezone: 'UTC' })).toEqual([0])
  expect(phasesOf(profile, { window: '1d', startsMs, timezone: 'America/Chicago' })).toEqual([6])
})
