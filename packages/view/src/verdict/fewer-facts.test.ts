import { describe, expect, test } from 'vitest'

import { ML_DRIFT_KIND_VALUES } from '@driftline/semconv'

import { createTimeLabels } from '../time/time-labels.ts'
import { toEffectText } from './effect-text.ts'
import { nextLook } from './next-look.ts'
import { makeShownVerdict } from './shown-verdict.testing.ts'
import { severityWords, stateWords, verdictNotes } from './verdict-words.ts'

describe('with fewer facts', () => {
  test('a verdict of its state and severity alone says these and nothing else', () => {
    const verdict = makeShownVerdict({ state: 'act', severity: 81.2 })
    expect([stateWords(verdict), severityWords(verdict)]).toEqual(['act', 'severity 81'])
    expect(nextLook(verdict)).toBe('')
    expect(toEffectText(verdict)).toEqual({ effect: '–', sure: '–' })
    expect(verdictNotes(verdict, createTimeLabels('1d'), [])).toEqual([])
  })

  test.each(ML_DRIFT_KIND_VALUES)('a raised %s without figures names none', (kind) => {
    const verdict = makeShownVerdict({ state: 'act', severity: 81, kind })
    const { effect, sure } = toEffectText(verdict)
    for (const text of [nextLook(verdict), effect, sure]) expect(text).not.toMatch(/\d|undefined|NaN/)
    expect(nextLook(verdict)).not.toBe('')
  })

  test('a share is told where it is known, also when it is 0', () => {
    expect(nextLook({ kind: 'missing' })).toBe('the join or source that fills it')
    expect(nextLook({ kind: 'missing', statistics: { missing: 0.0612 } })).toBe(
      '6.12 % missing: the join or source that fills it',
    )
    expect(nextLook({ kind: 'missing', statistics: { missing: 0 } })).toMatch(/^0 % missing/)
  })

  test('a shift is by category only where there are categories', () => {
    const shares = { reference: [0.5, 0.5], current: [1, 0] }
    const look = (distribution?: object) =>
      nextLook({
        kind: 'distribution',
        statistics: distribution ? { distribution: { ...shares, ...distribution } } : {},
      })
    expect(look({ categories: ['a', 'b'] })).toBe('compare the shares by category')
    expect([look({ upper: [1, null] }), look()]).toEqual(['compare it then and now', 'compare it then and now'])
  })

  test('the debiased PSI of metrics is not called the PSI of a line', () => {
    const kind = 'distribution' as const
    expect(toEffectText({ kind, lowerBound: 0.149, statistics: { psi: 0.21 } })).toEqual({
      effect: 'PSI 0.21',
      sure: '≥ 0.14',
    })
    expect(toEffectText({ kind, lowerBound: 0.149, statistics: { psiDebiased: 0.2 } }).effect).toBe('PSI 0.20 debiased')
  })
})
