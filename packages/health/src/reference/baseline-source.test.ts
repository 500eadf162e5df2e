import type { ReferenceProfile } from '@driftline/profile'
import { parseWindow } from '@driftline/spec'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ClosedWindow, FeatureCounts, VerdictLine } from '../index.ts'
import { createModelHealth } from '../index.ts'
import type { WindowInput } from '../judging.testing.ts'
import {
  closeAll,
  createRandom,
  DAY_MS,
  HOUR_MS,
  isOfFeature,
  named,
  numbers,
  profileOf,
  specOf,
  toClosedWindow,
} from '../judging.testing.ts'
import { baselineProgress, neededWindows, startBaseline } from './baseline.ts'

const LEARNS =
  'model: {name: m}\nwindows: [1h]\nprivacy: {minimumCount: 1}\nreferences: {training: {baseline: {rows: 1000, within: 30h}}}\n'
const spec = specOf(LEARNS)
const random = createRandom(12)
const draw = (rows: number, shift = 0): readonly number[] => Array.from({ length: rows }, () => shift + 10 * random())
const cells = draw(3000)
const profile = profileOf({ x: { type: 'numeric', cells } }, { spec, version: '1' })
const usual = (rows = 100): FeatureCounts => numbers(draw(rows))

type Hour = Omit<WindowInput, 'startMs'> & { readonly partial?: ClosedWindow['partial'] }

/** Lines of hours that close one after the other, as many at once as are given together. */
function close(
  hours: readonly (readonly Hour[])[],
  profiles: readonly ReferenceProfile[] = [],
): readonly VerdictLine[] {
  const health = createModelHealth({ spec, profiles })
  return hours.flatMap((windows, hour) => {
    const closed = windows.map(({ partial = [], ...own }) => ({
      ...toClosedWindow({ startMs: hour * HOUR_MS, ...own }),
      partial,
    }))
    return closeAll(health, closed).verdicts.filter(isOfFeature)
  })
}

const repeat = (count: number, hourOf: (hour: number) => readonly Hour[]): readonly (readonly Hour[])[] =>
  Array.from({ length: count }, (_, hour) => hourOf(hour))

const statesOf = (lines: readonly VerdictLine[], only: Partial<VerdictLine> = {}): readonly string[] =>
  lines
    .filter((line) => Object.entries(only).every(([key, value]) => line[key as keyof VerdictLine] === value))
    .map(({ state }) => state)

describe('the progress of a baseline', () => {
  test('is the smallest of its three shares', () => {
    fc.assert(
      fc.property(fc.nat(30_000), fc.nat(20 * DAY_MS), fc.nat(60), (rows, timeMs, windows) => {
        const learned = { ...startBaseline(5), rows, windows, seenMs: 5 + timeMs }
        const plan = { rows: 10_000, withinMs: 7 * DAY_MS, windows: 20 }
        const { share } = baselineProgress(learned, plan, 'first_windows')
        expect(share).toBe(Math.min(1, rows / 10_000, timeMs / (7 * DAY_MS), windows / 20))
      }),
    )
  })

  test('needs no time where none is asked for', () => {
    const learned = { ...startBaseline(0), rows: 1000, windows: 20 }
    expect(baselineProgress(learned, { rows: 1000, withinMs: 0, windows: 20 }, 'first_windows').share).toBe(1)
  })

  test.each([
    ['1h', 20],
    ['1d', 20],
    ['1w', 8],
    ['1mo', 12],
    ['1y', 3],
  ])('counts windows of %s up to %i', (window, windows) => {
    expect(neededWindows(parseWindow(window))).toBe(windows)
  })
})

