import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EvidenceKind } from '../evidence/severity.ts'
import { advanceVerdict } from '../verdict/advance-verdict.ts'
import type { FeatureVerdict } from '../verdict/feature-verdict.ts'
import { isRaised } from '../verdict/is-raised.ts'
import { freshMemory } from '../verdict/verdict-memory.ts'
import type { VerdictMemory } from '../verdict/verdict-memory.ts'
import type { GivenWindow } from '../verdict/verdicts.testing.ts'
import { DAY_MS, windowOf } from '../verdict/verdicts.testing.ts'
import type { Agreement, Pin } from './acceptance.ts'
import type { AcceptingMemory } from './advance-accepted.ts'
import { advanceAccepted } from './advance-accepted.ts'
import { isPinnedKind } from './pinned-kinds.ts'

const severity = fc.oneof(fc.constantFrom(0, 20, 45, 60, 75, 90), fc.double({ min: 0, max: 100, noNaN: true }))
/** Every kind is told of in every window that tells. */
const kinds = fc.record({ distribution: severity, missing: severity, stale: severity })
const window = fc.record({ severities: kinds, rows: fc.constantFrom(5, 500, 500, 500) })
/** What a day shows against the reference, and against accepted rows. */
const days = fc.array(fc.record({ own: window, beside: kinds }), { maxLength: 30 })

const pin: Pin = { startsMs: [0], counts: { special: {}, problems: {} } }

function agreementOn(covers: Agreement['covers'], isOutright = false): Agreement {
  const accepted = { id: 'a1', by: 'ana', sinceMs: 0, untilMs: null }
  return { id: 'a1', accepted, covers, pins: isOutright ? {} : { '1d': pin } }
}

/** Verdicts of days on which something is accepted from one of them on, each in a process of its own. */
function verdictsBeside(
  given: readonly { readonly own: GivenWindow; readonly beside: GivenWindow['severities'] }[],
  agreement: Agreement | undefined,
  from = 0,
): readonly FeatureVerdict[] {
  let memory: AcceptingMemory = { verdict: freshMemory }
  return given.map(({ own, beside = {} }, day) => {
    const { rows = 500 } = own
    const step = advanceAccepted(JSON.parse(JSON.stringify(memory)) as AcceptingMemory, windowOf(own), {
      startMs: day * DAY_MS,
      endMs: (day + 1) * DAY_MS,
      weight: 1,
      agreements: agreement && day >= from ? [agreement] : [],
      beside: () => windowOf({ rows, severities: beside }),
    })
    memory = { verdict: step.memory, pinned: step.pinned }
    return step.verdict
  })
}

function verdictsOfKinds(
  given: readonly { readonly own: GivenWindow }[],
  isKind: (kind: EvidenceKind) => boolean,
): readonly FeatureVerdict[] {
  let memory: VerdictMemory = freshMemory
  return given.map(({ own }, day) => {
    const whole = windowOf(own)
    const evidence = whole.evidence.filter(({ kind }) => isKind(kind))
    const options = { startMs: day * DAY_MS, endMs: (day + 1) * DAY_MS, weight: 1, accepted: false }
    const step = advanceVerdict(memory, { ...whole, evidence }, options)
    memory = step.memory
    return step.verdict
  })
}

const distribution = agreementOn((kind) => kind === 'distribution')
const whatCountsTell = agreementOn(isPinnedKind)

describe('an acceptance', () => {
  test('of one kind never hides another: what the others raise by themselves is raised, and as severe', () => {
    fc.assert(
      fc.property(days, fc.nat(30), (given, from) => {
        const others = verdictsOfKinds(given, (kind) => kind !== 'distribution')
        verdictsBeside(given, distribution, from).forEach((verdict, day) => {
          const shows = others[day]!.windowSeverity >= 40
          if (!shows || !isRaised(others[day]!)) return
          expect(isRaised(verdict)).toBe(true)
          expect(verdict.severity).toBeGreaterThanOrEqual(others[day]!.severity)
        })
      }),
    )
  })

  test('of every kind never hides one that counts cannot tell of', () => {
    fc.assert(
      fc.property(days, fc.nat(30), (given, from) => {
        const stale = verdictsOfKinds(given, (kind) => kind === 'stale')
        verdictsBeside(given, whatCountsTell, from).forEach((verdict, day) => {
          if (stale[day]!.windowSeverity >= 40 && isRaised(stale[day]!)) expect(isRaised(verdict)).toBe(true)
        })
      }),
    )
  })

  test('raises nothing that is not raised without it, and moves no onset', () => {
    fc.assert(
      fc.property(days, fc.nat(30), fc.constantFrom(distribution, whatCountsTell), (given, from, agreement) => {
        const without = verdictsBeside(given, undefined)
        verdictsBeside(given, agreement, from).forEach((verdict, day) => {
          const plain = without[day]!
          expect(verdict.sinceMs).toBe(plain.sinceMs)
          expect(verdict.windowSeverity).toBe(plain.windowSeverity)
          if (!isRaised(plain)) expect(verdict).toEqual(plain)
        })
      }),
    )
  })

  test('leaves no trace: once it has ended, everything is as if it had never been', () => {
    fc.assert(
      fc.property(days, fc.nat(30), (given, until) => {
        const without = verdictsBeside(given, undefined)
        let memory: AcceptingMemory = { verdict: freshMemory }
        const revoked = given.map(({ own, beside }, day) => {
          const step = advanceAccepted(memory, windowOf(own), {
            startMs: day * DAY_MS,
            endMs: (day + 1) * DAY_MS,
            weight: 1,
            agreements: day < until ? [whatCountsTell] : [],
            beside: () => windowOf({ severities: beside }),
          })
          memory = { verdict: step.memory, pinned: step.pinned }
          return step.verdict
        })
        expect(revoked.slice(until)).toEqual(without.slice(until))
        if (given.length > until) expect(memory.pinned).toEqual({})
      }),
    )
  })

  test('holds exactly where the comparison with the accepted rows is not raised, where there is one kind', () => {
    const oneKind = days.map((given) =>
      given.map(({ own, beside }) => ({
        own: { rows: own.rows, severities: { distribution: own.severities.distribution } },
        beside: { distribution: beside.distribution },
      })),
    )
    fc.assert(
      fc.property(oneKind, (given) => {
        const without = verdictsBeside(given, undefined)
        const besideRows = given.map(({ own, beside }) => ({ own: { rows: own.rows, severities: beside }, beside: {} }))
        const compared = verdictsBeside(besideRows, undefined)
        verdictsBeside(given, distribution).forEach((verdict, day) => {
          if (!isRaised(without[day]!)) return
          expect(verdict.state).toBe(isRaised(compared[day]!) ? without[day]!.state : 'accepted')
        })
      }),
    )
  })

  test('outright hides all it covers, with severity 0', () => {
    fc.assert(
      fc.property(days, (given) => {
        for (const verdict of verdictsBeside(
          given,
          agreementOn(() => true, true),
        )) {
          expect(isRaised(verdict)).toBe(false)
          expect(verdict.severity).toBeLessThan(40)
        }
      }),
    )
  })
})
