import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareText } from './compare-text.ts'
import type { Life } from './lives.testing.ts'
import { EXPORT_MS, exportsOf, HOUR_MS, modelOf, START_MS } from './lives.testing.ts'
import type { Disturbance, Phase } from './processor-laws.testing.ts'
import { bytesHeld, run, undisturbed } from './processor-laws.testing.ts'
import type { Processor } from './processor.ts'

const ROWS = 60
const HOURS = 6
const model = modelOf('model: {name: m}\nwindows: [1h, 1w]\nfeatures: {x: {maxAge: 5s}}\n')

/** Steps of the clock would let writers go that are ahead of others. */
const disturbances: fc.Arbitrary<Disturbance> = fc.record({
  seed: fc.noShrink(fc.nat()),
  batch: fc.constantFrom(1, 4, 30, 300),
  restarts: fc.constantFrom(0, 2, 10),
  clockSteps: fc.constant(0),
  repeats: fc.constantFrom(0, 5, 40),
})

/** Six hours of exports, and one more far later that closes them. */
function life(writer: string, rest: Partial<Life> = {}): Life {
  const timesMs = Array.from({ length: (HOURS * HOUR_MS) / EXPORT_MS }, (_, i) => START_MS + (i + 1) * EXPORT_MS)
  const tailMs = START_MS + (HOURS + 3) * HOUR_MS
  return { writer, startTimeMs: START_MS, timesMs: [...timesMs, tailMs], rows: ROWS, counts: 'stale', ...rest }
}

/** What the week's window holds once all hours are closed: by version its rows, and the ages of `x`. */
function weekOf(lives: readonly Life[], disturbance: Disturbance, onState?: (processor: Processor) => void) {
  const phases: readonly Phase[] = [{ arrivalMs: START_MS + 24 * HOUR_MS, points: lives.flatMap(exportsOf) }]
  let week = {}
  const look = (processor: Processor): void => {
    onState?.(processor)
    const open = processor.registry
      .all()[0]
      ?.monitor.windows.all()
      .find(({ window }) => window.name === '1w')
    if (!open) return
    const rows = Array.from(open.rows.values(), ({ target, rows }) => [target.version, rows] as const)
    const ages = Array.from(open.features.values(), ({ target, counts: { aged, problems } }) =>
      target.feature === 'x' && target.segment.name === 'all' ? [[target.version, aged, problems['stale']]] : [],
    )
    week = {
      rows: Object.fromEntries(rows),
      ages: ages.flat().toSorted(([a], [b]) => compareText(String(a), String(b))),
    }
  }
  run(phases, disturbance, { models: [model], onState: look })
  return week as {
    readonly rows: Readonly<Record<string, { rows: number; duplicates: number; unexpected: Record<string, number> }>>
    readonly ages: readonly (readonly [version: string, aged: number | undefined, stale: number | undefined])[]
  }
}

const lives: readonly Life[] = [
  life('a'),
  life('b', { counts: 'ages' }),
  life('c', { temporality: 'delta' }),
  life('d', { version: '2', counts: 'ages' }),
]

test('rows, repeats, undeclared names and ages are those of all writers of a version', () => {
  const perLife = (HOURS * HOUR_MS * ROWS) / EXPORT_MS
  const { rows, ages } = weekOf(lives, undisturbed)
  expect(Object.keys(rows)).toEqual(['1', '2'])
  expect(rows['1']!.rows).toBe(3 * perLife)
  const { duplicates, unexpected } = rows['1']!
  expect(Object.keys(unexpected)).toEqual(['field of a', 'field of b', 'field of c'])
  const stale = Object.values(unexpected).reduce((sum, count) => sum + count, 0)
  expect(duplicates + stale).toBe(3 * perLife)
  expect(ages).toEqual([
    ['1', 3 * perLife, stale],
    ['2', perLife, rows['2']!.unexpected['field of d']],
  ])
})

test('order, repetition, batching and restarts change neither rows nor ages, and every byte is on account', () => {
  const expected = weekOf(lives, undisturbed)
  fc.assert(
    fc.property(disturbances, (disturbance) => {
      const onState = ({ registry }: Processor): void => {
        for (const monitored of registry.all()) expect(monitored.monitor.account.bytes).toBe(bytesHeld(monitored))
      }
      expect(weekOf(lives, disturbance, disturbance.batch > 20 ? onState : undefined)).toEqual(expected)
    }),
    { numRuns: 12 },
  )
})
