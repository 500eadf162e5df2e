import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FeatureCounts } from '../index.ts'
import { isRaised } from '../index.ts'
import { createRandom, numbers, profileOf, specOf } from '../judging.testing.ts'
import type { CountedDay } from '../model/model-days.testing.ts'
import { closeDays, ofModel, poisson } from '../model/model-days.testing.ts'
import type { LearnedRate } from './learned-rate.ts'
import { progressOf, teachRate } from './learned-rate.ts'

const spec = specOf('model: {name: m}\nwindows: [1d]\nfeatures: {x: {maxAge: 1h}}\n')
const random = createRandom(9)
const cells = Array.from({ length: 4000 }, () => 10 * random())
const profile = profileOf({ x: { type: 'numeric', cells } }, { spec })
/** Days after which a rate is judged. */
const LEARNED = 20

/** A feature of which all or no values have a known age, and some are stale. */
function aged(rows: number, stale: number, isAged = true): FeatureCounts {
  const counts = numbers(cells.slice(0, rows), stale > 0 ? { stale } : {})
  return isAged ? { ...counts, aged: rows } : counts
}

const statesOf = (days: number, dayOf: (day: number) => CountedDay, profiles = [profile]) =>
  closeDays(days, dayOf, { spec, profiles }).filter(({ feature, headline }) => feature === 'x' && headline)
const staleOf = ({ kinds }: ReturnType<typeof statesOf>[number]) => kinds.find(({ kind }) => kind === 'stale')

describe('stale values', () => {
  const steady = (change: (day: number) => number, seed = 1, spread = 0) => {
    const chance = createRandom(seed)
    return (day: number): CountedDay => {
      const level = 0.02 * (1 + spread * (chance() - 0.5)) * change(day)
      return { features: { x: aged(1000, poisson(chance, 1000 * level)) } }
    }
  }

  test('are learned from twenty days and judged from the next on, beside every reference', () => {
    const lines = statesOf(
      LEARNED + 2,
      steady(() => 1),
    )
    expect(lines.slice(0, LEARNED).map(staleOf)).toEqual(Array.from({ length: LEARNED }, () => undefined))
    expect(staleOf(lines[LEARNED]!)).toMatchObject({ severity: 0, basis: { reference: { rows: 20_000 } } })
    const seasonal = closeDays(
      60,
      steady(() => 1),
      { spec, profiles: [profile] },
    ).filter(({ reference, state }) => reference === 'seasonal' && state !== 'learning')
    expect(seasonal.every(({ kinds }) => kinds.some(({ kind }) => kind === 'stale'))).toBe(true)
  })

  test('that were always there raise nothing, also where days differ; five times as many do by the second day', () => {
    for (const spread of [0, 1]) {
      const lines = statesOf(
        400,
        steady(() => 1, 2, spread),
      )
      expect(lines.filter(isRaised).length).toBeLessThanOrEqual(0.005 * lines.length)
    }
    const risen = statesOf(
      43,
      steady((day) => (day >= 40 ? 5 : 1), 3),
    ).slice(39)
    expect(risen.map(({ state }) => state)).toEqual(['ok', 'suspected', 'investigate', 'investigate'])
    expect(risen[2]?.kind).toBe('stale')
  })

  test('are no evidence where nobody knows how old values are', () => {
    const unknown = statesOf(60, () => ({ features: { x: aged(1000, 0, false) } }))
    expect(unknown.filter((line) => staleOf(line))).toEqual([])
    const forgotten = statesOf(60, (day) => ({ features: { x: aged(1000, day < 40 ? 20 : 0, day < 40) } }))
    expect(forgotten.slice(40).filter((line) => staleOf(line))).toEqual([])
  })

  test('that are counted without ages are a share of all rows, and none of them are none', () => {
    const lines = statesOf(60, (day) => ({ features: { x: aged(1000, day % 2 === 0 ? 20 : 0, false) } }))
    expect(lines.slice(LEARNED + 2).every((line) => staleOf(line))).toBe(true)
    expect(lines.filter(isRaised)).toEqual([])
  })
})

