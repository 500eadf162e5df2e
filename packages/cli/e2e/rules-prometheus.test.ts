import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { alertEpisodes } from '@driftline/rules'
import type { FiredAlert } from '@driftline/rules'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runHere } from './in-process.testing.ts'
import type { Started } from './prometheus.testing.ts'
import { alertsOnly, promtool, startPrometheus, testRules } from './prometheus.testing.ts'

const MINUTE_MS = 60_000
const START_MS = Date.parse('2026-01-01T00:00:00Z')
const CALLS_PER_MINUTE = 600
/** Minutes of the history, and those in which every call fails. */
const MINUTES = 10 * 60
const OUTAGES = [
  [400, 410],
  [500, 503],
] as const
const IDENTITY = 'deployment_environment_name="production",ml_model_name="fares",ml_slo_name="availability"'
const SPEC = 'model: {name: fares}\nslos: {availability: 0.999}\n'

/** Counters at each minute. */
function history(): readonly { readonly events: number; readonly good: number }[] {
  let good = 0
  return Array.from({ length: MINUTES + 1 }, (_, minute) => {
    const fails = OUTAGES.some(([from, to]) => minute > from && minute <= to)
    if (minute > 0 && !fails) good += CALLS_PER_MINUTE
    return { events: minute * CALLS_PER_MINUTE, good }
  })
}

function openMetrics(): string {
  const lines = (suffix: string, values: readonly number[]): string =>
    values.map((value, i) => `ml_slo_${suffix}_total{${IDENTITY}} ${value} ${START_MS / 1000 + 60 * i}\n`).join('')
  const counted = history()
  return `# TYPE ml_slo_events counter\n${lines(
    'events',
    counted.map(({ events }) => events),
  )}# TYPE ml_slo_good_events counter\n${lines(
    'good_events',
    counted.map(({ good }) => good),
  )}# EOF\n`
}

