import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { persistentSeverity } from '../evidence/severity.ts'
import { isRaised } from './is-raised.ts'
import type { VerdictMemory } from './verdict-memory.ts'
import { freshMemory } from './verdict-memory.ts'
import type { GivenWindow } from './verdicts.testing.ts'
import { DAY_MS, repeat, shifted, stepsOf, thin, verdictsOf } from './verdicts.testing.ts'

const severity = fc.oneof(fc.constantFrom(0, 20, 45, 60, 75, 90), fc.double({ min: 0, max: 100, noNaN: true }))
const detectable = fc.constantFrom(0.01, 0.2, 0.4, 0.9, 1.5)
const kinds = fc.record({ distribution: severity, missing: severity, range: severity }, { requiredKeys: [] })

/** Any window: full or thin, comparable or not, of any length. */
const anyWindow: fc.Arbitrary<GivenWindow> = fc.record(
  {
    severities: kinds,
    detectable: fc.record({ distribution: detectable, missing: detectable, range: detectable }, { requiredKeys: [] }),
    rows: fc.constantFrom(0, 5, 29, 30, 500),
    notJudged: fc.constantFrom('edges' as const, 'failed' as const, 'calendar' as const),
    days: fc.constantFrom(1, 1, 1, 7, 31),
    accepted: fc.boolean(),
  },
  { requiredKeys: ['severities'] },
)
/** A window in which every kind can be told of. */
const clearWindow = fc
  .tuple(severity, severity)
  .map(([distribution, missing]): GivenWindow => ({ severities: { distribution, missing } }))
/** A window that says nothing of anything. */
const silentWindow: fc.Arbitrary<GivenWindow> = fc.oneof(
  fc.record({ severities: kinds, rows: fc.nat(29) }),
  fc.record({ severities: kinds, notJudged: fc.constant('failed' as const) }),
)
const history = (window: fc.Arbitrary<GivenWindow>, maxLength = 40) => fc.array(window, { maxLength })

/** A history that ends raised. */
const raisedHistory = history(clearWindow, 20).map((windows) => windows.concat(shifted(95)))

describe('the memory', () => {
  test('survives JSON and is bounded, whatever came', () => {
    fc.assert(
      fc.property(history(anyWindow), (windows) => {
        for (const { memory } of stepsOf(windows)) {
          expect(JSON.parse(JSON.stringify(memory))).toEqual(memory)
          expect(memory.previous.length).toBeLessThanOrEqual(2)
          expect(JSON.stringify(memory).length).toBeLessThan(1500)
        }
      }),
    )
  })

  test('is all that counts: a history in two processes gives what it gives in one', () => {
    fc.assert(
      fc.property(history(anyWindow), fc.nat(40), (windows, cut) => {
        const whole = stepsOf(windows)
        const first = windows.slice(0, cut)
        const startMs = first.reduce((sum, { days = 1 }) => sum + days * DAY_MS, 0)
        const [next, ...rest] = windows.slice(cut)
        const second = next ? stepsOf([{ ...next, startMs }, ...rest], memoryAfter(first)) : []
        expect([...stepsOf(first), ...second]).toEqual(whole)
      }),
    )
  })

  test('never holds a series without a kind', () => {
    fc.assert(
      fc.property(history(anyWindow), (windows) => {
        for (const { memory, verdict } of stepsOf(windows)) {
          if (memory.raised) expect(Object.keys(memory.raised.kinds)).not.toEqual([])
          if (isRaised(verdict)) expect(memory.raised?.sinceMs).toBe(verdict.sinceMs)
        }
      }),
    )
  })
})

describe('severity', () => {
  test('is that of the window and the two before, where every window can tell', () => {
    fc.assert(
      fc.property(history(clearWindow), (windows) => {
        const singles = windows.map(({ severities = {} }) => Math.max(...Object.values(severities)))
        verdictsOf(windows).forEach((verdict, i) => {
          const before = singles.slice(Math.max(0, i - 2), i).toReversed()
          expect(verdict.windowSeverity).toBe(singles[i])
          expect(verdict.severity).toBe(persistentSeverity(singles[i]!, before))
        })
      }),
    )
  })

  test('is never more than a window has shown since the onset', () => {
    fc.assert(
      fc.property(history(anyWindow), (windows) => {
        const verdicts = verdictsOf(windows)
        verdicts.forEach((verdict, i) => {
          const shown = verdicts.slice(0, i + 1).map(({ windowSeverity }) => windowSeverity)
          expect(verdict.severity).toBeLessThanOrEqual(Math.max(...shown))
          if (!verdict.notRenewed) expect(verdict.severity).toBeLessThanOrEqual(verdict.windowSeverity)
        })
      }),
    )
  })

  test('and state say the same', () => {
    fc.assert(
      fc.property(history(anyWindow), (windows) => {
        for (const { state, severity: found, windowSeverity, reason, kind, sinceMs } of verdictsOf(windows)) {
          expect(isRaised({ state })).toBe(found >= 40)
          if (state === 'act') expect(found).toBeGreaterThanOrEqual(70)
          if (state === 'suspected') expect(windowSeverity).toBeGreaterThanOrEqual(40)
          if (state === 'ok' || state === 'recovering') expect(windowSeverity).toBeLessThan(40)
          if (state === 'blind') expect(reason).toBeDefined()
          expect(kind !== null).toBe(isRaised({ state }) || state === 'accepted')
          if (isRaised({ state }) || state === 'recovering') expect(sinceMs).not.toBeNull()
        }
      }),
    )
  })
})

