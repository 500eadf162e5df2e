import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  METRIC_ML_DRIFT_SEVERITY,
  METRIC_ML_LABEL_COVERAGE,
  METRIC_ML_MAINTENANCE_ACTIVE,
  METRIC_ML_SLO_EVENTS,
  METRIC_ML_SLO_GOOD_EVENTS,
  METRIC_ML_WINDOW_END,
} from '@driftline/semconv'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PROCESSOR_DOWN_ALERT } from '../src/alerts/processor-down.ts'
import { processorRules } from '../src/processor-rules.ts'
import { LABEL, prometheusNameOf } from '../src/names.ts'
import { grafanaQueries } from '../src/render/grafana-queries.ts'
import { alertsOf, groupsOf } from '../src/render/grafana.testing.ts'
import { prometheusExpression } from '../src/render/prometheus.ts'
import { firesInOneOnly } from './as-grafana-would.ts'

const STEP_MINUTES = 5
/** Production, staging and a canary. */
const ENVIRONMENTS = 3
const LAST_STEP = 1280
/** Most of five days all is well; then production fails, is worked on, fails on, and is well again. */
const FAILS = { from: 1100, to: 1250 }
const WORK = { from: 1200, to: 1212 }

const spec = {
  model: { name: 'fraud' },
  windows: ['1h'],
  labels: { cohort: '1h' },
  slos: { availability: 0.999, drift: 0.95, quality: { good: 'it was fraud', objective: 0.9 } },
  alerting: { pageOn: ['drift'] },
}

/** Then they close no more, so that drift is old news after three hours. */
const WINDOWS_UNTIL = 1150

type Labels = Readonly<Record<string, string>>

const series = (metric: string, labels: Labels, valueAt: (step: number) => number | undefined): object => ({
  series: `${prometheusNameOf(metric)}{${Object.entries(labels)
    .map(([name, value]) => `${name}="${value}"`)
    .join(',')}}`,
  values: Array.from({ length: LAST_STEP + 1 }, (_, step) => valueAt(step) ?? '_').join(' '),
})

const isWithin = (step: number, { from, to }: { readonly from: number; readonly to: number }): boolean =>
  step >= from && step < to

function seriesOf(environment: string, fails: { readonly from: number; readonly to: number }, born: number): object[] {
  const place = { [LABEL.environment]: environment, [LABEL.model]: 'fraud' }
  const live = { ...place, [LABEL.role]: 'live' }
  const window = { ...live, [LABEL.version]: '1', [LABEL.window]: '1h' }
  const since = (step: number, value: number): number | undefined => (step < born ? undefined : value)
  const badUntil = (step: number): number => 50 * Math.max(0, Math.min(step, fails.to) - fails.from)
  return [
    ...['availability', 'drift', 'quality'].flatMap((slo) => [
      series(METRIC_ML_SLO_EVENTS, { ...place, [LABEL.slo]: slo }, (step) => since(step, 50 * step)),
      series(METRIC_ML_SLO_GOOD_EVENTS, { ...place, [LABEL.slo]: slo }, (step) =>
        since(step, 50 * step - badUntil(step)),
      ),
    ]),
    series(METRIC_ML_MAINTENANCE_ACTIVE, place, (step) => (isWithin(step, WORK) ? 1 : 0)),
    series(METRIC_ML_LABEL_COVERAGE, live, (step) => (isWithin(step, { from: 1215, to: 1240 }) ? 0.1 : 0.9)),
    series(METRIC_ML_WINDOW_END, window, (step) => 300 * Math.min(step, WINDOWS_UNTIL)),
    series(
      METRIC_ML_DRIFT_SEVERITY,
      { ...window, [LABEL.reference]: 'training', [LABEL.segment]: 'all', [LABEL.feature]: 'prediction' },
      (step) => (isWithin(step, FAILS) ? 80 : 0),
    ),
  ]
}

/** Alerts of which Grafana is told more than where they fire. */
const alerts = alertsOf([...groupsOf(spec), ...processorRules({ job: 'driftline' }).groups]).filter(
  ({ condition }) => condition.kind === 'burn' || condition.orZero !== undefined,
)
const evaluations = Array.from({ length: 20 }, (_, i) => `${(1095 + 9 * i) * STEP_MINUTES}m`)

describe('in promtool', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'driftline-parts-'))
    writeFileSync(join(folder, 'rules.yaml'), 'groups: []\n')
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  /** Runs checks of what an expression comes to. @returns what promtool says of those that fail */
  const failuresOf = (checks: readonly object[]): string => {
    const input_series = [
      ...seriesOf('production', FAILS, 0),
      ...seriesOf('staging', { from: LAST_STEP, to: LAST_STEP }, 0),
      ...seriesOf('canary', { from: 1090, to: LAST_STEP }, 1090),
      { series: 'up{job="driftline",instance="a"}', values: `1x${FAILS.from} 0x49 _x19 1x${LAST_STEP}` },
    ]
    const file = join(folder, 'test.yaml')
    const tests = [{ interval: `${STEP_MINUTES}m`, input_series, promql_expr_test: checks }]
    writeFileSync(file, JSON.stringify({ rule_files: ['rules.yaml'], tests }))
    try {
      execFileSync('promtool', ['test', 'rules', file], { encoding: 'utf8', stdio: 'pipe' })
      return ''
    } catch (error) {
      return String((error as { readonly stdout?: string; readonly stderr?: string }).stderr ?? error)
    }
  }

  test.each(alerts.map((rule) => [rule.title, rule.condition] as const))(
    '%s: the parts for Grafana fire when and where the rule of Prometheus does',
    (_, condition) => {
      const [whole, either] = [prometheusExpression(condition), firesInOneOnly(condition)]
      expect(failuresOf(evaluations.map((eval_time) => ({ expr: either, eval_time, exp_samples: [] })))).toBe('')
      const times = evaluations.length
      const fired = failuresOf(evaluations.map((eval_time) => ({ expr: whole, eval_time, exp_samples: [] })))
      const count = [...fired.matchAll(/time: /g)].length
      expect(count).toBeGreaterThan(0)
      expect(count).toBeLessThan(times)
    },
  )

  const kept = alerts.filter(({ keepFiringForMs }) => keepFiringForMs > 0)
  test.each(kept.map((rule) => [rule.title, rule] as const))(
    '%s: Grafana is told of every place also while it does not fire there, so that it goes on for its time',
    (_, { alert, condition }) => {
      const [first] = grafanaQueries(condition, 'p')
      const expr = first && 'expr' in first.model ? first.model.expr : ''
      const value = alert === PROCESSOR_DOWN_ALERT ? 1 : ENVIRONMENTS
      const counted = evaluations.map((eval_time) => ({
        expr: `count(${expr})`,
        eval_time,
        exp_samples: [{ labels: '{}', value }],
      }))
      expect(failuresOf(counted)).toBe('')
    },
  )
})