describe.runIf(existsSync('/usr/bin/prometheus'))('the rules beside a real Prometheus', () => {
  let folder = ''
  let spec = ''
  let prometheus: Started

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'driftline-rules-prometheus-'))
    spec = join(folder, 'model.yaml')
    await writeFile(spec, SPEC)
    await writeFile(join(folder, 'history.om'), openMetrics())
    await promtool(['tsdb', 'create-blocks-from', 'openmetrics', 'history.om', 'blocks'], folder)
    const args = ['--storage.tsdb.path=blocks', '--storage.tsdb.retention.time=100y']
    prometheus = await startPrometheus(folder, '{}\n', args)
  })
  afterAll(async () => {
    await prometheus.running.stop('SIGTERM')
    await rm(folder, { recursive: true })
  })

  function backtest(...flags: readonly string[]) {
    const times = ['--from', '2026-01-01', '--to', '2026-01-01T10:00Z']
    return runHere(['rules', 'backtest', spec, '--prometheus', prometheus.url, ...times, ...flags])
  }

  test('a backtest finds the minutes at which promtool sees each tier fire and end', async () => {
    const { code, out } = await backtest('--step', '1m', '--json')
    expect(code).toBe(0)
    const { fired } = JSON.parse(out) as { fired: readonly FiredAlert[] }
    const minute = (timeMs: number | undefined): number => ((timeMs ?? Infinity) - START_MS) / MINUTE_MS
    expect(fired.map(({ labels, firedAtMs }) => `${labels['burn_tier']} ${minute(firedAtMs)}`)).toContain('fast 403')
    const minutes = Array.from({ length: (MINUTES - 390) / 5 }, (_, i) => 390 + 5 * i)
    const edges = fired.flatMap(({ firedAtMs, resolvedAtMs }) => [minute(firedAtMs), minute(resolvedAtMs)])
    const evaluated = [...minutes, ...edges, ...edges.map((edge) => edge - 1)].filter(Number.isFinite)
    const counted = history()
    await testRules(folder, {
      every: '1m',
      rules: alertsOnly((await runHere(['rules', 'build', spec])).out),
      test: {
        interval: '1m',
        input_series: [
          { series: `ml_slo_events_total{${IDENTITY}}`, values: counted.map(({ events }) => events).join(' ') },
          { series: `ml_slo_good_events_total{${IDENTITY}}`, values: counted.map(({ good }) => good).join(' ') },
        ],
        promql_expr_test: [...new Set(evaluated)].map((at) => ({
          expr: 'ALERTS{alertstate="firing",alertname="ModelSLOBurnRate"}',
          eval_time: `${at}m`,
          exp_samples: fired
            .filter(({ firedAtMs, resolvedAtMs }) => minute(firedAtMs) <= at && at < minute(resolvedAtMs))
            .map(({ alert, labels }) => ({
              labels: `ALERTS{${Object.entries({ alertname: alert, alertstate: 'firing', ...labels })
                .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
                .join(',')}}`,
              value: 1,
            })),
        })),
      },
    })
  })

  test('a backtest tells people when, for how long and which, also in more points than one request may have', async () => {
    const { code, out, err } = await backtest()
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/2026-01-01 06:43 +\d+ min +critical +ModelSLOBurnRate +availability fast/)
    expect(out).toContain('ml_model_name="fares"')
    const fine = await backtest('--step', '3s', '--json')
    expect(fine.code).toBe(0)
    const { fired } = JSON.parse(fine.out) as { fired: readonly FiredAlert[] }
    expect(fired.filter(({ labels }) => labels['burn_tier'] === 'fast').length).toBeGreaterThan(0)
  })

  test('a backtest of an objective without any data says so', async () => {
    const other = join(folder, 'tips.yaml')
    await writeFile(other, 'model: {name: tips}\nslos: {availability: 0.999}\n')
    const args = ['--prometheus', prometheus.url, '--from', '2026-01-01', '--to', '2026-01-02']
    const { code, out } = await runHere(['rules', 'backtest', other, ...args])
    expect(code).toBe(0)
    expect(out).toContain('no data for availability in this time: its alerts could not fire.\nNothing would have fired')
  })

  test('a limit of Prometheus is told in words', async () => {
    const args = ['--storage.tsdb.path=blocks-few', '--query.max-samples=100']
    await promtool(['tsdb', 'create-blocks-from', 'openmetrics', 'history.om', 'blocks-few'], folder)
    const small = await startPrometheus(folder, '{}\n', [...args, '--storage.tsdb.retention.time=100y'])
    try {
      const span = ['--from', '2026-01-01', '--to', '2026-01-01T10:00Z']
      const { code, err } = await runHere(['rules', 'backtest', spec, '--prometheus', small.url, ...span])
      expect(code).toBe(2)
      expect(err).toMatch(/it refused with 4\d\d: .*too many samples.*larger --step/)
    } finally {
      await small.running.stop('SIGTERM')
    }
  })

  test.each([[''], ['by: [cluster], ']])(
    'rules that Prometheus loaded differ in nothing from the spec, as it prints them; an edited one does, kept apart by more or not: %j',
    async (by) => {
      const all = join(folder, 'all.yaml')
      const features = 'features: {zone: {type: categorical}, fare: {type: numeric}}'
      const slos = `slos:
  availability: {objective: 0.999, source: service}
  latency: {below: 250ms, objective: 0.99}
  missing: 0.99
  freshness: {below: 1h, objective: 0.9}
  drift: 0.95
  quality: {good: close, objective: 0.9}
  custom: [{name: paid, good: 'paid_total{shop="a"}', total: orders_total, objective: 0.9999999, description: orders are paid}]`
      const alerting = `alerting: {environments: [a|b], pageOn: [drift], ${by}dashboard: "https://g/a", match: [cluster=~"eu.*"]}`
      await writeFile(
        all,
        `model: {name: 'it''s "{{ fares }}" \u{e9}'}\nwindows: [1h]\n${features}\n${slos}\n${alerting}\n`,
      )
      const { out } = await runHere(['rules', 'build', all])
      const loaded = join(folder, 'loaded.yaml')
      await writeFile(loaded, out)
      const args = [`--storage.tsdb.path=loaded-${by.length}`]
      const ruled = await startPrometheus(folder, `rule_files: [${loaded}]\n`, args)
      try {
        const same = await runHere(['rules', 'diff', all, '--against', ruled.url])
        expect(same.out).toContain('ok http')
        expect(same.code).toBe(0)
        const text = await readFile(loaded, 'utf8')
        await writeFile(loaded, text.replace('keep_firing_for: 10m', 'keep_firing_for: 1h'))
        ruled.running.child.kill('SIGHUP')
        await expect
          .poll(async () => (await runHere(['rules', 'diff', all, '--against', `${ruled.url}/api/v1/rules`])).out, {
            timeout: 10_000,
          })
          .toMatch(/^edited .*\n +- keep_firing_for: 1h\n +\+ keep_firing_for: 10m\n/)
      } finally {
        await ruled.running.stop('SIGTERM')
      }
    },
  )

  test('`for` and `keep_firing_for` are what promtool makes of them, for anything that comes and goes', async () => {
    const minutes = 40
    const anyCase = fc.record({
      values: fc.array(fc.constantFrom(0, 1), { minLength: minutes, maxLength: minutes }),
      wait: fc.integer({ min: 0, max: 4 }),
      keep: fc.integer({ min: 0, max: 6 }),
    })
    const cases = fc.sample(anyCase, { seed: 20_260_101, numRuns: 60 })
    const expected = cases.map(({ values, wait, keep }) =>
      alertEpisodes(
        values.map((value, i) => ({ timeMs: i * MINUTE_MS, value: value > 0 ? value : undefined })),
        { forMs: wait * MINUTE_MS, keepFiringForMs: keep * MINUTE_MS },
      ),
    )
    const rules = cases.map(({ wait, keep }, i) => ({
      alert: `Case${i}`,
      expr: `given{case="${i}"} > 0`,
      for: `${wait}m`,
      ...(keep > 0 && { keep_firing_for: `${keep}m` }),
    }))
    await testRules(folder, {
      every: '1m',
      rules: JSON.stringify({ groups: [{ name: 'cases', rules }] }),
      test: {
        interval: '1m',
        input_series: cases.map(({ values }, i) => ({ series: `given{case="${i}"}`, values: values.join(' ') })),
        promql_expr_test: Array.from({ length: minutes }, (_, at) => ({
          expr: 'count by (alertname) (ALERTS{alertstate="firing"})',
          eval_time: `${at}m`,
          exp_samples: expected.flatMap((episodes, i) =>
            episodes.some(
              ({ firedAtMs, resolvedAtMs = Infinity }) => firedAtMs <= at * MINUTE_MS && at * MINUTE_MS < resolvedAtMs,
            )
              ? [{ labels: `{alertname="Case${i}"}`, value: 1 }]
              : [],
          ),
        })),
      },
    })
  })
})
