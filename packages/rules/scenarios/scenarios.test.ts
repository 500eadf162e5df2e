import { expect, test } from 'vitest'
import { allScenarios } from './all-scenarios.ts'
import { countEvents } from './event-series.ts'
import { encodeSamples } from './input-series.ts'
import { isOf, rulesOf, toPromtoolFiles } from './promtool-files.ts'
import { createQueue } from './queue.ts'
import { hasPromtool, runPromtool } from './run-promtool.ts'

const AT_A_TIME = 2
const LONGEST_MS = 600_000

const isLeftOut = process.env['CI'] === undefined && !(await hasPromtool())
if (isLeftOut) console.warn('SKIPPED: promtool is not installed, so no scenario of the alert rules was run.')

const enqueue = createQueue(AT_A_TIME)
const files = allScenarios.flatMap((scenario) =>
  toPromtoolFiles(scenario).map((own) => ({ title: `${own.name}: ${scenario.title}`, files: own })),
)

test.skipIf(isLeftOut).concurrent.each(files)('$title', { timeout: LONGEST_MS }, async ({ files }) => {
  const { ok, output } = await enqueue(() => runPromtool(files))
  expect(ok, output).toBe(true)
})

test('no two scenarios have the same name, and what must fire is an alert of the rules', () => {
  expect(new Set(allScenarios.map(({ id }) => id)).size).toBe(allScenarios.length)
  for (const scenario of allScenarios) {
    const alerts = rulesOf(scenario).flatMap(({ rules }) => rules.filter((rule) => rule.kind === 'alert'))
    for (const firing of scenario.fires)
      expect(
        alerts.some((alert) => isOf(firing, alert)),
        scenario.id,
      ).toBe(true)
  }
})

test('the numbers of the acceptance table are all there', () => {
  const numbers = new Set(allScenarios.map(({ id }) => Number.parseInt(id, 10)).filter(Number.isFinite))
  expect([...numbers].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
})

test('samples are written as straight lines', () => {
  expect(encodeSamples([0, 10, 20, 20, 20, 0, 'stale', undefined, undefined, 5])).toBe('0+10x2 20+0x1 0 stale _x2 5')
})

test('events are whole, and a processor that begins anew counts from zero', () => {
  const { total, good } = countEvents([
    { minutes: 4, total: 0.5, bad: 0.5 },
    { minutes: 2, total: 1 },
    { minutes: 1, total: 1, isReset: true },
  ])
  expect(total).toEqual([0, 0, 1, 1, 2, 3, 4, 1])
  expect(good).toEqual([0, 0, 0, 0, 0, 1, 2, 1])
})
