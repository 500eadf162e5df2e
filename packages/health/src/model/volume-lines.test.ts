import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRaised } from '../index.ts'
import { createRandom, numbers, specOf } from '../judging.testing.ts'
import type { CountedDay, DayOf } from './model-days.testing.ts'
import { closeDays, ofModel, poisson } from './model-days.testing.ts'

const spec = specOf('model: {name: m}\nwindows: [1d]\n')
/** Days after which volume is judged: four of each weekday, and twenty to see how they scatter. */
const LEARNED = 49

const weekdays = (seed: number, change: (day: number) => number = () => 1): DayOf => {
  const random = createRandom(seed)
  return (day) => ({ rows: poisson(random, 1200 * (day % 7 >= 5 ? 0.25 : 1) * change(day)) })
}
const statesFrom = (from: number, lines: ReturnType<typeof ofModel>) => lines.slice(from).map(({ state }) => state)

describe('how many rows there are', () => {
  test.each([2, 8, 40, 1000])('raises next to nothing where %d rows a day are chance', (mean) => {
    const random = createRandom(mean)
    const lines = ofModel(closeDays(1500, () => ({ rows: poisson(random, mean) }), { spec }))
    expect(lines.filter(isRaised).length).toBeLessThanOrEqual(0.002 * lines.length)
  })

  test('is learned by weekday: quiet weekends raise nothing', () => {
    const lines = ofModel(closeDays(400, weekdays(1), { spec }))
    expect(lines.slice(0, LEARNED - 1).every(({ kinds }) => kinds.every(({ kind }) => kind !== 'volume'))).toBe(true)
    expect(lines.slice(LEARNED).every(({ kinds }) => kinds.some(({ kind }) => kind === 'volume'))).toBe(true)
    expect(lines.filter(isRaised)).toEqual([])
  })

  test('is raised by the second day of three times as many, or of less than half, and named beside what is usual', () => {
    const many = ofModel(
      closeDays(
        104,
        weekdays(2, (day) => (day >= 100 ? 3 : 1)),
        { spec },
      ),
    )
    expect(statesFrom(99, many)).toEqual(['ok', 'suspected', 'investigate', 'investigate', 'investigate'])
    expect(many[101]).toMatchObject({ feature: 'all', kind: 'volume', reference: 'training', headline: true })
    expect(many[101]?.sentence).toMatch(/^3,\d{3} rows since Wed 15 Apr 2026, usually 1,\d{3} on a Thursday\.$/)
    const few = ofModel(
      closeDays(
        104,
        weekdays(3, (day) => (day >= 100 ? 0.4 : 1)),
        { spec },
      ),
    )
    expect(statesFrom(99, few)).toEqual(['ok', 'suspected', 'investigate', 'investigate', 'investigate'])
  })

  test('has gone back to usual after three days', () => {
    const lines = ofModel(
      closeDays(
        107,
        weekdays(4, (day) => (day >= 100 && day < 103 ? 4 : 1)),
        { spec },
      ),
    )
    expect(statesFrom(102, lines)).toEqual(['investigate', 'recovering', 'recovering', 'ok', 'ok'])
  })

  test('is judged however few rows there are', () => {
    const lines = ofModel(
      closeDays(
        102,
        weekdays(5, (day) => (day >= 100 ? 0.008 : 1)),
        { spec },
      ),
    )
    expect(lines.at(-1)).toMatchObject({ state: 'act', kind: 'volume' })
    expect(lines.at(-1)?.count).toBeLessThan(30)
  })
})

