import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildRules } from '../build-rules.ts'
import type { GrafanaApiGroup } from '../render/grafana-api.ts'
import { renderGrafanaApi, toGrafanaApi } from '../render/grafana-api.ts'
import { renderGrafanaConvert } from '../render/grafana-convert.ts'
import { renderGrafanaFile } from '../render/grafana-file.ts'
import type { Names } from '../render/grafana.testing.ts'
import { hostileNames, specOf as hostileSpec } from '../render/grafana.testing.ts'
import { renderPrometheusOperator } from '../render/prometheus-operator.ts'
import { renderPrometheus } from '../render/prometheus.ts'
import type { RuleSet } from '../rule.ts'
import { specOf } from '../spec-of.testing.ts'
import type { RulesDiff } from './diff-rules.ts'
import { diffRules } from './diff-rules.ts'
import { readGrafanaGroups } from './read-grafana-groups.ts'
import { readRuleFile } from './read-rule-file.ts'

const TARGETS: Readonly<Record<string, (rules: RuleSet) => string>> = {
  prometheus: ({ groups }) => renderPrometheus(groups),
  'prometheus-operator': renderPrometheusOperator,
  'grafana-api': ({ groups }) => renderGrafanaApi(groups),
  'grafana-file': ({ groups }) => renderGrafanaFile(groups),
  'grafana-convert': ({ groups }) => renderGrafanaConvert(groups),
}
const SPEC = 'model: {name: fares}\nslos: {availability: 0.999}\nalerting: {dashboard: "https://g/$d"}'
const BEFORE = SPEC.replace('0.999', '0.99')

const rulesOf = (text: string): RuleSet => buildRules(specOf(text))

function diff(rules: RuleSet, installed: string): RulesDiff {
  const read = readRuleFile(installed)
  if (!read.ok) throw new Error(read.message)
  return diffRules(rules, read)
}

function told({ differences }: RulesDiff): readonly string[] {
  return differences.map(({ status, about, fields }) =>
    `${status} ${about} ${fields.map(({ field }) => field).join(',')}`.trim(),
  )
}

