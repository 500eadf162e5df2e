import { ML_DRIFT_KIND_VALUES, ML_DRIFT_STATE_VALUES } from '@driftline/semconv'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { shownSentence } from './shown-sentence.ts'
import type { ShownVerdict } from './shown-verdict.ts'
import { makeShownVerdict } from './shown-verdict.testing.ts'

const context = { zone: 'Europe/Berlin' }
const sentence = (changes: Partial<ShownVerdict>): string => shownSentence(makeShownVerdict(changes), context)
const since = '2004-03-08T23:00:00Z'

describe('the sentence of a verdict', () => {
  test('is its own where it has one', () => expect(sentence({ state: 'act', sentence: 'Told.' })).toBe('Told.'))

  test('is that of health where the facts are there', () => {
    const facts = { state: 'act', severity: 81, lowerBound: 0.149, since, count: 1200 } as const
    expect(sentence({ ...facts, kind: 'distribution' })).toBe(
      'The distribution moved since Tue 9 Mar 2004; PSI certainly ≥ 0.14 against training; 1,200 rows; look at its source.',
    )
    expect(sentence({ ...facts, kind: 'missing' })).toBe(
      'More missing values since Tue 9 Mar 2004; certainly ≥ 14 points more than in training; 1,200 rows; look at the join or source that fills it.',
    )
    expect(sentence({ detectable: 0.041, count: 1200 })).toBe(
      'Like training; a PSI of 0.041 would have shown; 1,200 rows.',
    )
  })

  test.each([
    [{ state: 'act', since }, 'Raised since Tue 9 Mar 2004.'],
    [{ state: 'investigate', count: 1 }, 'Raised; 1 row.'],
    [{ state: 'act', kind: 'distribution', count: 9 }, 'Raised; 9 rows.'],
    [{ state: 'act', kind: 'missing', lowerBound: 0.1, reference: 'mine', count: 9 }, 'Raised; 9 rows.'],
    [{ state: 'ok', count: 1200 }, 'Nothing is raised; 1,200 rows.'],
    [{ state: 'ok', count: 1200, detectable: null }, 'Nothing is raised; 1,200 rows.'],
    [{ state: 'learning', learning: 0.456 }, 'Not judged: its reference is still being learned, 45 % so far.'],
    [{ state: 'insufficient_data', count: 12 }, 'Not judged: too few rows; 12 rows.'],
    [{ state: 'act', kind: 'missing', lowerBound: 0.1, notRenewed: true, count: 9 }, 'Raised; 9 rows.'],
    [{ state: 'blind' }, 'Cannot tell.'],
    [{ state: 'blind', detectable: 1.3 }, 'Cannot tell: only a PSI of 1.3 or more would show.'],
  ] as const)('of %o alone is "%s"', (facts, text) => expect(sentence(facts)).toBe(text))

  test('with any of the facts has no number that is not among them', () => {
    const facts = fc.record(
      {
        severity: fc.constant(77),
        kind: fc.constantFrom(null, ...ML_DRIFT_KIND_VALUES),
        lowerBound: fc.constantFrom(0, 0.5),
        since: fc.constant(since),
        detectable: fc.constantFrom(null, 0.5),
        count: fc.constant(1200),
        learning: fc.constant(0.5),
        windowSeverity: fc.constant(77),
        statistics: fc.constantFrom({}, { quantiles: { p5: 11, p50: 11, p95: 11 }, missing: 0.5 }),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.constantFrom(...ML_DRIFT_STATE_VALUES), facts, (state, known) => {
        const text = sentence({ ...known, state })
        expect(text).toMatch(/^[A-Z].*\.$/)
        expect(text).not.toMatch(/undefined|NaN|null/)
        const allowed = new Set(['1,200', '0.5', '50', '11', '90', '9', '2004'])
        expect((text.match(/\d[\d.,]*\d|\d/g) ?? []).filter((number) => !allowed.has(number))).toEqual([])
        if (known.count === undefined) expect(text).not.toContain('rows in')
        if (known.since === undefined) expect(text).not.toContain('2004')
      }),
      { numRuns: 1000 },
    )
  })
})
