import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { HealthEntry, ModelHealth, VerdictLine } from '../index.ts'
import { createModelHealth, isRaised } from '../index.ts'
import { closeAll, createRandom, HOUR_MS, specOf } from '../judging.testing.ts'
import { FIRST_DAY_MS, ofModel, poisson, windowOf } from './model-days.testing.ts'

const spec = specOf('model: {name: m}\nwindows: [1d, 1h]\n')
const HOURS = { window: '1h', lengthMs: HOUR_MS } as const

/** Rows of an hour, from the first Monday on. */
type RowsOf = (hour: number) => number

const busy: RowsOf = () => 100
/** From eight to twenty, and not on weekends. */
const working: RowsOf = (hour) => (hour % 24 >= 8 && hour % 24 < 20 && hour % 168 < 120 ? 100 : 0)

/** A judge that has seen hours; those without rows never close. */
function seen(hours: number, rowsOf: RowsOf, state: readonly HealthEntry[] = []): ModelHealth {
  const health = createModelHealth({ spec, profiles: [], state })
  for (let hour = 0; hour < hours; hour += 1)
    if (rowsOf(hour) > 0) closeAll(health, [windowOf(hour, { rows: rowsOf(hour) }, HOURS)])
  return health
}

/** What the clock says at every full hour, by the hours after which it is said. */
function listen(health: ModelHealth, from: number, hours: number): readonly (readonly [after: number, VerdictLine])[] {
  return Array.from({ length: hours }, (_, i) => i + 1).flatMap((after) => {
    const nowMs = FIRST_DAY_MS + (from + after) * HOUR_MS
    return health.isDue(nowMs) ? health.tick(nowMs).map((line) => [after, line] as const) : []
  })
}

const DAYS = 24
const FOUR_WEEKS = 28 * DAYS

