import { ML_DRIFT_STATE_VALUES } from '@driftline/semconv'
import type { MlDriftState } from '@driftline/semconv'
import { createExplicitHistogram } from '@driftline/statistics'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { VerdictLine } from '../verdict/verdict-line.ts'
import { countEventsUpTo, countVerdictEvents } from './count-events.ts'

function lineOf(state: MlDriftState, others: Partial<VerdictLine> = {}): VerdictLine {
  return {
    model: 'm',
    version: '1',
    role: 'live',
    start: '2026-01-01T00:00:00Z',
    end: '2026-01-02T00:00:00Z',
    window: '1d',
    partial: false,
    segment: { name: 'all', value: 'all' },
    feature: 'x',
    reference: 'training',
    headline: true,
    count: 100,
    state,
    severity: 0,
    windowSeverity: 0,
    detectable: null,
    kinds: [],
    kind: null,
    lowerBound: 0,
    since: null,
    sentence: '',
    statistics: {},
    ...others,
  }
}

const primary = '1d'

describe('countVerdictEvents', () => {
  test.each<[MlDriftState, number, number]>([
    ['ok', 1, 1],
    ['suspected', 1, 1],
    ['investigate', 1, 1],
    ['recovering', 1, 1],
    ['accepted', 1, 1],
    ['act', 1, 0],
    ['learning', 0, 0],
    ['insufficient_data', 0, 0],
    ['blind', 0, 0],
  ])('a verdict %s is %i events, %i of them good', (state, events, good) => {
    expect(countVerdictEvents([lineOf(state)], primary)).toEqual({ events, good })
  })

  test('there is no state that this table leaves out', () => {
    expect(ML_DRIFT_STATE_VALUES).toHaveLength(9)
  })

  test('only live features of everyone, in the primary window, by their headline, are counted', () => {
    const { headline: _, ...beside } = lineOf('act', { reference: 'seasonal' })
    const lines = [
      lineOf('act'),
      lineOf('ok', { version: '2' }),
      lineOf('act', { window: '1h' }),
      lineOf('act', { segment: { name: 'city', value: 'ulm' } }),
      lineOf('act', { role: 'shadow' }),
      lineOf('act', { feature: 'all' }),
      lineOf('act', { notRenewed: true }),
      beside,
    ]
    expect(countVerdictEvents(lines, primary)).toEqual({ events: 2, good: 1 })
  })
})

describe('countEventsUpTo', () => {
  const edges = fc.uniqueArray(fc.double({ min: 0.001, max: 100, noNaN: true }), { minLength: 1, maxLength: 20 })

  test('counts what was at or below the edge, whatever the values', () => {
    fc.assert(
      fc.property(edges, fc.array(fc.double({ min: 0, max: 120, noNaN: true })), fc.nat(), (bounds, values, at) => {
        bounds.sort((a, b) => a - b)
        const spread = bounds.every((bound, i) => i === 0 || bound > bounds[i - 1]! * (1 + 1e-6))
        fc.pre(spread)
        const bound = bounds[at % bounds.length]!
        const histogram = createExplicitHistogram(bounds)
        for (const value of values) histogram.record(value)
        const good = values.filter((value) => value <= bound).length
        expect(countEventsUpTo(histogram.toData(), bound)).toEqual({ events: values.length, good })
      }),
    )
  })

  test.each([
    ['between two edges', 0.3],
    ['below all', 0.05],
    ['above all', 2],
  ])('knows nothing of a bound %s', (_, bound) => {
    expect(countEventsUpTo({ bounds: [0.1, 0.5], counts: [7, 2, 1], count: 10 }, bound)).toBeUndefined()
  })

  test('an edge that was computed is the edge that was written', () => {
    const histogram = { bounds: [0.1, 0.1 + 0.2, 1], counts: [1, 2, 3, 4], count: 10 }
    expect(countEventsUpTo(histogram, 0.3)).toEqual({ events: 10, good: 3 })
  })
})
