import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AlertHolds, Episode, Evaluation } from './alert-episodes.ts'
import { alertEpisodes } from './alert-episodes.ts'

const MINUTE_MS = 60_000

/** One character for each minute: a digit is a sample, a point is none. */
function evaluations(text: string): readonly Evaluation[] {
  return text.split('').map((character, i) => ({
    timeMs: i * MINUTE_MS,
    value: character === '.' ? undefined : Number(character),
  }))
}

function holds(forMinutes: number, keepMinutes: number): AlertHolds {
  return { forMs: forMinutes * MINUTE_MS, keepFiringForMs: keepMinutes * MINUTE_MS }
}

function minutes(text: string, own: AlertHolds): readonly string[] {
  return alertEpisodes(evaluations(text), own).map(
    ({ activeAtMs, firedAtMs, resolvedAtMs, peak }) =>
      `${activeAtMs / MINUTE_MS} ${firedAtMs / MINUTE_MS} ${resolvedAtMs === undefined ? 'on' : resolvedAtMs / MINUTE_MS} ${peak}`,
  )
}

describe('an alert', () => {
  test.each([
    ['..11..', holds(0, 0), ['2 2 4 1']],
    ['..11..', holds(1, 0), ['2 3 4 1']],
    ['..11..', holds(2, 0), []],
    ['1.1.1.', holds(1, 9), []],
    ['11....', holds(1, 2), ['0 1 4 1']],
    ['11.1....', holds(1, 2), ['0 1 6 1']],
    ['11..11..', holds(1, 2), ['0 1 on 1']],
    ['11...11..', holds(1, 2), ['0 1 4 1', '5 6 on 1']],
    ['121', holds(1, 0), ['0 1 on 2']],
    ['', holds(0, 0), []],
  ])('of %s with %j fires %j', (text, own, fired) => {
    expect(minutes(text, own)).toEqual(fired)
  })

  const anyText = fc
    .array(fc.constantFrom('.', '1', '.', '1', '2'), { maxLength: 60 })
    .map((characters) => characters.join(''))
  const anyMinutes = fc.integer({ min: 0, max: 6 })

  test('fires no more often and no earlier when it waits longer, and ends no earlier when it goes on longer', () => {
    fc.assert(
      fc.property(anyText, anyMinutes, anyMinutes, (text, wait, keep) => {
        const firing = (own: AlertHolds): readonly boolean[] => firingAt(text, alertEpisodes(evaluations(text), own))
        const [base, waits, keeps] = [
          firing(holds(wait, keep)),
          firing(holds(wait + 1, keep)),
          firing(holds(wait, keep + 1)),
        ]
        for (let i = 0; i < base.length; i += 1) {
          if (waits[i]) expect(base[i]).toBe(true)
          if (base[i]) expect(keeps[i]).toBe(true)
        }
      }),
      { seed: 11 },
    )
  })

  test('that neither waits nor goes on fires exactly where its expression is true', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(firingAt(text, alertEpisodes(evaluations(text), holds(0, 0)))).toEqual(
          text.split('').map((own) => own !== '.'),
        )
      }),
      { seed: 11 },
    )
  })

  test('has episodes that follow each other, each at least `for` after it became active', () => {
    fc.assert(
      fc.property(anyText, anyMinutes, anyMinutes, (text, wait, keep) => {
        let endMs = -1
        for (const { activeAtMs, firedAtMs, resolvedAtMs } of alertEpisodes(evaluations(text), holds(wait, keep))) {
          expect(activeAtMs).toBeGreaterThan(endMs)
          expect(firedAtMs - activeAtMs).toBe(wait * MINUTE_MS)
          endMs = resolvedAtMs ?? Infinity
          expect(endMs).toBeGreaterThan(firedAtMs)
        }
      }),
      { seed: 11 },
    )
  })
})

function firingAt(text: string, episodes: readonly Episode[]): readonly boolean[] {
  return text
    .split('')
    .map((_, i) =>
      episodes.some(
        ({ firedAtMs, resolvedAtMs = Infinity }) => firedAtMs <= i * MINUTE_MS && i * MINUTE_MS < resolvedAtMs,
      ),
    )
}
