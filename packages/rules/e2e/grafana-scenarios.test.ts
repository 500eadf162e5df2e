import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { allScenarios } from '../scenarios/all-scenarios.ts'
import { RULES_FILE, rulesOf } from '../scenarios/promtool-files.ts'
import { runPromtool } from '../scenarios/run-promtool.ts'
import type { Run, Scenario } from '../scenarios/scenario.ts'
import { canRun } from '../src/program.testing.ts'
import { alertsOf } from '../src/render/grafana.testing.ts'
import { asGrafanaWould, firesInOneOnly } from './as-grafana-would.ts'

/** A failure that is told, one that is not, nobody who calls, and one model of two; with a minute at which the first alert fires or not. */
const CASES = [
  { id: '2', minute: 10, firing: 1 },
  { id: '6', minute: 6, firing: 0 },
  { id: '9', minute: 200, firing: 0 },
  { id: '14', minute: 40, firing: 1 },
]
/** Every so many minutes while most happens, and then now and then. */
const EARLY = { until: 60, every: 3 }
const LATER_EVERY = 30
const LONGEST_MS = 300_000

describe.runIf(canRun('promtool'))('in promtool', () => {
  test.each(CASES)(
    'burn rates fire alike in Prometheus and Grafana in scenario $id',
    { timeout: LONGEST_MS },
    async (own) => {
      const scenario = allScenarios.find(({ id }) => id === own.id)!
      const conditions = alertsOf(rulesOf(scenario)).flatMap(({ condition }) =>
        condition.kind === 'burn' ? [condition] : [],
      )
      const checks = conditions.flatMap((condition) =>
        minutesOf(scenario).map((minute) => checkOf(scenario, { expr: firesInOneOnly(condition), minute, count: 0 })),
      )
      const [first] = conditions
      const fires = { expr: asGrafanaWould(first!), minute: own.minute, count: own.firing }
      const isKnown = { expr: first!.long, minute: own.minute, count: 1 }
      expect(await problemsOf(scenario, [...checks, checkOf(scenario, fires), checkOf(scenario, isKnown)])).toBe('')
    },
  )
})

/** The history of the slow rules, as closely as the fast ones need. */
function runOf({ runs: { everyMinute, slow } }: Scenario): Run {
  return { ...slow, sampleMinutes: everyMinute.sampleMinutes }
}

function minutesOf(scenario: Scenario): readonly number[] {
  const all = Array.from({ length: runOf(scenario).endMinute + 1 }, (_, minute) => minute)
  return all.filter((minute) => minute % (minute <= EARLY.until ? EARLY.every : LATER_EVERY) === 0)
}

/** How many series an expression has. */
function checkOf(
  scenario: Scenario,
  { expr, minute, count }: { readonly expr: string; readonly minute: number; readonly count: number },
): object {
  return {
    expr: `count(${expr}) or vector(0)`,
    eval_time: `${runOf(scenario).historyMinutes + minute}m`,
    exp_samples: [{ labels: '{}', value: count }],
  }
}

async function problemsOf(scenario: Scenario, checks: readonly object[]): Promise<string> {
  const run = runOf(scenario)
  const test = {
    rule_files: [RULES_FILE],
    tests: [{ interval: `${run.sampleMinutes}m`, input_series: scenario.series(run), promql_expr_test: checks }],
  }
  const { ok, output } = await runPromtool({ name: '', rules: 'groups: []\n', test: stringify(test, { lineWidth: 0 }) })
  return ok ? '' : output
}