describe('rows that repeat', () => {
  const days = (change: (day: number) => number, seed = 4) => {
    const chance = createRandom(seed)
    return (day: number): CountedDay => ({
      rows: 2000,
      duplicates: Math.min(2000, poisson(chance, 20 * change(day))),
      features: { x: aged(1000, 0) },
    })
  }
  const close = (count: number, dayOf: (day: number) => CountedDay) =>
    closeDays(count, dayOf, { spec, profiles: [profile] })

  test('are a line of all features, learned and judged like stale values', () => {
    const lines = ofModel(
      close(
        43,
        days((day) => (day >= 40 ? 12 : 1)),
      ),
    )
    expect(lines.slice(0, 40).filter(isRaised)).toEqual([])
    expect(lines.slice(39).map(({ state }) => state)).toEqual(['ok', 'suspected', 'act', 'act'])
    expect(lines[41]?.sentence).toMatch(
      /^1\d % of rows repeat earlier ones since Sat 14 Feb 2026, usually 1 %; 2,000 rows\.$/,
    )
  })

  test('that always did raise nothing', () => {
    const lines = ofModel(
      close(
        300,
        days(() => 1, 5),
      ),
    )
    expect(lines.filter(isRaised)).toEqual([])
  })

  test('multiply the design effect of every feature by rows over distinct rows while they are too many', () => {
    const phiOf = (share: number, day: number): number | undefined =>
      close(day + 1, (at) => ({
        rows: 2000,
        duplicates: at === day ? 2000 * share : 20,
        features: { x: aged(1000, 0) },
      })).findLast(({ feature, reference }) => feature === 'x' && reference === 'training')?.statistics.designEffect
    const usual = phiOf(0.01, 30)!
    expect(phiOf(0.5, 30)).toBeCloseTo(2 * usual, 10)
    expect(phiOf(0.75, 30)).toBeCloseTo(4 * usual, 10)
    expect(phiOf(0.015, 30)).toBe(usual)
    expect(phiOf(0.5, 10)).toBe(usual)
  })
})

describe('a learned rate', () => {
  const plan = { withinMs: 7, windows: 20 }
  const window = (at: number, count: number, rest: object = {}) => ({
    window: '1d',
    startMs: at,
    endMs: at + 1,
    isPrimary: true,
    isAged: true,
    rate: { count, rows: 100 },
    ...rest,
  })
  const teach = (windows: readonly ReturnType<typeof window>[]): LearnedRate =>
    windows.reduce<LearnedRate | undefined>((known, own) => teachRate(known, own, plan), undefined)!

  test('is frozen by its time and its windows, and is as it is from then on', () => {
    const first = Array.from({ length: 19 }, (_, at) => window(at, 3))
    expect(teach(first).frozen).toBeUndefined()
    const frozen = teach([...first, window(19, 3)])
    expect(frozen.frozen).toMatchObject({ endMs: 20, designEffect: { '1d': { value: 1, blocks: 20 } } })
    expect(teach([...first, window(19, 3), window(20, 90)])).toEqual({ ...frozen, seenMs: 21 })
    const shortly = Array.from({ length: 20 }, (_, at) => window(at / 10, 3, { endMs: at / 10 + 0.1 }))
    expect(teach(shortly).frozen).toBeUndefined()
  })

  test('scatters by windows of each length; others teach no rate', () => {
    const windows = Array.from({ length: 40 }, (_, at) => [
      window(at / 2, at % 4 < 2 ? 0 : 40, { window: '12h', isPrimary: false, endMs: at / 2 + 0.5 }),
      ...(at % 2 === 1 ? [window((at - 1) / 2, 20)] : []),
    ]).flat()
    const { frozen, rate } = teach(windows)
    expect(rate).toEqual({ count: 400, rows: 2000 })
    expect(frozen?.designEffect['1d']?.value).toBe(1)
    expect(frozen?.designEffect['12h']?.value).toBeGreaterThan(20)
  })

  test('is the same whether versions of a window come together or one by one', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { minLength: 20, maxLength: 30 }), (pairs) => {
        const together = pairs.map(([a, b], at) => window(at, a + b, { rate: { count: a + b, rows: 200 } }))
        const apart = pairs.flatMap(([a, b], at) => [window(at, a), window(at, b)])
        const [one, other] = [teach(together), teach(apart)]
        expect(other.windows).toBe(one.windows)
        expect(progressOf(other, plan)).toBe(progressOf(one, plan))
        if (pairs.length === 20) return
        expect(other.blocks).toEqual(one.blocks)
      }),
    )
  })
})
