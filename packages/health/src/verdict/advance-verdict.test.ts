import { describe, expect, test } from 'vitest'
import type { GivenWindow } from './verdicts.testing.ts'
import { DAY_MS, repeat, shifted, statesOf, stepsOf, thin, toWindow, verdictsOf } from './verdicts.testing.ts'

const sinceOf = (windows: readonly (number | GivenWindow)[]) =>
  verdictsOf(windows.map(toWindow)).map(({ sinceMs }) => (sinceMs === null ? null : sinceMs / DAY_MS))

describe('raising', () => {
  test('one odd window is suspected, the second of three raises', () => {
    expect(statesOf([50, 0, 0, 50])).toEqual(['suspected', 'ok', 'ok', 'suspected'])
    expect(statesOf([50, 55])).toEqual(['suspected', 'investigate'])
    expect(statesOf([50, 0, 55])).toEqual(['suspected', 'ok', 'investigate'])
    expect(statesOf([75, 80])).toEqual(['suspected', 'act'])
  })

  test('a window beyond doubt raises at once', () => {
    expect(statesOf([84])).toEqual(['suspected'])
    expect(statesOf([85])).toEqual(['act'])
  })

  test('the severity that counts is the lesser of this window and the stronger of the two before', () => {
    const verdicts = verdictsOf([50, 30, 80, 60].map(toWindow))
    expect(verdicts.map(({ severity }) => severity)).toEqual([0, 30, 50, 60])
    expect(verdicts.map(({ windowSeverity }) => windowSeverity)).toEqual([50, 30, 80, 60])
  })

  test('since names the first window that showed it, not the one that raised it', () => {
    expect(sinceOf([0, 50, 0, 60])).toEqual([null, null, null, 1])
  })

  test('the strongest kind leads, whichever showed first', () => {
    const [, second] = verdictsOf([
      { severities: { missing: 50, distribution: 10 } },
      { severities: { missing: 5, distribution: 90 } },
    ])
    expect(second).toMatchObject({ state: 'act', kind: 'distribution', sinceMs: 0 })
  })

  test('drift that the spec expects is accepted, not raised', () => {
    const [verdict] = verdictsOf([shifted(90, { accepted: true })])
    expect(verdict).toMatchObject({ state: 'accepted', severity: 0, windowSeverity: 90, kind: 'distribution' })
  })
})

describe('what a window cannot tell', () => {
  test('fewer than 30 rows are not judged, whatever they show', () => {
    const [step] = stepsOf([shifted(95, { rows: 29 })])
    expect(step?.verdict).toMatchObject({ state: 'insufficient_data', severity: 0, windowSeverity: 0, kind: null })
    expect(step).toMatchObject({ waits: true, memory: { previous: [] } })
    expect(stepsOf([shifted(95, { rows: 30 })])[0]).toMatchObject({ verdict: { state: 'act' }, waits: false })
  })

  test('where even a PSI of 1 would not show, quiet is blind, and the window waits', () => {
    const blind = { detectable: { distribution: 1.01 } }
    expect(stepsOf([shifted(39, blind)])[0]).toMatchObject({
      verdict: { state: 'blind', reason: 'scatter' },
      waits: true,
    })
    expect(stepsOf([shifted(39, { detectable: { distribution: 1 } })])[0]).toMatchObject({
      verdict: { state: 'ok' },
      waits: false,
    })
    expect(stepsOf([shifted(40, blind)])[0]).toMatchObject({ verdict: { state: 'suspected' }, waits: false })
    expect(stepsOf([shifted(39, { ...blind, severities: { missing: 90 } })])[0]).toMatchObject({
      verdict: { state: 'act', kind: 'missing' },
      waits: false,
    })
  })

  test('what cannot be compared is blind for a reason, unless another kind shows something', () => {
    for (const notJudged of ['edges', 'sketch', 'hash', 'failed'] as const)
      expect(verdictsOf([{ notJudged, severities: { missing: 0 } }])[0]).toMatchObject({
        state: 'blind',
        reason: notJudged,
      })
    expect(verdictsOf([{ notJudged: 'edges', severities: { missing: 90 } }])[0]).toMatchObject({ state: 'act' })
  })

  test('a feature that moves with the calendar is ok and says why', () => {
    expect(verdictsOf([{ notJudged: 'calendar', severities: { missing: 0 } }])[0]).toMatchObject({
      state: 'ok',
      reason: 'calendar',
    })
  })

  test('windows that cannot tell confirm nothing and hide nothing', () => {
    expect(statesOf([50, thin, thin, 55])).toEqual([
      'suspected',
      'insufficient_data',
      'insufficient_data',
      'investigate',
    ])
  })

  test('what was suspected is forgotten once no window could tell for too long', () => {
    expect(statesOf([50, ...repeat([thin], 8), 55]).at(-1)).toBe('suspected')
    expect(statesOf([50, ...repeat([thin], 7), 55]).at(-1)).toBe('investigate')
    expect(statesOf([50, { ...thin, startMs: 40 * DAY_MS }, 55]).at(-1)).toBe('suspected')
  })
})

