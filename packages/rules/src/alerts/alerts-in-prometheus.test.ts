import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { buildRules } from '../build-rules.ts'
import { processorRules } from '../processor-rules.ts'
import { canRun, runOn } from '../program.testing.ts'
import { renderPrometheus } from '../render/prometheus.ts'
import { packRules } from '../render/pack-rules.ts'
import type { RuleGroup } from '../rule.ts'
import { EVERY_KIND, specOf } from '../spec-of.testing.ts'

const everyGroup: readonly RuleGroup[] = [
  ...buildRules(specOf(EVERY_KIND), { budgetExhausted: true }).groups,
  ...processorRules({ job: 'driftline' }).groups,
]

const MODEL = 'deployment_environment_name="production",ml_model_name="ridership"'
const LIVE = `${MODEL},ml_model_version="1",ml_deployment_role="live",ml_window="1h"`
const events = (slo: string): string => `ml_slo_events_total{${MODEL},ml_slo_name="${slo}"}`
const good = (slo: string): string => `ml_slo_good_events_total{${MODEL},ml_slo_name="${slo}"}`
const severity = (feature: string): string =>
  `ml_drift_severity{${LIVE},ml_reference="training",ml_segment_name="all",ml_feature_name="${feature}"}`

interface Scenario {
  readonly what: string
  readonly alert: string
  /** Between samples and evaluations. */
  readonly interval: string
  readonly series: Readonly<Record<string, string>>
  /** How many of the alert fire when. */
  readonly firing: Readonly<Record<string, number>>
}

const scenarios: readonly Scenario[] = [
  {
    what: 'counters that are gone are missed after a quarter of an hour, for a day',
    alert: 'ModelSLODataMissing',
    interval: '1m',
    series: { [events('availability')]: '0+1x60' },
    firing: { '60m': 0, '74m': 0, '77m': 1, '1440m': 1, '1505m': 0 },
  },
  {
    what: 'verdicts are stale after three windows',
    alert: 'ModelSLODataStale',
    interval: '1m',
    series: { [`ml_window_end_seconds{${LIVE}}`]: '3600+0x400' },
    firing: { '244m': 0, '247m': 1 },
  },
  {
    what: 'verdicts are not stale while windows close',
    alert: 'ModelSLODataStale',
    interval: '1h',
    series: { [`ml_window_end_seconds{${LIVE}}`]: '0+3600x10' },
    firing: { '4h': 0, '10h': 0 },
  },
  {
    what: 'calls are missed where there were some yesterday at that time, and only there',
    alert: 'ModelSLONoTraffic',
    interval: '5m',
    series: { [events('availability')]: '0+10x24 240+0x400' },
    firing: { '4h': 0, '23h': 0, '24h40m': 1, '28h': 0 },
  },
  {
    what: 'few known outcomes are told after an hour',
    alert: 'ModelLabelCoverageLow',
    interval: '5m',
    series: { [`ml_label_coverage{${LIVE}}`]: '0.2+0x30' },
    firing: { '55m': 0, '70m': 1 },
  },
  {
    what: 'enough known outcomes are nothing to tell',
    alert: 'ModelLabelCoverageLow',
    interval: '5m',
    series: { [`ml_label_coverage{${LIVE}}`]: '0.5+0x30' },
    firing: { '70m': 0, '150m': 0 },
  },
  {
    what: 'drift to act on is told once for all features, and an idle model falls silent',
    alert: 'ModelDriftAct',
    interval: '5m',
    series: {
      [severity('temperature')]: '80+0x80',
      [severity('rain')]: '70+0x80',
      [severity('weekday')]: '69+0x80',
      [`ml_window_end_seconds{${LIVE}}`]: '600+0x80',
    },
    firing: { '10m': 1, '3h': 1, '4h20m': 0 },
  },
  {
    what: 'a shadow may drift as it likes',
    alert: 'ModelDriftAct',
    interval: '5m',
    series: {
      [severity('rain').replace('live', 'shadow')]: '90+0x20',
      [`ml_window_end_seconds{${LIVE}}`.replace('live', 'shadow')]: '600+0x20',
    },
    firing: { '10m': 0, '90m': 0 },
  },
  {
    what: 'a budget that is spent is told once the events reach back to its first quarter',
    alert: 'ModelSLOBudgetExhausted',
    interval: '1h',
    series: { [events('availability')]: '0+1000x760', [good('availability')]: '0+998x760' },
    firing: { '20d': 0, '24d': 1, '31d': 1 },
  },
  {
    what: 'a budget that is kept is not told',
    alert: 'ModelSLOBudgetExhausted',
    interval: '1h',
    series: { [events('availability')]: '0+2000x760', [good('availability')]: '0+1999x760' },
    firing: { '24d': 0, '31d': 0 },
  },
  {
    what: 'nine bad events are too few to say that a budget is spent',
    alert: 'ModelSLOBudgetExhausted',
    interval: '1h',
    series: { [events('availability')]: '0+1x760', [good('availability')]: '0+1x600 600+0x8 601+1x150' },
    firing: { '28d': 0, '31d': 0 },
  },
  {
    what: 'a processor that is down is told after five minutes, and for five minutes after it is back',
    alert: 'DriftlineProcessorDown',
    interval: '1m',
    series: { 'up{job="driftline",instance="a"}': '1x9 0x19 1x30' },
    firing: { '14m': 0, '16m': 1, '34m': 1, '36m': 0 },
  },
  {
    what: 'a processor of which Prometheus knows nothing is down too',
    alert: 'DriftlineProcessorDown',
    interval: '1m',
    series: { 'up{job="other"}': '1x30' },
    firing: { '4m': 0, '6m': 1 },
  },
  {
    what: 'a processor that is up is not told',
    alert: 'DriftlineProcessorDown',
    interval: '1m',
    series: { 'up{job="driftline",instance="a"}': '1x30' },
    firing: { '6m': 0, '30m': 0 },
  },
]

