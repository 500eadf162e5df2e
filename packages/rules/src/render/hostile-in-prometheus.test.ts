import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  METRIC_ML_DRIFT_SEVERITY,
  METRIC_ML_SLO_EVENTS,
  METRIC_ML_WINDOW_END,
  ML_DEPLOYMENT_ROLE_VALUE_LIVE,
  ML_REFERENCE_VALUE_TRAINING,
  ML_SEGMENT_NAME_VALUE_ALL,
} from '@driftline/semconv'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DRIFT_ACT_ALERT } from '../alerts/drift-act.ts'
import { BURN_RATE_ALERT } from '../alerts/burn-rate-alert.ts'
import { LABEL, prometheusNameOf } from '../names.ts'
import { canRun, runOn } from '../program.testing.ts'
import { renderSelector } from '../promql/selector.ts'
import type { AlertRule, RuleGroup } from '../rule.ts'
import type { AlertText } from '../text/alert-text.ts'
import type { Names } from './grafana.testing.ts'
import { alertsOf, groupsOf, hostileNames, specOf } from './grafana.testing.ts'
import { renderPrometheus, toPrometheusFile } from './prometheus.ts'
import { HASH_ANNOTATION } from './rule-hash.ts'
import { toYaml } from './yaml-text.ts'

const RULES = 'rules.yaml'
const ENVIRONMENT = 'production'
/** What fires where no call is good and `rain` drifts, with its value. */
const FIRES: readonly { readonly alert: string; readonly where: Labels; readonly value: string }[] = [
  { alert: BURN_RATE_ALERT, where: { sli_kind: 'availability', burn_tier: 'fast' }, value: '1000.0' },
  { alert: DRIFT_ACT_ALERT, where: {}, value: '1' },
]
const WORST = ' Worst: rain 80 '

type Labels = Readonly<Record<string, string>>

/** An alert as somebody would write it who knows no templates. */
function expectedOf({ alert, hash, value }: { alert: AlertRule; hash: string; value: string }): object {
  const inWords = (text: AlertText): string =>
    text
      .map((part) => {
        if (typeof part === 'string') return part
        return { label: ENVIRONMENT, urlLabel: ENVIRONMENT, value, worst: WORST }[part.field]
      })
      .join('')
  return {
    exp_labels: { severity: alert.severity, [LABEL.environment]: ENVIRONMENT, ...alert.labels },
    exp_annotations: {
      summary: inWords(alert.summary),
      description: inWords(alert.description),
      runbook_url: alert.runbookUrl,
      ...(alert.dashboardUrl && { dashboard_url: inWords(alert.dashboardUrl) }),
      [HASH_ANNOTATION]: hash,
    },
  }
}

function seriesOf({ model }: Names): readonly object[] {
  const place = { [LABEL.environment]: ENVIRONMENT, [LABEL.model]: model }
  const window = { ...place, [LABEL.role]: ML_DEPLOYMENT_ROLE_VALUE_LIVE, [LABEL.version]: '1', [LABEL.window]: '1h' }
  const judged = { [LABEL.reference]: ML_REFERENCE_VALUE_TRAINING, [LABEL.segment]: ML_SEGMENT_NAME_VALUE_ALL }
  const series = (metric: string, labels: Labels, values: string): object => ({
    series: renderSelector(
      prometheusNameOf(metric),
      Object.entries(labels).map(([label, value]) => ({ label, is: '=', value })),
    ),
    values,
  })
  return [
    series(METRIC_ML_SLO_EVENTS, { ...place, [LABEL.slo]: 'availability' }, '0+60x20'),
    series(METRIC_ML_WINDOW_END, window, '0+0x20'),
    series(METRIC_ML_DRIFT_SEVERITY, { ...window, ...judged, [LABEL.feature]: 'rain' }, '80+0x20'),
  ]
}

/** A group without the rules that are not looked at, so that promtool is quick. */
function firingOf({ rules, ...group }: RuleGroup): RuleGroup {
  const isLookedAt = (rule: RuleGroup['rules'][number]): rule is AlertRule =>
    rule.kind === 'alert' &&
    FIRES.some(
      ({ alert, where }) =>
        rule.alert === alert && Object.entries(where).every(([label, value]) => rule.labels[label] === value),
    )
  return { ...group, rules: rules.filter(isLookedAt) }
}

function problemsOf(all: readonly Names[]): string {
  const groups = all.flatMap((names) => groupsOf(specOf(names)).map(firingOf))
  const written = toPrometheusFile(groups).groups.flatMap(({ rules }) => rules)
  const alerts = alertsOf(groups).map((alert, i) => {
    const rule = written[i]
    return { alert, hash: (rule && 'alert' in rule && rule.annotations[HASH_ANNOTATION]) || '' }
  })
  const test = {
    rule_files: [RULES],
    evaluation_interval: '1m',
    tests: [
      {
        interval: '1m',
        input_series: all.flatMap(seriesOf),
        alert_rule_test: FIRES.map(({ alert: name, value }) => ({
          eval_time: '10m',
          alertname: name,
          exp_alerts: alerts
            .filter(({ alert }) => alert.alert === name && alert.severity !== 'info')
            .map((own) => expectedOf({ ...own, value })),
        })),
      },
    ],
  }
  const { status, said } = runOn(toYaml(test), (file) => {
    writeFileSync(join(dirname(file), RULES), renderPrometheus(groups))
    return ['promtool', 'test', 'rules', file]
  })
  return status === 0 ? '' : said
}

test.runIf(canRun('promtool'))('Prometheus tells names as they are, and executes no template of theirs', () => {
  fc.assert(
    fc.property(fc.uniqueArray(hostileNames, { minLength: 8, maxLength: 8, selector: ({ model }) => model }), (all) => {
      expect(problemsOf(all)).toBe('')
    }),
    { numRuns: 5, interruptAfterTimeLimit: 30_000 },
  )
})