describe('closing', () => {
  test('three quiet windows close, and what comes after is a new onset', () => {
    const windows = [90, 0, 0, 0, 0, 90]
    expect(statesOf(windows)).toEqual(['act', 'recovering', 'recovering', 'ok', 'ok', 'act'])
    expect(sinceOf(windows)).toEqual([0, 0, 0, null, null, 5])
  })

  test('a rejection before the close reopens under the same onset', () => {
    const windows = [90, 0, 0, 90, 0, 0, 0]
    expect(statesOf(windows)).toEqual(['act', 'recovering', 'recovering', 'act', 'recovering', 'recovering', 'ok'])
    expect(sinceOf(windows)).toEqual([0, 0, 0, 0, 0, 0, null])
  })

  test('a window that nothing confirms neither counts as quiet nor breaks the row', () => {
    const windows = [60, 60, 0, 0, 50, 0, 0]
    expect(statesOf(windows)).toEqual(['suspected', 'investigate', 'recovering', 'recovering', 'suspected', 'ok', 'ok'])
    expect(sinceOf(windows)).toEqual([null, 0, 0, 0, 0, null, null])
    expect(sinceOf([60, 60, 0, 0, 50, 50]).at(-1)).toBe(0)
  })

  test('a window that could not have shown the old effect is not quiet', () => {
    const coarse = { detectable: { distribution: 0.6 } }
    const verdicts = verdictsOf([90, shifted(0, coarse), shifted(0, coarse), shifted(0, coarse), 0].map(toWindow))
    expect(verdicts.map(({ state }) => state)).toEqual(['act', 'act', 'act', 'act', 'recovering'])
    expect(verdicts.map(({ notRenewed }) => notRenewed)).toEqual([undefined, true, true, true, undefined])
    const fine = { detectable: { distribution: 0.4 } }
    expect(statesOf([90, shifted(0, fine), shifted(0, fine), shifted(0, fine)]).at(-1)).toBe('ok')
  })

  test('the old effect is the largest since the onset, so a fading shift can still close', () => {
    const fine = { detectable: { distribution: 0.4 } }
    expect(statesOf([90, 60, 50, ...repeat([shifted(0, fine)], 3)]).at(-1)).toBe('ok')
    expect(statesOf([60, 60, ...repeat([shifted(0, fine)], 3)]).at(-1)).toBe('investigate')
  })

  test('a shift larger than 1 closes by windows that would be blind to a smaller one', () => {
    const blind = shifted(0, { detectable: { distribution: 1.5 } })
    expect(stepsOf([shifted(90, { effects: { distribution: 2 } }), blind])[1]).toMatchObject({
      verdict: { state: 'recovering' },
      waits: false,
    })
    expect(stepsOf([shifted(90, { effects: { distribution: 1 } }), blind])[1]).toMatchObject({
      verdict: { state: 'act', notRenewed: true, reason: 'thin' },
      waits: true,
    })
  })

  test('a series closes when every raised kind did', () => {
    const both = { severities: { missing: 90, distribution: 90 } }
    const half = { severities: { missing: 0, distribution: 90 } }
    const none = { severities: { missing: 0, distribution: 0 } }
    expect(statesOf([both, half, half, half, none, none, none])).toEqual([
      'act',
      'act',
      'act',
      'act',
      'recovering',
      'recovering',
      'ok',
    ])
  })

  test('a kind that can be told of closes beside one that cannot', () => {
    const both = { severities: { missing: 95, distribution: 60 } }
    const half: GivenWindow = { notJudged: 'edges', severities: { missing: 0 } }
    const verdicts = verdictsOf([both, half, half, half, half])
    expect(verdicts[0]).toMatchObject({ state: 'act', kind: 'missing' })
    for (const verdict of verdicts.slice(1))
      expect(verdict).toMatchObject({
        state: 'investigate',
        severity: 60,
        kind: 'distribution',
        notRenewed: true,
        reason: 'edges',
      })
  })
})