describe('days without any row', () => {
  const silent = (from: number, to: number): DayOf => {
    const rows = weekdays(6)
    return (day) => (day >= from && day < to ? undefined : rows(day))
  }

  test('are told of with the next day, each by itself', () => {
    const lines = ofModel(closeDays(106, silent(100, 103), { spec })).slice(99)
    expect(
      lines.map(({ start, count, state }) => `${start.slice(5, 10)} ${count === 0 ? 'none' : 'some'} ${state}`),
    ).toEqual([
      '04-14 some ok',
      '04-15 none act',
      '04-16 none act',
      '04-17 none act',
      '04-18 some recovering',
      '04-19 some recovering',
      '04-20 some ok',
    ])
    expect(lines[1]?.sentence).toMatch(/^No rows since Wed 15 Apr 2026, usually 1,\d{3} on a Wednesday\.$/)
  })

  test('are not told of where there never are any', () => {
    const working: DayOf = (day) => (day % 7 >= 5 ? undefined : { rows: 1000 })
    const lines = ofModel(closeDays(200, working, { spec }))
    expect(lines.filter(({ count }) => count === 0)).toEqual([])
    expect(lines.filter(isRaised)).toEqual([])
    const onSunday = ofModel(closeDays(200, (day) => (day === 188 ? { rows: 1000 } : working(day)), { spec }))
    expect(onSunday.find(({ start }) => start.startsWith('2026-07-12'))).toMatchObject({ windowSeverity: 100 })
  })

  test('do not become the usual, however long they last: a month of them counts as one of each weekday', () => {
    const lines = ofModel(closeDays(140, silent(100, 130), { spec }))
    expect(lines.slice(-5).map(({ state }) => state)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok'])
  })

  test('end what was known where they are too many', () => {
    const lines = ofModel(closeDays(160, silent(100, 140), { spec }))
    expect(lines.filter(({ count }) => count === 0)).toEqual([])
    expect(lines.at(-1)?.kinds.map(({ kind }) => kind)).not.toContain('volume')
  })
})

test('what comes once a month is nothing new after three times', () => {
  const lines = ofModel(closeDays(900, (day) => (day % 30 === 3 ? { rows: 5000 } : undefined), { spec }))
  expect(lines.slice(12).filter(isRaised)).toEqual([])
  expect(lines.length).toBe(30)
})

test('a partial day is neither judged nor learned from, nor are the days before it', () => {
  const rows = weekdays(7)
  const dayOf: DayOf = (day) => {
    if (day === 97 || day === 98) return undefined
    return day === 99 ? { ...(rows(day) as object), rows: 20, partial: ['baseline'] } : rows(day)
  }
  const lines = ofModel(closeDays(101, dayOf, { spec }))
  expect(lines.filter(isRaised)).toEqual([])
  expect(lines.find(({ count }) => count === 20)?.kinds.map(({ kind }) => kind)).not.toContain('volume')
})

test('a day is whole as long as its counter of rows is, or else all of its features', () => {
  const doubtful = (partialFeatures: readonly string[], rows?: number): number | undefined => {
    const day = (at: number): CountedDay => {
      const own = { features: { x: numbers(at < 59 ? [1, 2] : [1]) }, partial: ['baseline' as const] }
      return at < 59 ? { ...own, rows: 1000, partial: [] } : { ...own, ...(rows !== undefined && { rows }) }
    }
    const lines = ofModel(closeDays(60, day, { spec, doubtful: (at) => (at === 59 ? partialFeatures : []) }))
    return lines.at(-1)?.kinds.find(({ kind }) => kind === 'volume')?.severity
  }
  expect(doubtful(['x'], 100)).toBeGreaterThan(40)
  expect(doubtful(['all'], 100)).toBeUndefined()
  expect(doubtful([])).toBe(100)
  expect(doubtful(['x'])).toBeUndefined()
})

test('live versions are counted together, and only they', () => {
  const handover: DayOf = (day) => {
    const share = Math.min(1, Math.max(0, (day - 90) / 10))
    return [
      { version: '1', rows: Math.round(1200 * (1 - share)) },
      { version: '2', rows: Math.round(1200 * share) },
      { version: '3', rows: day === 95 ? 90_000 : 10, role: 'shadow' },
    ]
  }
  const lines = ofModel(closeDays(110, handover, { spec }))
  expect(lines.filter(isRaised)).toEqual([])
  const volumes = lines.filter(({ kinds }) => kinds.some(({ kind }) => kind === 'volume'))
  expect(new Set(volumes.map(({ version, role }) => `${version} ${role}`))).toEqual(new Set(['1 live', '2 live']))
})

test('versions one by one, and restarts, change nothing', () => {
  const rows = weekdays(8, (day) => (day >= 60 ? 4 : 1))
  const [one, two] = [rows, weekdays(9)].map((own) =>
    Array.from({ length: 70 }, (_, day) => own(day) as { rows: number }),
  )
  const both: DayOf = (day) => [
    { version: '1', ...one![day]! },
    { version: '2', ...two![day]! },
  ]
  const expected = ofModel(closeDays(70, (day) => (day % 9 === 8 ? undefined : both(day)), { spec }))
  expect(expected.some(isRaised)).toBe(true)
  const restarted = closeDays(70, (day) => (day % 9 === 8 ? undefined : both(day)), { spec, restarts: true })
  expect(ofModel(restarted)).toEqual(expected)
})

test('what a window can show is what it shows', () => {
  fc.assert(
    fc.property(fc.integer({ min: 30, max: 5000 }), fc.integer({ min: 0, max: 20_000 }), (usual, rows) => {
      const lines = ofModel(closeDays(60, (day) => ({ rows: day === 59 ? rows : usual }), { spec }))
      const volume = lines.at(-1)!.kinds.find(({ kind }) => kind === 'volume')!
      expect(volume.severity >= 40).toBe(volume.effect >= volume.detectable!)
      expect(volume.lowerBound).toBeLessThanOrEqual(volume.effect)
    }),
    { numRuns: 60 },
  )
})