describe('a model without a profile', () => {
  test.each([
    ['rows', 25, 40],
    ['time', 400, 30],
    ['windows', 1000, 30],
  ])('learns until it has enough %s too', (_, rows, learningHours) => {
    const states = statesOf(close(repeat(45, () => [{ features: { x: usual(rows) } }])))
    expect(states.lastIndexOf('learning')).toBe(learningHours - 1)
    expect(new Set(states.slice(learningHours))).not.toContain('learning')
  })

  test('never learns from a partial window, and its time begins with the first whole one', () => {
    const partial = ['baseline'] as const
    const lines = close(repeat(36, (hour) => [{ features: { x: usual() }, partial: hour < 5 ? partial : [] }]))
    expect(lines.slice(0, 6).map(({ learning }) => learning)).toEqual([0, 0, 0, 0, 0, 1 / 30])
    expect(statesOf(lines).lastIndexOf('learning')).toBe(34)
  })

  test('a window in which one of its versions is partial is partial', () => {
    const lines = close(
      repeat(32, (hour) => [
        { features: { x: usual() } },
        { version: '2', features: { x: usual() }, partial: hour === 3 ? (['baseline'] as const) : [] },
      ]),
    )
    const [, , second, third, fourth] = lines.filter(({ version }) => version === '1')
    expect([second, third, fourth].map((line) => line?.learning)).toEqual([3 / 30, 3 / 30, 5 / 30])
  })

  test('goes on against it when the version changes', () => {
    const lines = close(
      repeat(40, (hour) => [
        { version: `1.${Math.floor(hour / 8)}`, features: { x: numbers(draw(100, hour < 36 ? 0 : 20)) } },
      ]),
    )
    expect(statesOf(lines.slice(0, 30))).not.toContain('ok')
    expect(statesOf(lines.slice(30, 36))).toEqual(Array.from({ length: 6 }, () => 'ok'))
    expect(statesOf(lines.slice(36))).toEqual(['act', 'act', 'act', 'act'])
    expect(new Set(lines.map(({ reference }) => reference))).toEqual(new Set(['baseline']))
  })

  test('is never taught by canary or shadow', () => {
    const away = numbers(draw(300, 40))
    const lines = close(
      repeat(31, () => [
        { features: { x: usual() } },
        { role: 'canary', features: { x: away } },
        { role: 'shadow', features: { x: usual() } },
      ]),
    )
    const ended = lines.filter(({ reference }) => reference === 'baseline').slice(-3)
    expect(ended.map(({ role, state }) => `${role} ${state}`)).toEqual(['live ok', 'canary act', 'shadow ok'])
    const alone = close(repeat(31, () => [{ role: 'canary', features: { x: away } }]))
    expect(alone.map(({ learning }) => learning)).toEqual(Array.from({ length: 31 }, () => 0))
  })

  test('learns a segment from 300 rows on', () => {
    const segments = [{ name: 'city', value: 'a', features: { x: usual(12) } }]
    const lines = close(repeat(31, () => [{ features: { x: usual() }, segments }]))
    const ofSegment = lines.filter(({ segment }) => segment.name === 'city')
    expect(ofSegment[23]).toMatchObject({ state: 'learning', learning: 24 / 30 })
    expect(ofSegment.at(-1)).toMatchObject({ state: 'insufficient_data', reference: 'baseline' })
  })
})

/** Lines of hours that each have a mean of their own. */
function closeWobbling(yaml: string, hourCount: number): readonly VerdictLine[] {
  const health = createModelHealth({ spec: specOf(yaml), profiles: [] })
  return Array.from({ length: hourCount }, (_, hour) => hour).flatMap((hour) => {
    const features = { x: numbers(draw(200, 4 * random())) }
    const windowOf = (window: string, startMs: number, lengthMs: number) =>
      toClosedWindow({ window, startMs, lengthMs, features, segments: [{ name: 'city', value: 'a', features }] })
    const ended = [windowOf('1h', hour * HOUR_MS, HOUR_MS)]
    if (hour % 6 === 5) ended.push(windowOf('6h', (hour - 5) * HOUR_MS, 6 * HOUR_MS))
    return closeAll(health, ended).verdicts.filter(isOfFeature)
  })
}