describe.runIf(canRun('promtool'))('Prometheus', () => {
  test.each([
    ['as they are built', everyGroup],
    ['packed', packRules({ model: 'ridership', by: [], groups: everyGroup }).groups],
  ])('loads the rules of every kind, %s', (_, groups) => {
    const { status, said } = runOn(renderPrometheus(groups), (file) => ['promtool', 'check', 'rules', file])
    expect({ status, said }).toMatchObject({ status: 0, said: expect.stringContaining('SUCCESS') as unknown })
  })

  test.each(scenarios)('$alert: $what', (scenario) => {
    expect(failureOf(scenario)).toBe('')
  })

  test('every alert but that of the burn rate has a scenario', () => {
    const alerts = everyGroup.flatMap(({ rules }) => rules).flatMap((rule) => (rule.kind === 'alert' ? rule.alert : []))
    const told = new Set([...scenarios.map(({ alert }) => alert), 'ModelSLOBurnRate'])
    expect(new Set(alerts)).toEqual(told)
  })
})

/** What promtool says where it is not as expected. */
function failureOf({ alert, interval, series, firing }: Scenario): string {
  const folder = mkdtempSync(join(tmpdir(), 'driftline-alerts-'))
  try {
    const rules = everyGroup.flatMap((group) => group.rules.filter((rule) => isOf(alert, rule)))
    writeFileSync(join(folder, 'rules.yaml'), renderPrometheus([{ name: 'tested', intervalMs: 60_000, rules }]))
    const expr = `count(ALERTS{alertname="${alert}",alertstate="firing"}) or vector(0)`
    writeFileSync(
      join(folder, 'test.yaml'),
      stringify({
        rule_files: ['rules.yaml'],
        evaluation_interval: interval,
        tests: [
          {
            interval,
            input_series: Object.entries(series).map(([own, values]) => ({ series: own, values })),
            promql_expr_test: Object.entries(firing).map(([time, value]) => ({
              expr,
              eval_time: time,
              exp_samples: [{ labels: '{}', value }],
            })),
          },
        ],
      }),
    )
    const { status, stdout, stderr } = spawnSync('promtool', ['test', 'rules', 'test.yaml'], {
      encoding: 'utf8',
      cwd: folder,
    })
    return status === 0 ? '' : stdout + stderr
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The alert, of one objective where it has one for each. */
function isOf(alert: string, rule: RuleGroup['rules'][number]): boolean {
  return (
    rule.kind === 'alert' && rule.alert === alert && (rule.labels['ml_slo_name'] ?? 'availability') === 'availability'
  )
}
