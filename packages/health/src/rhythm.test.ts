import { describe, expect, test } from 'vitest'
import type { FeatureCounts, VerdictLine } from './index.ts'
import { createModelHealth, isRaised } from './index.ts'
import {
  bucketed,
  closeAll,
  createRandom,
  DAY_MS,
  HOUR_MS,
  named,
  numbers,
  specOf,
  toClosedWindow,
} from './judging.testing.ts'
import { mergeFeatureCounts } from './counts/feature-counts.ts'

const MONDAY_MS = Date.UTC(2024, 0, 1)
const DAYS = 35

type HourOf = (hour: number) => Readonly<Record<string, FeatureCounts>>

/** Lines of five weeks in which nothing changes but with the hour and the weekday. */
function linesOf(windows: readonly ('1h' | '1d')[], hourOf: HourOf): readonly VerdictLine[] {
  const yaml = `model: {name: m}\nwindows: [${windows.join(', ')}]\nreferences: {training: {baseline: {rows: 1000}}, seasonal: {}}\n`
  const health = createModelHealth({ spec: specOf(yaml), profiles: [] })
  return Array.from({ length: DAYS }, (_, day) => day).flatMap((day) => {
    const hours = Array.from({ length: 24 }, (_, hour) => hourOf(24 * day + hour))
    const startMs = MONDAY_MS + day * DAY_MS
    const closed = [
      ...(windows.includes('1h')
        ? hours.map((features, hour) => toClosedWindow({ startMs: startMs + hour * HOUR_MS, features }))
        : []),
      toClosedWindow({ window: '1d', startMs, lengthMs: DAY_MS, features: hours.reduce(addFeatures) }),
    ]
    return closeAll(health, closed).verdicts.filter(({ feature }) => feature !== 'all')
  })
}

function addFeatures(a: ReturnType<HourOf>, b: ReturnType<HourOf>): ReturnType<HourOf> {
  return Object.fromEntries(Object.entries(a).map(([name, own]) => [name, mergeFeatureCounts(own, b[name]!)]))
}

const bell = (random: () => number): number => random() + random() + random() + random() - 2

describe('without a profile nothing is raised by a rhythm alone', () => {
  test.each([[['1d', '1h']], [['1h', '1d']]] as const)('of the hours of the day, in windows of %j', (windows) => {
    const random = createRandom(5)
    const lines = linesOf(windows, (hour) => ({
      x: numbers(Array.from({ length: 40 }, () => (hour % 24) + bell(random))),
    }))
    expect(lines.filter(isRaised)).toEqual([])
    const last = lines.filter(({ end }) => Date.parse(end) > MONDAY_MS + (DAYS - 2) * DAY_MS)
    expect(last.map(({ state }) => state)).not.toContain('learning')
  })

  test('of the days of the week, in categories by name and by bucket', () => {
    const random = createRandom(6)
    const lines = linesOf(['1d'], (hour) => {
      const share = Math.floor(hour / 24) % 7 >= 5 ? 0.7 : 0.5
      const words = Array.from({ length: 40 }, () => (random() < share ? 'app' : 'web'))
      return { name: named(words), hash: bucketed(words) }
    })
    expect(lines.filter(isRaised)).toEqual([])
    expect(lines.at(-1)?.state).toBe('ok')
  })
})
