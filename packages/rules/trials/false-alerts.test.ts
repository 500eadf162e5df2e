import { describe, expect, test } from 'vitest'
import type { FalseAlerts } from '../src/explain/false-alerts.ts'
import { explainRules } from '../src/explain/explain-rules.ts'
import { specOf } from '../src/spec-of.testing.ts'
import { runFloorTrial } from './false-pages.ts'

type Expected = Extract<FalseAlerts, { kind: 'expected' }>

function chanceOf(text: string, requestsPerHour: number): FalseAlerts {
  const [objective] = explainRules(specOf(`model: {name: fares}\n${text}`), { requestsPerHour }).objectives
  return objective!.falseAlerts!
}

function expected(text: string, requestsPerHour: number): Expected {
  const chance = chanceOf(text, requestsPerHour)
  if (chance.kind === 'unknown') throw new Error(chance.because)
  return chance
}

/** Tiers as they are, without their floor. */
const WITHOUT_FLOOR = 'alerting: {minBad: {page: 1, ticket: 1}}'

function expectWithinHalf(value: number, wanted: number): void {
  expect(value).toBeGreaterThan(wanted / 1.5)
  expect(value).toBeLessThan(wanted * 1.5)
}

describe('false pages a month', () => {
  test.each([
    [0.99, 2],
    [0.99, 10],
    [0.999, 10],
  ])('at %d and %d requests an hour are those of the trials on these tiers, within half as much', (objective, rate) => {
    const { withoutFloor, withFloor } = runFloorTrial(rate, objective)
    const slos = `slos: {availability: ${objective}}`
    expectWithinHalf(expected(`${slos}\n${WITHOUT_FLOOR}`, rate).atHalfBudget.pages, withoutFloor.falsePagesPerMonth)
    expect(expected(slos, rate).atHalfBudget.pages).toBeCloseTo(withFloor.falsePagesPerMonth, 0)
  })

  test('without a floor are two for each failed call where calls are few: one of fast, one of medium', () => {
    const failedCallsPerMonth = 10 * 24 * 30 * 0.001 * 0.5
    const { pages, tickets } = expected(`slos: {availability: 0.999}\n${WITHOUT_FLOOR}`, 10).atHalfBudget
    expectWithinHalf(pages, 2 * failedCallsPerMonth)
    expectWithinHalf(tickets, 2 * failedCallsPerMonth)
  })

  test('are the same each time, more with more of the budget used, and fewer with a higher floor', () => {
    const spec = 'slos: {latency: {below: 1s, objective: 0.99}}'
    expect(expected(spec, 10)).toEqual(expected(spec, 10))
    const { atBudget, atHalfBudget } = expected(spec, 10)
    expect(atBudget.tickets).toBeGreaterThan(atHalfBudget.tickets)
    expect(expected(`${spec}\n${WITHOUT_FLOOR}`, 10).atBudget.pages).toBeGreaterThan(atBudget.pages)
  })

  test('count a call whose values are all missing as one failure, however many there are', () => {
    const features = 'features: {a: {type: numeric}, b: {type: numeric}, c: {type: numeric}}'
    expect(chanceOf(`${features}\nslos: {missing: 0.99}`, 10)).toEqual(chanceOf('slos: {availability: 0.99}', 10))
  })

  test.each([
    ['drift', 'windows: [1h]\nslos: {drift: 0.95}', 'how much is not known'],
    ['quality', 'slos: {quality: {good: close, objective: 0.9}}', 'how many predictions a cohort has'],
    [
      'tiers of seconds',
      'slos: {availability: 0.9}\nalerting: {tiers: [{name: quick, severity: warning, long: 60s, short: 10s, factor: 2}]}',
      'every 2 s',
    ],
  ])('of %s are not made up', (_, text, because) => {
    expect(chanceOf(text, 10)).toMatchObject({ kind: 'unknown', because: expect.stringContaining(because) as string })
  })

  test('are not told without a traffic', () => {
    const { objectives } = explainRules(specOf('model: {name: a}\nslos: {availability: 0.99}'))
    expect(objectives[0]!.falseAlerts).toBeUndefined()
  })
})
