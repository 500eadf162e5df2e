import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildRules } from '../build-rules.ts'
import { processorRules } from '../processor-rules.ts'
import type { BurnCondition, Condition } from '../rule.ts'
import { EVERY_KIND, specOf as specOfText } from '../spec-of.testing.ts'
import { alertsOf, groupsOf, specOf } from './grafana.testing.ts'
import { grafanaFormula, grafanaQueries } from './grafana-queries.ts'
import { prometheusExpression } from './prometheus.ts'

const names = { model: 'fraud', owner: 'payments', objective: 'on-time', note: 'paid' }
const conditions = alertsOf(groupsOf(specOf(names))).map(({ condition }) => condition)
const burns = conditions.filter((condition): condition is BurnCondition => condition.kind === 'burn')
const REF_OF = { warm_up: 'W', coverage: 'K', symptom: 'S', maintenance: 'M' } as const

type Numbers = Readonly<Record<string, number>>

/** What Prometheus would say, were its parts the numbers: each is replaced by its name, the rest is read. */
function firesInPrometheus(condition: BurnCondition, numbers: Numbers): boolean {
  const parts: readonly (readonly [text: string, name: string])[] = [
    [condition.long, 'A'],
    [condition.short, 'B'],
    [condition.bad, 'N'],
    ...condition.guards.map(({ name, expr }) => [expr, REF_OF[name]] as const),
  ]
  let text = prometheusExpression(condition)
  for (const [own, name] of parts) {
    expect(text).toContain(own)
    text = text.replace(own, name)
  }
  const joined = `and ${text}`.matchAll(/(and|unless) (?:on \([^)]*\) )?\(?([A-Z])\)?(?: > ([\d.]+))?(?= |$)/g)
  const terms = [...joined]
  expect(terms.map(([own]) => own).join(' ')).toBe(`and ${text}`)
  return terms.every(([, join, name, least]) => {
    const holds = numbers[name!]! > Number(least ?? 0)
    return join === 'and' ? holds : !holds
  })
}

function firesInGrafana(condition: BurnCondition, numbers: Numbers): boolean {
  return grafanaFormula(condition)
    .split(' && ')
    .every((term) => {
      const [, name, comparison, bound] = /^\$([A-Z]) (>|==) ([\d.]+)$/.exec(term) ?? []
      if (name === undefined) throw new Error(`no term of a formula: ${term}`)
      return comparison === '>' ? numbers[name]! > Number(bound) : numbers[name] === Number(bound)
    })
}

describe('a burn rate', () => {
  test('is asked for with the words of the Prometheus rule', () => {
    expect(burns.length).toBeGreaterThan(10)
    for (const condition of burns) {
      const text = prometheusExpression(condition)
      const queries = grafanaQueries(condition, 'prometheus')
      const exprs = queries.flatMap(({ model }) => ('expr' in model ? [[model.refId, model.expr] as const] : []))
      expect(exprs.slice(0, 3)).toEqual([
        ['A', condition.long],
        ['B', condition.short],
        ['N', condition.bad],
      ])
      for (const [, expr] of exprs.slice(0, 3)) expect(text).toContain(`${expr} > `)
      for (const { expr, flag } of condition.guards) expect(flag).toContain(`(${expr})`)
      expect(exprs.slice(3).map(([, expr]) => expr)).toEqual(condition.guards.map(({ flag }) => flag))
    }
  })

  test('fires in Grafana exactly where it does in Prometheus', () => {
    const guards = new Set(burns.flatMap((condition) => condition.guards.map(({ name }) => name)))
    expect([...guards].toSorted((a, b) => a.localeCompare(b))).toEqual([
      'coverage',
      'maintenance',
      'symptom',
      'warm_up',
    ])
    const flag = fc.constantFrom(0, 1)
    const near = fc.integer({ min: 0, max: 200 }).map((tenths) => tenths / 10)
    const numbers = fc.record({ A: near, B: near, N: near, W: flag, K: flag, S: flag, M: flag })
    let fired = 0
    fc.assert(
      fc.property(fc.constantFrom(...burns), numbers, (condition, own) => {
        const fires = firesInPrometheus(condition, own)
        expect(firesInGrafana(condition, own)).toBe(fires)
        fired += fires ? 1 : 0
      }),
      { numRuns: 2000 },
    )
    expect(fired).toBeGreaterThan(50)
  })
})

test('an expression that has series only where it fires does so whatever they are', () => {
  const condition: Condition = { kind: 'threshold', expr: 'x == 0', lookBackMs: 60_000 }
  expect(grafanaFormula(condition)).toBe('is_number($A) || is_nan($A) || is_inf($A)')
  expect(grafanaQueries(condition, 'p').map(({ refId }) => refId)).toEqual(['A', 'C', 'D'])
})

test('an expression that is 0 where it does not fire is compared with it', () => {
  const condition: Condition = { kind: 'threshold', expr: 'x == 1', orZero: 'x == bool 1', lookBackMs: 60_000 }
  expect(grafanaFormula(condition)).toBe('$A != 0')
  expect(grafanaQueries(condition, 'p')[0]).toMatchObject({ refId: 'A', model: { expr: 'x == bool 1' } })
  expect(prometheusExpression(condition)).toBe('x == 1')
})

test('whatever goes on firing in Prometheus is known in Grafana also while it does not', () => {
  const groups = [
    ...buildRules(specOfText(EVERY_KIND), { budgetExhausted: true }).groups,
    ...processorRules({ job: 'driftline' }).groups,
  ]
  const kept = alertsOf(groups).filter(({ condition, keepFiringForMs }) => condition.kind !== 'burn' && keepFiringForMs)
  expect(new Set(kept.map(({ alert }) => alert))).toEqual(
    new Set(['ModelDriftAct', 'ModelSLOBudgetExhausted', 'DriftlineProcessorDown']),
  )
  for (const { condition } of kept) expect(condition).toHaveProperty('orZero')
})
