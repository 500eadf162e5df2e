import { parseMonitorSpec } from '@driftline/spec'
import { describe, expect, test } from 'vitest'
import type { ExplainOptions } from './explain-rules.ts'
import { explainRules } from './explain-rules.ts'

const MINUTE_MS = 60_000

function explain(text: string, options?: ExplainOptions) {
  const checked = parseMonitorSpec(`model: {name: fares}\n${text}`)
  if (!checked.ok) throw new Error(checked.issues.map(({ message }) => message).join('\n'))
  return explainRules(checked.value, options)
}

function minutesOf(text: string, requestsPerHour?: number): readonly (string | number)[] {
  const [objective] = explain(text, requestsPerHour === undefined ? {} : { requestsPerHour }).objectives
  return objective!.tiers.map(({ name, outage }) => (outage ? outage.afterMs / MINUTE_MS : `${name} never`))
}

describe('a total outage', () => {
  // Acceptance scenarios 2, 13 and 8 of the tiers, where promtool found the same minutes.
  test('fires each tier when promtool says it does', () => {
    expect(minutesOf('slos: {availability: 0.999}')).toEqual([3, 8, 20, 35])
    expect(minutesOf('slos: {availability: 0.9}').slice(0, 2)).toEqual([89, 222])
  })

  test('is told later where calls are few, and not at all by a tier that never sees enough of them', () => {
    expect(minutesOf('slos: {availability: 0.999}', 10)).toEqual([32, 35, 75, 90])
    expect(minutesOf('slos: {availability: 0.999}', 2)).toEqual(['fast never', 155, 315, 330])
    expect(minutesOf('slos: {availability: 0.999}', 60_000)).toEqual(minutesOf('slos: {availability: 0.999}'))
  })

  test('of all declared features is as soon seen as one of calls', () => {
    const features = 'features: {a: {type: numeric}, b: {type: numeric}, c: {type: numeric}}'
    expect(minutesOf(`${features}\nslos: {missing: 0.999}`, 10)).toEqual([32, 35, 75, 90])
  })

  test('of windows is seen when enough of them have closed', () => {
    const features = `features: {${Array.from({ length: 20 }, (_, i) => `f${i}: {type: numeric}`).join(', ')}}`
    expect(minutesOf(`windows: [1h]\n${features}\nslos: {drift: 0.95}`)).toEqual([4 * 60 + 5, 4 * 60 + 15])
    expect(minutesOf('windows: [1h]\nfeatures: {a: {type: numeric}}\nslos: {drift: 0.999}')).toEqual([125, 135])
  })

  test('has by then used its time over the time that may fail', () => {
    const [objective] = explain('slos: {availability: 0.999}').objectives
    expect(objective!.allowedMs / MINUTE_MS).toBeCloseTo(43.2, 9)
    expect(objective!.tiers[0]!.outage!.budgetUsed).toBeCloseTo(3 / 43.2, 9)
    expect(objective!.tiers.map(({ budgetShare }) => budgetShare.toFixed(4))).toEqual([
      '0.0200',
      '0.0500',
      '0.1000',
      '0.1000',
    ])
  })

  test('never fires a tier of one’s own that waits for more than everything', () => {
    const tiers = 'alerting: {tiers: [{name: quick, severity: warning, long: 1h, short: 5m, factor: 10}]}'
    expect(minutesOf(`slos: {availability: 0.9}\n${tiers}`)).toEqual(['quick never'])
  })
})

test('Prometheus must keep what the longest window needs, and a whole period for the screens', () => {
  expect(explain('slos: {availability: 0.999}').lookBack).toEqual({
    alertsMs: 72 * 60 * MINUTE_MS,
    screensMs: 720 * 60 * MINUTE_MS,
  })
})