describe('a raised state', () => {
  test('is kept by a thin window, with its severity and the reason', () => {
    const [raised, kept] = verdictsOf([shifted(90), thin])
    expect(kept).toEqual({ ...raised, notRenewed: true, reason: 'thin', windowSeverity: 0 })
  })

  test('is kept while recovering too', () => {
    const [, before, kept, after] = verdictsOf([shifted(90), shifted(20), thin, shifted(0)])
    expect(kept).toMatchObject({ state: 'recovering', severity: before?.severity, notRenewed: true, reason: 'thin' })
    expect(after).toMatchObject({ state: 'recovering', sinceMs: 0 })
    expect(statesOf([90, 0, thin, 0, thin, 0]).at(-1)).toBe('ok')
  })

  test('is kept through what cannot be compared, with that reason', () => {
    for (const notJudged of ['edges', 'sketch', 'hash', 'failed'] as const) {
      const [, kept] = verdictsOf([shifted(90), { notJudged, severities: { missing: 0 } }])
      expect(kept).toMatchObject({
        state: 'act',
        severity: 90,
        notRenewed: true,
        reason: notJudged,
        kind: 'distribution',
      })
    }
  })

  test('is kept where it cannot be told of, although another kind is suspected', () => {
    const half: GivenWindow = { notJudged: 'edges', severities: { missing: 0 } }
    const verdicts = verdictsOf([
      { severities: { missing: 90, distribution: 90 } },
      half,
      half,
      { notJudged: 'edges', severities: { missing: 0, range: 50 } },
    ])
    expect(verdicts[3]).toMatchObject({ state: 'act', severity: 90, notRenewed: true, windowSeverity: 50 })
  })

  test('goes on by one window that shows a kind again that was never quiet', () => {
    const both = { severities: { missing: 90, distribution: 90 } }
    const half: GivenWindow = { notJudged: 'edges', severities: { missing: 0 } }
    const [, , , again] = verdictsOf([both, half, half, { severities: { missing: 0, distribution: 60 } }])
    expect(again).toMatchObject({ state: 'act', kind: 'distribution', windowSeverity: 60 })
    expect(again).not.toHaveProperty('notRenewed')
  })

  test('goes by what is raised now where its first kind cannot be told of', () => {
    const half: GivenWindow = { notJudged: 'edges', severities: { missing: 50 } }
    const verdicts = verdictsOf([shifted(90), half, half, { notJudged: 'edges', severities: { missing: 0 } }])
    expect(verdicts[2]).toMatchObject({ state: 'investigate', severity: 50, kind: 'missing', sinceMs: 0 })
    expect(verdicts[3]).toMatchObject({ state: 'investigate', severity: 50, kind: 'distribution', notRenewed: true })
  })

  test('goes on by one window that shows it after some that could not tell', () => {
    expect(statesOf([60, 60, thin, thin, thin, 60]).at(-1)).toBe('investigate')
  })

  test('ends as blind with the eighth window that cannot tell, and is over then', () => {
    const verdicts = verdictsOf([shifted(90), ...repeat([thin], 9), shifted(60)])
    expect(verdicts[7]).toMatchObject({ state: 'act', notRenewed: true })
    expect(verdicts[8]).toMatchObject({ state: 'blind', reason: 'not_renewed', severity: 0, sinceMs: 0 })
    expect(verdicts[9]).toMatchObject({ state: 'insufficient_data', sinceMs: null })
    expect(verdicts[10]).toMatchObject({ state: 'suspected', sinceMs: null })
  })

  test('is renewed by a window that can tell, so that eight are counted anew', () => {
    const seven = repeat([thin], 7)
    expect(statesOf([90, ...seven, 90, ...seven]).at(-1)).toBe('act')
    expect(statesOf([90, ...seven, 0, ...seven]).at(-1)).toBe('recovering')
  })

  test('ends as blind after 31 days, but never with the first window after', () => {
    const week = { ...thin, days: 7 }
    expect(statesOf([shifted(90, { days: 7 }), ...repeat([week], 5)])).toEqual([
      'act',
      'act',
      'act',
      'act',
      'act',
      'blind',
    ])
    const year = { ...thin, days: 365 }
    expect(statesOf([shifted(90, { days: 365 }), year, year])).toEqual(['act', 'act', 'blind'])
    expect(statesOf([90, { ...thin, startMs: 40 * DAY_MS }])).toEqual(['act', 'blind'])
  })

  test('that is accepted stays accepted where a window cannot tell', () => {
    const [, kept] = verdictsOf([shifted(90, { accepted: true }), { ...thin, accepted: true }])
    expect(kept).toMatchObject({ state: 'accepted', severity: 0, notRenewed: true })
  })
})

