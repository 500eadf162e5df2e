import { describe, expect, test } from 'vitest'
import { verdictSentence } from './sentence.ts'
import type { GivenWindow } from './verdicts.testing.ts'
import { repeat, shifted, thin, verdictsOf, windowOf } from './verdicts.testing.ts'

/** The sentence of the last of some windows, days from 1 January 1970 on. */
function lastSentence(...windows: readonly GivenWindow[]): string {
  const context = { timezone: 'UTC', reference: 'training' } as const
  return verdictSentence(verdictsOf(windows).at(-1)!, windowOf(windows.at(-1)!), context)
}

describe('the sentence of a window', () => {
  test('that alone shows a shift says that a second would raise it', () => {
    const sentence = lastSentence(shifted(60))
    expect(sentence).toBe(
      'The distribution moved in this window alone; PSI certainly ≥ 0.15 against training; ' +
        'a second window would raise it; 500 rows; look at its source.',
    )
    expect(sentence).not.toContain('Like training')
  })

  test('that alone shows a shift while a series has not closed says since when that was raised', () => {
    expect(lastSentence(shifted(90), shifted(0), shifted(0), shifted(60))).toContain(
      'a second window would raise it; was raised since Thu 1 Jan 1970',
    )
  })

  test('that is too thin to tell keeps what was said, and says so', () => {
    const sentence = lastSentence(shifted(90), thin)
    expect(sentence).toBe(
      'The distribution moved since Thu 1 Jan 1970; PSI certainly ≥ 0.22 against training; ' +
        'not renewed: this window is too thin to tell; 5 rows.',
    )
    expect(lastSentence(shifted(90), shifted(0), thin)).toContain('not renewed: this window is too thin to tell')
    expect(lastSentence(shifted(90), { notJudged: 'edges' })).toContain('not renewed: this window cannot be compared')
  })

  test('that cannot renew what was said of another weekday says nothing of its own', () => {
    const monday = { name: 'Monday', one: 'a Monday', when: 'on a Monday' }
    const context = { timezone: 'UTC', reference: 'seasonal', phase: monday } as const
    const told = (...windows: readonly GivenWindow[]) =>
      verdictSentence(verdictsOf(windows).at(-1)!, windowOf(windows.at(-1)!), context)
    expect(told(shifted(90))).toContain('; usual for no Monday; ')
    expect(told(shifted(90), thin)).toBe(
      'The distribution moved since Thu 1 Jan 1970; PSI certainly ≥ 0.22 against the windows before; ' +
        'not renewed: this window is too thin to tell; 5 rows.',
    )
  })

  test('that is quiet again is back within its reference, or within what is usual', () => {
    expect(lastSentence(shifted(90), shifted(0))).toMatch(/^Back within training; /)
    const context = { timezone: 'UTC', reference: 'seasonal' } as const
    const [raised, quiet] = [shifted(90), shifted(0)]
    expect(verdictSentence(verdictsOf([raised, quiet]).at(-1)!, windowOf(quiet), context)).toMatch(
      /^Back within what is usual; /,
    )
  })

  test('that cannot renew one kind tells what it shows of another', () => {
    const severities = { missing: 0, new_category: 0 }
    const cannot = { severities, detectable: { missing: 0.9, new_category: 0.01 } }
    const raised = shifted(0, { severities: { missing: 90, new_category: 90 } })
    const sentence = lastSentence(raised, shifted(0, cannot), shifted(0, cannot), shifted(60, cannot))
    expect(sentence).toContain('More missing values since')
    expect(sentence).toMatch(/not renewed: .*; 500 rows; also /)
  })

  test('that the spec expects says so, also where it is not renewed', () => {
    const accepted = shifted(90, { accepted: true })
    expect(lastSentence(accepted)).toContain('500 rows; expected by the spec.')
    expect(lastSentence(accepted, { ...thin, accepted: true })).toContain(
      'too thin to tell; 5 rows; expected by the spec.',
    )
  })

  test('that could not show even a large shift says from where on it would, and what would help', () => {
    const sentence = lastSentence(shifted(0, { detectable: { distribution: 1.4 } }))
    expect(sentence).toContain('only a PSI of 1.4 or more would show')
    expect(sentence).toContain('a longer window, a seasonal reference or more rows would help')
  })

  test('that ends a series nobody could renew says that nothing is known', () => {
    expect(lastSentence(shifted(90), ...repeat([thin], 8))).toBe(
      'Was raised since Thu 1 Jan 1970; no longer known, since no window could tell for too long; 5 rows.',
    )
  })

  test('names other kinds beside the one that leads', () => {
    const sentence = lastSentence(shifted(90, { severities: { missing: 50, stale: 45 } }))
    expect(sentence).toContain('; also missing values and stale values; ')
  })
})
