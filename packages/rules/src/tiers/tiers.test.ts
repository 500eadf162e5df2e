import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cadenceTiers } from './cadence-tiers.ts'
import { EVENT_TIERS } from './event-tiers.ts'
import { fitTiers } from './fit-tiers.ts'
import type { Tier } from './tier.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from './tier.ts'

const PERIOD_MS = 30 * DAY_MS
const shapeOf = ({ name, longMs, shortMs, factor }: Tier): string =>
  `${name} ${longMs / HOUR_MS}h/${shortMs / MINUTE_MS}m@${factor}`
const fitted = (objective: number): readonly string[] => fitTiers(EVENT_TIERS, objective, PERIOD_MS).tiers.map(shapeOf)

describe('tiers for events', () => {
  test.each([
    [0.999, ['fast 1h/5m@14.4', 'medium 6h/30m@6', 'slow 24h/120m@3', 'budget 72h/360m@1']],
    [0.9, ['fast 2h/10m@7.2', 'medium 6h/30m@6', 'slow 24h/120m@3', 'budget 72h/360m@1']],
    [0.85, ['fast 3h/15m@4.8', 'medium 8h/40m@4.5', 'slow 24h/120m@3', 'budget 72h/360m@1']],
    [0.8, ['medium 9h/45m@4', 'slow 24h/120m@3', 'budget 72h/360m@1']],
    [0.75, ['slow 24h/120m@3', 'budget 72h/360m@1']],
  ])('with an objective of %d keep the budget they had: %j', (objective, tiers) => {
    expect(fitted(objective)).toEqual(tiers)
  })

  test('of any objective can be reached by a total failure, spend no more than they did and get slower one by one', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99999, noNaN: true }), (objective) => {
        const { tiers, dropped } = fitTiers(EVENT_TIERS, objective, PERIOD_MS)
        expect(tiers.length + dropped.length).toBe(EVENT_TIERS.length)
        for (const [i, tier] of tiers.entries()) {
          expect(tier.factor * (1 - objective)).toBeLessThanOrEqual(0.8 + 1e-3)
          expect(tier.factor).toBeGreaterThan(tiers[i + 1]?.factor ?? 0)
          const before = EVENT_TIERS.find(({ name }) => name === tier.name)!
          expect((tier.factor * tier.longMs) / (before.factor * before.longMs)).toBeCloseTo(1, 3)
        }
      }),
    )
  })

  test('that are left out say why', () => {
    expect(fitTiers(EVENT_TIERS, 0.8, PERIOD_MS).dropped.map(({ because }) => because)).toEqual([
      'fast fires above a burn rate of 14.4, and with an objective of 0.8 even a total failure burns at 5; over 4h it would be 3.6, no more than the 4 of medium',
    ])
  })
})

describe('tiers for events that come once in a while', () => {
  test.each([
    [5 * MINUTE_MS, ['slow 24h/120m@3', 'budget 72h/360m@1']],
    [HOUR_MS, ['slow 24h/123m@3', 'budget 72h/360m@1']],
    [6 * HOUR_MS, ['slow 24h/735m@3', 'budget 84.25h/1455m@1']],
    [12 * HOUR_MS, ['slow 36.5h/1470m@3', 'steady 84.5h/1470m@2', 'budget 168.5h/2910m@1']],
    [DAY_MS, ['slow 73h/2940m@3', 'steady 169h/2940m@2', 'budget 337h/5820m@1']],
    [7 * DAY_MS, []],
  ])('hold several of them: every %d ms %j', (cadenceMs, tiers) => {
    expect(cadenceTiers(cadenceMs).map(shapeOf)).toEqual(tiers)
  })

  test('wait a twelfth of a cadence and go on for a whole one', () => {
    const holdsOf = (cadenceMs: number): readonly string[] =>
      cadenceTiers(cadenceMs).map(
        ({ forMs, keepFiringForMs }) => `${forMs / MINUTE_MS}m, ${keepFiringForMs / HOUR_MS}h`,
      )
    expect(holdsOf(HOUR_MS)).toEqual(['5m, 2h', '15m, 2h'])
    expect(holdsOf(DAY_MS)).toEqual(['120m, 24h', '120m, 24h', '120m, 24h'])
  })
})
