import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SegmentCounts, VerdictLine } from '../index.ts'
import { mergeFeatureCounts } from '../index.ts'
import { closeAll, createRandom, HOUR_MS, named, specOf, toClosedWindow } from '../judging.testing.ts'
import { createModelHealth } from '../model-health.ts'
import { withheldSegments } from './withheld-segments.ts'

const random = createRandom(9)
const draw = (rows: number, names: readonly string[]): readonly string[] =>
  Array.from({ length: rows }, () => names[Math.floor(random() * names.length)]!)

function segmentOf(value: string, rows: number, name = 'city'): SegmentCounts {
  return { name, value, features: { day: named(draw(rows, ['mon', 'tue'])) } }
}

function withheldOf(rows: readonly number[], minimum: number): readonly number[] {
  const segments = rows.map((count, i) => segmentOf(`v${i}`, count))
  const steps = withheldSegments({ segments }, minimum)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return rows.filter((_, i) => value.has({ name: 'city', value: `v${i}` })).toSorted((a, b) => a - b)
  }
}

describe('segments that are withheld', () => {
  test.each([
    ['none, where all have the minimum', [20, 30, 40], []],
    ['those below it, where there are two', [12, 13, 40], [12, 13]],
    ['the next larger one beside a single one', [3, 30, 40], [3, 30]],
    ['the next larger ones until they hold the minimum', [3, 4, 25, 90], [3, 4, 25]],
    ['all, where there are no more', [3], [3]],
    ['none for one without rows', [0, 30, 40], []],
    ['as ever beside one without rows', [0, 3, 30, 40], [3, 30]],
  ])('are %s', (_, rows, withheld) => {
    expect(withheldOf(rows, 20)).toEqual(withheld)
  })

  test('leave no dimension of which a small rest can be reckoned', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { maxLength: 8 }), fc.integer({ min: 1, max: 40 }), (rows, minimum) => {
        const filled = rows.filter((count) => count > 0)
        const withheld = withheldOf(rows, minimum)
        const rest = withheld.reduce((sum, count) => sum + count, 0)
        for (const count of filled) if (count < minimum) expect(withheld).toContain(count)
        if (withheld.length === 0 || withheld.length === filled.length) return
        expect(withheld.length).toBeGreaterThan(1)
        expect(rest).toBeGreaterThanOrEqual(minimum)
      }),
    )
  })
})

describe('verdicts', () => {
  const spec = specOf('model: {name: m}\nwindows: [1h]\nsegments: {dimensions: [city, tier], pin: [{city: ulm}]}\n')
  const cities = { ulm: 4, bonn: 300, jena: 400, köln: 500 }

  function close(minimumCount = 20) {
    const health = createModelHealth({ spec: { ...spec, privacy: { ...spec.privacy, minimumCount } }, profiles: [] })
    const segments = [
      ...Object.entries(cities).map(([value, rows]) => segmentOf(value, rows)),
      segmentOf('gold', 1204, 'tier'),
    ]
    const day = segments
      .slice(0, 4)
      .map(({ features }) => features['day']!)
      .reduce(mergeFeatureCounts)
    return closeAll(health, [toClosedWindow({ startMs: 5 * HOUR_MS, features: { day }, segments })])
  }
  const valuesOf = (lines: readonly Pick<VerdictLine, 'segment'>[]): readonly string[] =>
    [...new Set(lines.map(({ segment }) => segment.value))].toSorted()

  test('say nothing of a small segment, nor of the one beside it, and how many there are', () => {
    const { verdicts, summaries } = close()
    expect(valuesOf(verdicts)).toEqual(['all', 'gold', 'jena', 'köln'])
    expect(valuesOf(summaries)).toEqual(['all', 'gold', 'jena', 'köln'])
    expect(verdicts.flatMap(({ withheld }) => (withheld ? [withheld] : []))).toEqual([{ city: 2 }])
    expect(verdicts.find(({ withheld }) => withheld)?.segment.value).toBe('all')
    for (const value of ['ulm', 'bonn']) expect(JSON.stringify([verdicts, summaries])).not.toContain(value)
  })

  test('speak of all where the spec asks for no minimum', () => {
    const { verdicts } = close(1)
    expect(valuesOf(verdicts)).toEqual(['all', 'bonn', 'gold', 'jena', 'köln', 'ulm'])
    expect(verdicts.some(({ withheld }) => withheld)).toBe(false)
  })
})
