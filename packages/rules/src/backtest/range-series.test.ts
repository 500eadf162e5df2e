import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinSeries, splitRange } from './range-series.ts'

const stepsOf = ({ fromMs, toMs, stepMs }: { fromMs: number; toMs: number; stepMs: number }): readonly number[] =>
  Array.from({ length: Math.floor((toMs - fromMs) / stepMs) + 1 }, (_, i) => fromMs + i * stepMs)

test('a range in parts has each of its points once, and no part more than a request may', () => {
  fc.assert(
    fc.property(
      fc.record({ fromMs: fc.nat(1000), lengthMs: fc.nat(5000), stepMs: fc.integer({ min: 1, max: 90 }) }),
      fc.integer({ min: 1, max: 40 }),
      ({ fromMs, lengthMs, stepMs }, points) => {
        const whole = { fromMs, toMs: fromMs + lengthMs, stepMs }
        const parts = splitRange(whole, points)
        expect(parts.flatMap(stepsOf)).toEqual(stepsOf(whole))
        for (const part of parts) expect(stepsOf(part).length).toBeLessThanOrEqual(points)
      },
    ),
    { seed: 3 },
  )
  const month = splitRange({ fromMs: 0, toMs: 30 * 86_400_000, stepMs: 60_000 })
  expect(month.map((part) => stepsOf(part).length)).toEqual([11_000, 11_000, 11_000, 10_201])
})

test('series of equal labels become one', () => {
  expect(
    joinSeries([
      [{ labels: { a: '1', b: '2' }, samples: [[1, 5]] }],
      [
        { labels: { b: '2', a: '1' }, samples: [[2, 6]] },
        { labels: { a: '1' }, samples: [[2, 7]] },
      ],
    ]),
  ).toEqual([
    {
      labels: { a: '1', b: '2' },
      samples: [
        [1, 5],
        [2, 6],
      ],
    },
    { labels: { a: '1' }, samples: [[2, 7]] },
  ])
})