describe.each(Object.entries(TARGETS))('rules as --target %s writes them', (_, render) => {
  test('differ in nothing from the spec they were generated from, whatever names it holds', () => {
    fc.assert(
      fc.property(hostileNames, (names: Names) => {
        const rules = rulesOf(JSON.stringify(hostileSpec(names)))
        const { differences, unchangedCount } = diff(rules, render(rules))
        expect(differences).toEqual([])
        expect(unchangedCount).toBeGreaterThan(8)
      }),
      { numRuns: 8 },
    )
  })

  test('are outdated where they were generated from another spec, and edited where a person was at them', () => {
    const before = diff(rulesOf(SPEC), render(rulesOf(BEFORE)))
    const alerts = before.differences.filter(({ kind }) => kind === 'alert')
    expect(new Set(alerts.map(({ status }) => status))).toEqual(new Set(['outdated']))
    const edited = render(rulesOf(SPEC)).replace(/(driftline\/[^"\s]*)#availability/, '$1#elsewhere')
    expect(told(diff(rulesOf(SPEC), edited))).toEqual(['edited availability fast annotations.runbook_url'])
  })

  test('are missing or surplus where the spec has others, and those of other models are left alone', () => {
    const more = rulesOf(SPEC.replace('slos: {', 'slos: {latency: {below: 1s, objective: 0.99}, '))
    const alertsOf = (status: string, own: RulesDiff): number =>
      own.differences.filter(
        ({ kind, ...rule }) => kind === 'alert' && rule.status === status && rule.about.startsWith('latency'),
      ).length
    expect(alertsOf('missing', diff(more, render(rulesOf(SPEC))))).toBe(4)
    expect(alertsOf('surplus', diff(rulesOf(SPEC), render(more)))).toBe(4)
    const other = diff(rulesOf(SPEC.replace('fares', 'tips')), render(rulesOf(SPEC)))
    expect(new Set(other.differences.map(({ status }) => status))).toEqual(new Set(['missing']))
  })
})

/** What is asked of Grafana, as it gives a group back: defaults filled in, keys in another order, its own fields added. */
function asGrafanaReturns({ title, folderUid, interval, rules }: GrafanaApiGroup): object {
  return {
    rules: rules.map(({ keep_firing_for: keeps, data, ...rule }, i) => ({
      id: i + 1,
      updated: '2026-11-21T10:00:00Z',
      provenance: 'api',
      ...rule,
      for: rule.for.replace(/^(\d+)m$/, '$1m0s'),
      keep_firing_for: keeps,
      data: data.map(({ model, ...query }) => ({
        queryType: '',
        ...query,
        model: {
          intervalMs: 1000,
          maxDataPoints: 43_200,
          hide: false,
          ...Object.fromEntries(Object.entries(model).toReversed()),
          ...(model.refId === 'D' && {
            conditions: [
              {
                type: 'query',
                evaluator: { params: [0, 0], type: 'gt' },
                operator: { type: 'and' },
                query: { params: ['C'] },
                reducer: { type: 'last', params: [] },
              },
            ],
          }),
        },
      })),
    })),
    interval,
    folderUid,
    title,
  }
}

describe('rules that Grafana gives back', () => {
  const wanted = rulesOf(SPEC)
  const groups = toGrafanaApi(wanted.groups)
  type Rule = GrafanaApiGroup['rules'][number]
  const edited = (change: (rule: Rule) => object): RulesDiff =>
    diffRules(
      wanted,
      readGrafanaGroups(
        groups.map((group) => ({
          ...group,
          rules: group.rules.map((rule) => (rule.labels['burn_tier'] === 'fast' ? { ...rule, ...change(rule) } : rule)),
        })),
      ),
    )

  test('differ in nothing by what it fills in, orders or adds', () => {
    expect(diffRules(wanted, readGrafanaGroups(groups.map(asGrafanaReturns))).differences).toEqual([])
    expect(edited(() => ({ missingSeriesEvalsToResolve: undefined, isPaused: false })).differences).toEqual([])
    expect(edited(({ labels }) => ({ labels: { ...labels, __grafana_origin: 'plugin/x' } })).differences).toEqual([])
  })

  test.each<readonly [string, (rule: Rule) => object]>([
    ['isPaused', () => ({ isPaused: true })],
    ['noDataState', () => ({ noDataState: 'Alerting' })],
    ['for', () => ({ for: '20m' })],
    ['keep_firing_for', () => ({ keep_firing_for: '1m' })],
    ['name', () => ({ title: 'ours' })],
    ['labels.severity', ({ labels }) => ({ labels: { ...labels, severity: 'info' } })],
    ['missingSeriesEvalsToResolve', () => ({ missingSeriesEvalsToResolve: 9 })],
    ['notification_settings', () => ({ notification_settings: { receiver: 'me' } })],
    ['condition', () => ({ condition: 'C' })],
    ['A', ({ data }) => ({ data: data.with(0, { ...data[0]!, relativeTimeRange: { from: 3600, to: 60 } }) })],
    ['X', ({ data }) => ({ data: [...data, { ...data[0]!, refId: 'X' }] })],
    [
      'C',
      ({ data }) => ({
        data: JSON.parse(JSON.stringify(data).replace('$A > 14.4', '$A > 20')) as unknown,
      }),
    ],
    ['D', ({ data }) => ({ data: JSON.parse(JSON.stringify(data).replace('[0]', '[1]')) as unknown })],
  ])('are edited where somebody changed %s', (field, change) => {
    expect(told(edited(change))).toEqual([`edited availability fast ${field}`])
  })

  test('are still ours where even the labels that say so were taken away', () => {
    const { differences } = edited(() => ({ labels: {}, title: 'x', annotations: {} }))
    expect(differences).toMatchObject([{ status: 'changed', name: 'x' }])
  })

  test('may stand in another group, with another interval and ask another data source, if that is asked for', () => {
    const moved = groups.map((group, i) => (i === 0 ? { ...group, title: 'mine', interval: 120 } : group))
    expect(told(diffRules(wanted, readGrafanaGroups(moved)))).toEqual([
      'outdated availability fast group,interval',
      'outdated availability medium group,interval',
    ])
    const options = { datasourceUid: 'mimir' }
    const elsewhere = readGrafanaGroups(toGrafanaApi(wanted.groups, options))
    expect(diffRules(wanted, elsewhere).differences).toEqual([])
    expect(diffRules(wanted, elsewhere, options).differences).toEqual([])
    expect(told(diffRules(wanted, readGrafanaGroups(groups), options))).toContain(
      'outdated availability fast data source',
    )
  })

  test('are no Prometheus rules because somebody else has converted some', () => {
    const theirs = { uid: 'theirs', title: 'x', data: [{ refId: 'prometheus_math' }] }
    const all = [...groups, { title: 'others', interval: 60, rules: [theirs] }]
    expect(diffRules(wanted, readGrafanaGroups(all)).differences).toEqual([])
  })

  test('are compared as Prometheus rules where it converted those', () => {
    const read = readRuleFile(renderGrafanaConvert(wanted.groups))
    if (!read.ok) throw new Error(read.message)
    const converted = (own: typeof read.rules): readonly object[] =>
      own.map((rule) => ({
        title: rule.group,
        folderUid: 'driftline',
        interval: rule.intervalMs! / 1000,
        rules: [
          {
            uid: rule.uid,
            title: rule.name,
            condition: 'threshold',
            for: `${rule.forMs / 60_000}m`,
            noDataState: 'OK',
            execErrState: 'Error',
            missingSeriesEvalsToResolve: 1,
            labels: { ...rule.labels, __grafana_alert_rule_uid__: rule.uid, __converted_prometheus_rule__: 'true' },
            annotations: rule.annotations,
            data: [
              {
                refId: 'query',
                datasourceUid: 'prometheus',
                relativeTimeRange: { from: 660, to: 60 },
                model: { refId: 'query', expr: rule.body['expr'], instant: true, range: false },
              },
              { refId: 'prometheus_math', datasourceUid: '__expr__', model: { type: 'math' } },
              { refId: 'threshold', datasourceUid: '__expr__', model: { type: 'threshold' } },
            ],
          },
        ],
      }))
    expect(diffRules(wanted, readGrafanaGroups(converted(read.rules))).differences).toEqual([])
    const slower = read.rules.with(0, { ...read.rules[0]!, forMs: 1_200_000 })
    expect(told(diffRules(wanted, readGrafanaGroups(converted(slower))))).toEqual(['edited availability fast for'])
  })
})

test.each([
  ['route: {receiver: a}\nreceivers: []', 'routes of Alertmanager, no rules. "amtool check-config" checks it'],
  ['apiVersion: 1\npolicies: []', 'notification policies of Grafana, no rules'],
])('%j is no file with rules, in words', (text, message) => {
  expect(readRuleFile(text)).toMatchObject({ ok: false, message: expect.stringContaining(message) as string })
})
