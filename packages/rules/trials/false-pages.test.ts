import { expect, test } from 'vitest'
import { EVENT_TIERS } from '../src/tiers/event-tiers.ts'
import { alertStarts } from '../src/explain/alert-starts.ts'
import { createPoisson, createRandom } from '../src/explain/random-numbers.ts'

const HOUR = 60
const pager = { tier: EVENT_TIERS[0]!, budget: 0.001, floor: 5 }

function failing(from: number, minutes: number): { readonly total: Float64Array; readonly bad: Float64Array } {
  const total = Float64Array.from({ length: 10 * HOUR }, (_, now) => 600 * now)
  const bad = total.map((_, now) => 600 * Math.min(Math.max(now - from, 0), minutes))
  return { total, bad }
}

test('an outage of ten minutes pages once, after three, as promtool says of the rules', () => {
  expect(alertStarts(failing(2 * HOUR, 10), pager)).toEqual([2 * HOUR + 3])
})

test('fewer failed calls than the floor page nobody', () => {
  const { total, bad } = failing(2 * HOUR, 10)
  const few = { total: total.map((calls) => calls / 600), bad: bad.map((calls) => Math.min(4, calls / 600)) }
  expect(alertStarts(few, pager)).toEqual([])
  expect(alertStarts(few, { ...pager, floor: 4 })).toHaveLength(1)
})

test('random counts have the mean they should, and are the same for the same seed', () => {
  const counts = (seed: number): readonly number[] => {
    const count = createPoisson(createRandom(seed), 2.5)
    return Array.from({ length: 20_000 }, () => count())
  }
  const all = counts(1)
  expect(all.reduce((sum, count) => sum + count, 0) / all.length).toBeCloseTo(2.5, 1)
  expect(counts(1)).toEqual(all)
  expect(counts(2)).not.toEqual(all)
})