describe('a rhythm does not keep since open for ever', () => {
  /** Severities of days from Monday on, for many weeks. */
  const weeks = (days: readonly number[]) => repeat(days, 30)
  const oldestDays = (windows: readonly number[]) =>
    Math.max(...sinceOf(windows).map((since, day) => (since === null ? 0 : day - since)))

  test('weekends close in between', () => {
    expect(oldestDays(weeks([0, 0, 0, 0, 0, 60, 60]))).toBe(3)
    expect(oldestDays(weeks([0, 0, 0, 0, 0, 90, 90]))).toBe(3)
  })

  test('single days that nothing confirms are never raised, however often they come', () => {
    expect(new Set(statesOf(repeat([60, 0, 0], 50)))).toEqual(new Set(['suspected', 'ok']))
    expect(oldestDays([60, 60, ...repeat([0, 0, 60], 50)])).toBeLessThan(8)
  })

  test('Mondays, Wednesdays and Fridays close every week', () => {
    expect(oldestDays(weeks([60, 0, 60, 0, 60, 0, 0]))).toBeLessThan(9)
  })

  test('working days, with two quiet days a week, begin anew once they are older than a month', () => {
    const since = sinceOf(weeks([60, 60, 60, 60, 60, 0, 0]))
    expect(oldestDays(weeks([60, 60, 60, 60, 60, 0, 0]))).toBeLessThan(31 + 7)
    expect(since[20]).toBe(0)
    expect(oldestDays(repeat([90, 0, 0], 50))).toBeLessThan(31 + 4)
  })

  test('a shift that is quiet for a day now and then keeps its onset', () => {
    expect(sinceOf(weeks([60, 60, 60, 0, 60, 60, 60])).at(-1)).toBe(0)
  })
})
