import { parseMonitorSpec } from '@driftline/spec'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { importOpenSlo } from './import-open-slo.ts'

function slo(
  name: string,
  { ratio, objectives = '[{target: 0.99}]', more = '' }: { ratio: string; objectives?: string; more?: string },
): string {
  return `apiVersion: openslo/v1
kind: SLO
metadata: {name: ${name}}
spec:
  description: what ${name} promises
  budgetingMethod: Occurrences
  indicator: {metadata: {name: i}, spec: ${ratio}}
  objectives: ${objectives}
${more}---
`
}

function counters(good: string, total: string): string {
  const of = (query: string): string => `{metricSource: {type: Prometheus, spec: {query: '${query}'}}}`
  return `{ratioMetric: {counter: true, good: ${of(good)}, total: ${of(total)}}}`
}

test('ratios of counters become objectives of one’s own, which are a valid spec', () => {
  const { custom, notes } = importOpenSlo(
    slo('orders', { ratio: counters('orders_total{code="200"}', 'orders_total') }) +
      slo('paid', {
        ratio: counters('sum(rate(paid_total{ok="1"}[5m]))', 'sum(increase(paid_total[{{.window}}]))'),
        objectives: '[{targetPercent: 99.9}, {target: 0.9999}]',
      }),
  )
  expect(notes).toEqual([])
  expect(custom.map(({ name, good, total, objective }) => [name, good, total, objective])).toEqual([
    ['orders', 'orders_total{code="200"}', 'orders_total', 0.99],
    ['paid-1', 'paid_total{ok="1"}', 'paid_total', 0.999],
    ['paid-2', 'paid_total{ok="1"}', 'paid_total', 0.9999],
  ])
  expect(parseMonitorSpec(stringify({ model: { name: 'm' }, slos: { custom } }))).toMatchObject({ ok: true })
})

test('an indicator of its own document is found by its name', () => {
  const sli = `apiVersion: openslo/v1\nkind: SLI\nmetadata: {name: calls}\nspec: ${counters('good_total', 'all_total')}\n---\n`
  const own =
    'apiVersion: openslo/v1\nkind: SLO\nmetadata: {name: a}\nspec: {indicatorRef: calls, objectives: [{target: 0.9}]}\n'
  expect(importOpenSlo(sli + own)).toMatchObject({ custom: [{ name: 'a', good: 'good_total' }], notes: [] })
})

const RATIO = counters('g_total', 't_total')

test.each([
  ['{thresholdMetric: {metricSource: {type: Prometheus}}}', 'only ratios of counters'],
  ['{ratioMetric: {counter: false, good: {}, total: {}}}', 'gauges'],
  ['{ratioMetric: {counter: true, raw: {}}}', 'already reckoned'],
  ['{ratioMetric: {counter: true, bad: {}, total: {}}}', 'bad events'],
  [counters('sum by (a) (rate(x[5m]))', 'x'), '"good": An aggregation is not possible here'],
  [counters('x', 'a / b'), '"total": A calculation is not possible here'],
  [counters('sum(rate(x{a=}[5m]))', 'x'), '"good": Its query is none of PromQL'],
  [counters('sum(rate(x[5m])) y', 'x'), '"good": Its query is none of PromQL'],
  [counters('x', ''), '"total": Its query is none of PromQL'],
  [RATIO.replace('Prometheus', 'Datadog'), 'Its source is Datadog'],
  ['{}', 'not in this file'],
])('what cannot be expressed is left out with the reason: %s', (ratio, because) => {
  expect(importOpenSlo(slo('a', { ratio }))).toEqual({
    custom: [],
    notes: [{ where: 'SLO a', kind: 'left out', because: expect.stringContaining(because) as string }],
  })
})

test('objectives, methods and documents of other kinds are named too', () => {
  const text =
    slo('a', { ratio: RATIO, objectives: '[{target: 1}, {op: lt, value: 5, target: 0.9}, {}]' }) +
    slo('b', { ratio: RATIO }).replace('Occurrences', 'Timeslices') +
    slo('drift', { ratio: RATIO, more: '  timeWindow: [{duration: 7d, isRolling: true}]\n  alertPolicies: [x]\n' }) +
    'apiVersion: openslo/v1\nkind: AlertPolicy\nmetadata: {name: p}\n---\napiVersion: v2\nkind: SLO\n---\na: [\n'
  const { custom, notes } = importOpenSlo(text)
  expect(custom.map(({ name }) => name)).toEqual(['drift-events'])
  expect(notes.map(({ where, kind, because }) => `${where}, ${kind}: ${because}`)).toEqual([
    'SLO a, left out: An objective of 1 leaves no error budget, or promises nothing.',
    expect.stringContaining('SLO a, left out: An objective compares'),
    'SLO a, left out: An objective has no target.',
    expect.stringContaining('SLO b, left out: It budgets by Timeslices'),
    expect.stringContaining('SLO drift, changed: Its period of 7d'),
    'SLO drift, changed: Its alert policies are replaced by the tiers.',
    expect.stringContaining('SLO drift, changed: Driftline counts'),
    expect.stringContaining('AlertPolicy p, left out: The tiers'),
    'SLO, left out: It says apiVersion v2; openslo/v1 is read.',
    expect.stringContaining('document 6, left out: It is not valid YAML'),
  ])
})