describe('a raised state', () => {
  test('never disappears by a window that cannot tell, until the eighth', () => {
    fc.assert(
      fc.property(raisedHistory, fc.array(silentWindow, { minLength: 1, maxLength: 12 }), (before, silent) => {
        const verdicts = verdictsOf([...before, ...silent])
        const raised = verdicts[before.length - 1]!
        verdicts.slice(before.length).forEach((verdict, i) => {
          if (i < 7)
            expect(verdict).toMatchObject({
              ...raised,
              windowSeverity: 0,
              notRenewed: true,
              reason: expect.any(String),
            })
          if (i === 7) expect(verdict).toMatchObject({ state: 'blind', reason: 'not_renewed', sinceMs: raised.sinceMs })
          if (i > 7) expect(verdict.sinceMs).toBeNull()
        })
      }),
    )
  })

  test('closes with three quiet windows, and with no fewer', () => {
    fc.assert(
      fc.property(raisedHistory, (before) => {
        const verdicts = verdictsOf([...before, ...repeat([{ severities: { distribution: 0, missing: 0 } }], 3)])
        const last = verdicts.slice(-3).map(({ state }) => state)
        expect(last).toEqual(['recovering', 'recovering', 'ok'])
      }),
    )
  })

  test('closes after the same quiet windows, whatever cannot tell comes between them', () => {
    fc.assert(
      fc.property(raisedHistory, fc.array(fc.nat(2), { minLength: 3, maxLength: 3 }), (before, gaps) => {
        const quiet: GivenWindow = { severities: { distribution: 0, missing: 0 } }
        const after = gaps.flatMap((gap) => [...repeat([thin], gap), quiet])
        const verdicts = verdictsOf([...before, ...after])
        expect(verdicts.at(-1)?.state).toBe('ok')
        expect(verdicts.slice(before.length, -1).every(({ sinceMs }) => sinceMs !== null)).toBe(true)
      }),
    )
  })

  test('closes only on three windows that could tell', () => {
    fc.assert(
      fc.property(history(anyWindow), (windows) => {
        const steps = stepsOf(windows)
        let told = 0
        steps.forEach(({ verdict, memory }, i) => {
          const before = steps[i - 1]?.memory ?? freshMemory
          told = isRaised(verdict) && !verdict.notRenewed ? 0 : told + Number(canTell(windows[i]!, before))
          if (before.raised && !memory.raised && verdict.reason !== 'not_renewed')
            expect(told).toBeGreaterThanOrEqual(3)
        })
      }),
    )
  })

  test('of any rhythm has begun within a month, or was never quiet for two days', () => {
    fc.assert(
      fc.property(fc.array(severity, { minLength: 1, maxLength: 9 }), (rhythm) => {
        const days = repeat([...rhythm, 0, 0], 12)
        verdictsOf(days.map((s) => shifted(s))).forEach(({ sinceMs }, day) => {
          if (sinceMs !== null) expect(day - sinceMs / DAY_MS).toBeLessThanOrEqual(31 + rhythm.length + 2)
        })
      }),
    )
  })
})

test('a window is merged with the next only where it says too little, and only what is told is remembered', () => {
  fc.assert(
    fc.property(history(anyWindow), (windows) => {
      const steps = stepsOf(windows)
      steps.forEach(({ waits, verdict, memory }, i) => {
        if (!waits) return
        expect(verdict.windowSeverity).toBeLessThan(40)
        const before = steps[i - 1]?.memory.previous ?? []
        expect(memory.previous.length === 0 ? [] : before).toEqual(memory.previous)
      })
    }),
  )
})

/** Whether a window can say anything of what is raised. */
function canTell({ severities = {}, rows = 500, notJudged }: GivenWindow, { raised }: VerdictMemory): boolean {
  const isJudged = rows >= 30 && notJudged !== 'failed'
  return isJudged && Object.keys(raised?.kinds ?? {}).some((kind) => Object.hasOwn(severities, kind))
}

function memoryAfter(windows: readonly GivenWindow[]): VerdictMemory {
  return stepsOf(windows).at(-1)?.memory ?? freshMemory
}