describe('a silence', () => {
  test('of one whole hour is too long where rows came in every hour, and is said at once', () => {
    const said = listen(seen(FOUR_WEEKS, busy), FOUR_WEEKS, 100)
    expect(said.map(([after]) => after)).toEqual([1])
    expect(said[0]?.[1]).toMatchObject({
      feature: 'all',
      kind: 'freshness',
      state: 'act',
      severity: 100,
      window: '1h',
      count: 0,
      version: '1',
      role: 'live',
      headline: true,
      start: '2026-02-02T00:00:00Z',
      end: '2026-02-02T01:00:00Z',
      since: '2026-02-02T00:00:00Z',
      sentence: 'No rows for 1 hour, usually some in every window of 1h.',
    })
    expect(said[0]?.[1].kinds).toMatchObject([
      { kind: 'freshness', effect: 12, basis: { of: 'silence', limitMs: 300_000 } },
    ])
  })

  test('of three times the longest one is worth a look, of six worth acting on, and no worse from twelve on', () => {
    const everyFifthHour: RowsOf = (hour) => (hour % 5 === 0 ? 100 : 0)
    const said = listen(seen(FOUR_WEEKS, everyFifthHour), FOUR_WEEKS - 1, 100)
    expect(said.map(([after, { severity, state }]) => [after, Math.round(severity), state])).toEqual([
      [13, 43, 'investigate'],
      [24, 70, 'act'],
      [48, 100, 'act'],
    ])
    expect(said[0]?.[1].sentence).toBe('No rows for 13 hours, usually at most 4 hours.')
  })

  test('at night is usual until the hour at which rows come in the morning', () => {
    const nights: RowsOf = (hour) => (hour % 24 >= 8 && hour % 24 < 20 ? 100 : 0)
    const evening = FOUR_WEEKS + 20
    expect(listen(seen(evening, nights), evening, 500).map(([after]) => after)).toEqual([13])
  })

  test('over a weekend is usual where there are no rows on weekends, and is not on a Tuesday', () => {
    const health = seen(FOUR_WEEKS + 4 * DAYS + 20, working)
    expect(listen(health, FOUR_WEEKS + 4 * DAYS + 20, 60)).toEqual([])
    const said = listen(seen(FOUR_WEEKS + DAYS + 12, working), FOUR_WEEKS + DAYS + 12, 5)
    expect(said.map(([after]) => after)).toEqual([1])
  })

  test('says nothing in the first two weeks, nor where so few rows come that there may be none', () => {
    expect(listen(seen(14 * DAYS - 2, busy), 14 * DAYS - 2, 1)).toEqual([])
    expect(listen(seen(14 * DAYS - 2, busy), 14 * DAYS - 2, 3)).toHaveLength(1)
    expect(
      listen(
        seen(FOUR_WEEKS, () => 2),
        FOUR_WEEKS,
        20,
      ).map(([after]) => after),
    ).toEqual([15])
  })

  test('raises nothing while few rows come by chance', () => {
    const random = createRandom(4)
    const health = createModelHealth({ spec, profiles: [] })
    let said = 0
    for (let hour = 0; hour < 100 * DAYS; hour += 1) {
      const rows = poisson(random, 1.5)
      if (rows > 0) closeAll(health, [windowOf(hour, { rows }, HOURS)])
      else said += health.tick(FIRST_DAY_MS + (hour + 1) * HOUR_MS).length
    }
    expect(said).toBe(0)
  })

  test('ends with the first hour that has rows, and is remembered for four weeks', () => {
    const health = seen(FOUR_WEEKS, busy)
    expect(listen(health, FOUR_WEEKS, 10)).toHaveLength(1)
    const [line] = ofModel(closeAll(health, [windowOf(FOUR_WEEKS + 10, { rows: 100 }, HOURS)]).verdicts)
    expect(line).toMatchObject({ window: '1h', kind: null, severity: 0 })
    const again = FOUR_WEEKS + 7 * DAYS
    for (let hour = FOUR_WEEKS + 11; hour < again; hour += 1) closeAll(health, [windowOf(hour, { rows: 100 }, HOURS)])
    expect(listen(health, again, 48).map(([after, { severity }]) => [after, Math.round(severity)])).toEqual([[11, 100]])
  })

  test('is said in the windows themselves where points without rows go on closing them', () => {
    const health = seen(FOUR_WEEKS, busy)
    const lines = [0, 1].flatMap((i) =>
      ofModel(closeAll(health, [windowOf(FOUR_WEEKS + i, { rows: 0 }, HOURS)]).verdicts),
    )
    expect(lines.map(({ kind, state, count }) => [kind, state, count])).toEqual([
      ['freshness', 'act', 0],
      ['freshness', 'act', 0],
    ])
    expect(lines[1]?.sentence).toBe('No rows for 2 hours, usually some in every window of 1h.')
    expect(listen(health, FOUR_WEEKS + 2, 24)).toEqual([])
  })

  test('is said of every live version that had rows last, and of no other role', () => {
    const health = createModelHealth({ spec, profiles: [] })
    for (let hour = 0; hour < FOUR_WEEKS; hour += 1) {
      const windows = [{ version: '1' }, { version: '2' }, { version: '3', role: 'shadow' as const }].map((own) =>
        windowOf(hour, { rows: 50, ...own }, HOURS),
      )
      closeAll(health, windows)
    }
    closeAll(health, [windowOf(FOUR_WEEKS, { rows: 50, version: '3', role: 'shadow' }, HOURS)])
    expect(listen(health, FOUR_WEEKS, 5).map(([after, { version, role }]) => [after, version, role])).toEqual([
      [1, '1', 'live'],
      [1, '2', 'live'],
    ])
  })
})

test('a step of the clock says the same whenever it comes and in whatever process, and once', () => {
  const hours = FOUR_WEEKS + 3 * DAYS + 12
  const saved = JSON.stringify([...seen(hours, working).entries()])
  const restored = (): ModelHealth =>
    createModelHealth({ spec, profiles: [], state: JSON.parse(saved) as HealthEntry[] })
  const expected = listen(restored(), hours, 40).map(([, line]) => line)
  expect(expected.some(isRaised)).toBe(true)
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 40 * 60 }), { minLength: 1, maxLength: 30 }), (minutes) => {
      let health = restored()
      const said = [...minutes, ...Array.from({ length: 40 }, (_, i) => (i + 1) * 60)]
        .sort((a, b) => a - b)
        .flatMap((minute) => {
          const lines = health.tick(FIRST_DAY_MS + hours * HOUR_MS + minute * 60_000)
          if (minute % 7 === 0)
            health = createModelHealth({ spec, profiles: [], state: structuredClone([...health.entries()]) })
          return lines
        })
      expect(said).toEqual(expected)
    }),
    { numRuns: 30 },
  )
})

test('what is remembered of silences is bounded', () => {
  const sizes = [4, 8, 30].map((weeks) => seen(weeks * 7 * DAYS, working).bytes())
  expect(sizes[2]).toBeLessThan(1.6 * sizes[0]!)
  expect(sizes[2]).toBeLessThan(1.05 * sizes[1]!)
})
