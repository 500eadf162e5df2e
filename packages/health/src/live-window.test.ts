import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ClosedWindow, FeatureCounts } from './index.ts'
import { rowsIn } from './index.ts'
import { HOUR_MS, named, toClosedWindow } from './judging.testing.ts'
import { isInDoubt } from './closed-window.ts'
import type { LiveWindow } from './live-window.ts'
import { toLiveWindows } from './live-window.ts'

function liveOf(windows: readonly ClosedWindow[]): readonly LiveWindow[] {
  const adding = toLiveWindows(windows)
  for (;;) {
    const { done, value } = adding.next()
    if (done) return value
  }
}

const rows = (count: number): FeatureCounts => named(Array.from({ length: count }, () => 'a'))
const version = fc.record({
  all: fc.nat(9),
  city: fc.option(fc.record({ value: fc.constantFrom('a', 'b'), rows: fc.nat(9) }), { nil: undefined }),
  role: fc.constantFrom('live', 'live', 'canary', 'shadow'),
  partial: fc.subarray(['baseline', 'inconsistent'] as const),
})

describe('the live window', () => {
  test('holds what all live versions counted, segment by segment, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(version, { maxLength: 6 }), (versions) => {
        const windows = versions.map(({ all, city, role, partial }, i): ClosedWindow => ({
          ...toClosedWindow({
            startMs: 0,
            version: `v${i}`,
            role,
            features: { x: rows(all) },
            segments: city ? [{ name: 'city', value: city.value, features: { x: rows(city.rows) } }] : [],
          }),
          partial,
        }))
        const live = liveOf(windows)
        const own = windows.filter(({ role }) => role === 'live')
        expect(live).toHaveLength(own.length > 0 ? 1 : 0)
        if (!live[0]) return
        expect(live[0].versions).toEqual(own.map((window) => window.version))
        expect([...live[0].partial].sort()).toEqual([...new Set(own.flatMap(({ partial }) => partial))].sort())
        const count = (all: readonly { readonly segments: ClosedWindow['segments'] }[], value: string): number =>
          all
            .flatMap(({ segments }) => segments)
            .filter((segment) => segment.value === value)
            .reduce((sum, { features }) => sum + rowsIn(features['x']!), 0)
        for (const value of ['all', 'a', 'b']) expect(count(live, value)).toBe(count(own, value))
        const names = live[0].segments.map(({ value }) => value)
        expect(new Set(names).size).toBe(names.length)
      }),
    )
  })

  test('is one for each length and start', () => {
    const windows = [0, 1].flatMap((hour) =>
      ['1', '2'].map((own) => toClosedWindow({ startMs: hour * HOUR_MS, version: own, features: { x: rows(1) } })),
    )
    const both = [...windows, toClosedWindow({ startMs: 0, lengthMs: 2 * HOUR_MS, window: '2h', features: {} })]
    expect(liveOf(both).map(({ window, startMs }) => [window, startMs])).toEqual([
      ['1h', 0],
      ['1h', HOUR_MS],
      ['2h', 0],
    ])
  })

  test('says of which features rows are absent in any version; where a version does not say, of all it has', () => {
    const own = (
      names: readonly string[],
      partial: ClosedWindow['partial'],
      partialFeatures?: ReadonlySet<string>,
    ) => ({
      ...toClosedWindow({ startMs: 0, version: names.join(''), features: {} }),
      partial,
      segments: [
        {
          name: 'all',
          value: 'all',
          features: Object.fromEntries(names.map((name) => [name, rows(2)])),
          ...(partialFeatures && { partialFeatures }),
        },
      ],
    })
    const doubted = (...windows: readonly ClosedWindow[]): readonly string[] => {
      const [live] = liveOf(windows)
      const [segment] = live!.segments
      return Object.keys(segment!.features).filter((feature) => isInDoubt(live!, segment!, feature))
    }
    const whole = own(['x', 'y', 'z'], [])
    expect(doubted(whole)).toEqual([])
    expect(doubted(whole, own(['x', 'y'], ['inconsistent'], new Set(['y'])))).toEqual(['y'])
    expect(doubted(whole, own(['x', 'y'], ['unfinished']))).toEqual(['x', 'y'])
    expect(doubted(own(['x', 'y'], ['baseline'], new Set(['x'])))).toEqual(['x'])
    expect(doubted(own(['x', 'y'], ['baseline']))).toEqual(['x', 'y'])
  })

  test('leaves out what cannot be added up, and keeps a feature called __proto__', () => {
    const poisoned = { ...rows(3), problems: { missing: NaN } }
    const odd = Object.fromEntries([['__proto__', rows(4)]])
    const [live] = liveOf([
      toClosedWindow({ startMs: 0, version: '1', features: { x: rows(2), ...odd } }),
      toClosedWindow({ startMs: 0, version: '2', features: { x: poisoned, y: rows(1) } }),
    ])
    const { features } = live!.segments[0]!
    expect(Object.entries(features).map(([name, counts]) => [name, rowsIn(counts)])).toEqual([
      ['x', 2],
      ['__proto__', 4],
      ['y', 1],
    ])
  })
})