describe('how windows of a baseline scatter', () => {
  const lines = closeWobbling(`${LEARNS.replace('[1h]', '[1h, 6h]')}segments: {dimensions: [city]}\n`, 48)
  const last = (window: string, segment: string) =>
    lines.findLast((line) => line.reference === 'baseline' && line.window === window && line.segment.value === segment)

  test('is measured in segments too, which nothing else remembers', () => {
    const everyone = last('1h', 'all')?.statistics.designEffect
    expect(everyone).toBeGreaterThan(4)
    expect(last('1h', 'a')?.statistics.designEffect).toBeCloseTo(everyone!, 9)
  })

  test('is that of merged windows where a length has too few of its own', () => {
    const measured = last('6h', 'all')!.statistics.designEffect!
    const merged = last('6h', 'a')!.statistics.designEffect!
    expect(measured).toBeGreaterThan(20)
    expect(merged / measured).toBeGreaterThan(0.5)
    expect(merged / measured).toBeLessThan(2)
  })

  test('is known of new categories too, so that few of one are found', () => {
    const yaml = 'model: {name: m}\nwindows: [1d]\nfeatures: {word: {type: categorical}}\nreferences: {training: {}}\n'
    const health = createModelHealth({ spec: specOf(yaml), profiles: [] })
    const wordsOf = (day: number): readonly string[] =>
      Array.from({ length: 1000 }, (_, row) => (day >= 24 && row < 12 ? 'new' : `c${Math.floor(random() * 20)}`))
    const told = Array.from({ length: 30 }, (_, day) => {
      const features = { word: named(wordsOf(day)) }
      return closeAll(health, [toClosedWindow({ window: '1d', startMs: day * DAY_MS, lengthMs: DAY_MS, features })])
    }).flatMap(({ verdicts }) => verdicts.filter(({ feature }) => feature === 'word'))
    expect(statesOf(told.slice(20, 24))).toEqual(['ok', 'ok', 'ok', 'ok'])
    expect(statesOf(told.slice(25))).toEqual(Array.from({ length: 5 }, () => 'investigate'))
    expect(told.at(-1)).toMatchObject({ reference: 'baseline', kind: 'new_category' })
  })

  test('takes no room once it is known', () => {
    const health = createModelHealth({ spec: specOf(`${LEARNS}segments: {dimensions: [city]}\n`), profiles: [] })
    const kindsAfter = (hour: number): readonly string[] => {
      const features = { x: usual() }
      const segments = [{ name: 'city', value: 'a', features }]
      closeAll(health, [toClosedWindow({ startMs: hour * HOUR_MS, features, segments })])
      return [...health.entries()].flatMap((entry) =>
        entry.kind === 'history' && entry.key.segment.value === 'a' ? [entry.key.window] : [],
      )
    }
    const counts = Array.from({ length: 40 }, (_, hour) => kindsAfter(hour).length)
    expect(counts[10]).toBe(1)
    expect(counts.at(-1)).toBe(0)
  })
})

describe('a feature that the profile has not', () => {
  test('learns a baseline of its own, and says why; the others are judged at once', () => {
    const lines = close(
      repeat(31, () => [{ features: { x: usual(), y: usual() } }]),
      [profile],
    )
    const [x, y] = lines
    expect(x).toMatchObject({ feature: 'x', state: 'ok', reference: 'training', headline: true })
    expect(y).toMatchObject({
      feature: 'y',
      state: 'learning',
      reason: 'not_in_profile',
      reference: 'baseline',
      learning: 1 / 30,
    })
    expect(y?.sentence).toContain('The profile has no such feature.')
    expect(lines.at(-1)).toMatchObject({ feature: 'y', state: 'ok', reference: 'baseline', headline: true })
    expect(lines.filter(({ feature, reference }) => feature === 'x' && reference !== 'training')).toEqual([])
  })
})
