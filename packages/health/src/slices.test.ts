import { describe, expect, test } from 'vitest'
import type { ClosedWindow, FeatureCounts } from './index.ts'
import { createModelHealth } from './index.ts'
import { HOUR_MS, specOf, toClosedWindow } from './judging.testing.ts'

const SERIES = 20_000
const MOST_PER_STEP = 100
const spec = specOf('model: {name: m}\nwindows: [1h]\nreferences: {training: {baseline: {rows: 1000}}}\n')
const listing = specOf('model: {name: m}\nwindows: [1h]\nfeatures: {x: {}}\n')
const categories = { names: { a: 600, b: 400 }, buckets: {}, other: 0 }

/** Counts that tell when they are looked at. */
function watched(seen: Set<object>): FeatureCounts {
  const own = { special: {}, categories }
  return Object.defineProperty(own, 'problems', {
    enumerable: true,
    get() {
      seen.add(own)
      return {}
    },
  }) as typeof own & Pick<FeatureCounts, 'problems'>
}

function featuresOf(seen: Set<object>, length: number, name = (i: number): string => `f${i}`) {
  return Object.fromEntries(Array.from({ length }, (_, i) => [name(i), watched(seen)]))
}

const shapes: Readonly<Record<string, (seen: Set<object>, startMs: number) => readonly ClosedWindow[]>> = {
  features: (seen, startMs) => [toClosedWindow({ startMs, features: featuresOf(seen, SERIES) })],
  segments: (seen, startMs) => [
    toClosedWindow({
      startMs,
      features: featuresOf(seen, 1),
      segments: Array.from({ length: SERIES }, (_, i) => ({
        name: 'city',
        value: `c${i}`,
        features: featuresOf(seen, 1),
      })),
    }),
  ],
  versions: (seen, startMs) =>
    Array.from({ length: SERIES }, (_, i) =>
      toClosedWindow({ startMs, version: `v${i}`, features: featuresOf(seen, 1) }),
    ),
}

describe.each(Object.entries(shapes))('a window of 20,000 %s', (_, windowsOf) => {
  test.each([
    ['that are judged', spec],
    ['that the spec does not list', listing],
  ])('%s is closed in small steps', (_title, judgedBy) => {
    const health = createModelHealth({ spec: judgedBy, profiles: [] })
    const looked = new Set<object>()
    for (const hour of [0, 1]) {
      const seen = new Set<object>()
      const closing = health.close({ windows: windowsOf(seen, hour * HOUR_MS) })
      seen.clear()
      let most = 0
      for (let step = closing.next(); !step.done; step = closing.next()) {
        for (const own of seen) looked.add(own)
        most = Math.max(most, seen.size)
        seen.clear()
      }
      expect(most).toBeLessThanOrEqual(MOST_PER_STEP)
    }
    if (judgedBy === spec) expect(looked.size).toBeGreaterThan(SERIES)
  })
})

test('features that the spec does not list are passed over with a pause for each', () => {
  const windows = shapes['features']!(new Set(), 0)
  const closing = createModelHealth({ spec: listing, profiles: [] }).close({ windows })
  let pauses = 0
  for (let step = closing.next(); !step.done; step = closing.next()) pauses += 1
  expect(pauses).toBeGreaterThanOrEqual(SERIES)
})
