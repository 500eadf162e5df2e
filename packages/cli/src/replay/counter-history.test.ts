import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CounterSeries } from './counter-history.ts'
import { repeatHourly } from './counter-history.ts'

const HOUR_MS = 3_600_000
const counter = (...steps: readonly (readonly [hour: number, value: number])[]): CounterSeries => ({
  metric: 'm',
  attributes: {},
  steps: steps.map(([hour, value]) => ({ timeMs: hour * HOUR_MS, value })),
})
const pointsOf = (series: CounterSeries): readonly (readonly [hour: number, value: number])[] =>
  Array.from(repeatHourly(series), ({ timeMs, value }) => [timeMs / HOUR_MS, value] as const)

test('a counter is repeated at full hours until its next step, and ends with its last one', () => {
  expect(pointsOf(counter([0, 0], [2, 5], [2.5, 7], [4, 7]))).toEqual([
    [0, 0],
    [1, 0],
    [2, 5],
    [2.5, 7],
    [3, 7],
    [4, 7],
  ])
})

test('whatever its steps, each is there, times rise, and no two are further apart than an hour', () => {
  const anySteps = fc.uniqueArray(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(anySteps, (minutes) => {
      const steps = minutes.toSorted((a, b) => a - b).map((minute, i) => [minute / 60, i] as const)
      const points = pointsOf(counter(...steps))
      expect(points).toEqual(expect.arrayContaining([...steps]))
      expect([points[0], points.at(-1)]).toEqual([steps[0], steps.at(-1)])
      for (const [i, [hour]] of points.slice(1).entries()) {
        expect(hour).toBeGreaterThan(points[i]![0])
        expect(hour - points[i]![0]).toBeLessThanOrEqual(1)
      }
    }),
  )
})
