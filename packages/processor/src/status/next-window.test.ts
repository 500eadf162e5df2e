import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Life } from '../lives.testing.ts'
import { EXPORT_MS, exportsOf, HOUR_MS, LATENESS_MS, modelOf, START_MS } from '../lives.testing.ts'
import { createProcessor } from '../processor.ts'
import { nextWindow } from './next-window.ts'

const life: fc.Arbitrary<Life> = fc.record({
  writer: fc.constantFrom('a', 'b', 'c'),
  /** Some began long before anybody listened. */
  startTimeMs: fc.integer({ min: -3, max: 6 }).map((steps) => START_MS + steps * EXPORT_MS),
  timesMs: fc
    .uniqueArray(fc.integer({ min: 7, max: 30 }), { minLength: 1, maxLength: 10 })
    .map((steps) => steps.toSorted((a, b) => a - b).map((step) => START_MS + step * EXPORT_MS)),
  version: fc.constantFrom('1', '2'),
  temporality: fc.constantFrom('cumulative', 'delta'),
  rows: fc.integer({ min: 0, max: 40 }),
  counts: fc.constantFrom('ages'),
})

test('the rows of the next window so far are those it has when it closes', () => {
  fc.assert(
    fc.property(fc.uniqueArray(life, { minLength: 1, maxLength: 4, selector: ({ writer }) => writer }), (lives) => {
      const closed: Record<string, number> = {}
      const processor = createProcessor(
        {
          models: [modelOf('model: {name: m}\nwindows: [1h, 20m]\n')],
          limits: { latenessMs: LATENESS_MS, maxFutureMs: HOUR_MS },
          coveredSinceMs: START_MS,
        },
        {
          onLines: (lines) => {
            for (const { feature, segment, window, end, version, count } of lines)
              if (feature === 'x' && segment.name === 'all' && window === '1h') closed[`${end} ${version}`] = count
          },
        },
      )
      const points = lives.flatMap(exportsOf).toSorted((a, b) => a.timeMs - b.timeMs)
      for (const point of points) processor.apply({ kind: 'points', points: [point], arrivalMs: point.timeMs })
      const [monitored] = processor.registry.all()
      const next = nextWindow(monitored!.monitor)!
      processor.apply({ kind: 'finish' })
      const known = next.deployments.filter(({ rows }) => rows !== undefined)
      for (const { version, rows } of known)
        expect(rows).toBe(closed[`${new Date(next.endMs).toISOString().replace('.000Z', 'Z')} ${version}`] ?? 0)
    }),
    { numRuns: 100 },
  )
})
