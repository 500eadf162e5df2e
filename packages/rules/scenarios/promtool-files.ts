import { stringify } from 'yaml'
import { parseMonitorSpec, renderIssue } from '@driftline/spec'
import { buildRules } from '../src/build-rules.ts'
import { renderPrometheus } from '../src/render/prometheus.ts'
import type { AlertRule, RuleGroup } from '../src/rule.ts'
import { MINUTE_MS } from '../src/tiers/tier.ts'
import { renderExpectations } from './expectations.ts'
import type { Firing, Run, Scenario } from './scenario.ts'

/** What promtool reads: rules, and a test of them. */
export interface PromtoolFiles {
  readonly name: string
  readonly rules: string
  readonly test: string
}

/** Name by which the test finds the rules. */
export const RULES_FILE = 'rules.yaml'

/** Rules of a scenario that are evaluated together. promtool knows one interval per file, so those of another have their own. */
export interface ScenarioPart {
  readonly scenario: Scenario
  readonly run: Run & { readonly evaluationMinutes: number }
  readonly groups: readonly RuleGroup[]
}

/** The files of a scenario. */
export function toPromtoolFiles(scenario: Scenario): readonly PromtoolFiles[] {
  return partsOf(scenario, rulesOf(scenario)).map(renderPart)
}

/** The rules of the scenario; of those that write series the ones that it reads. */
export function rulesOf({ id, specs, options, beside = [], reads = [] }: Scenario): readonly RuleGroup[] {
  const isNeeded = (rule: RuleGroup['rules'][number]): boolean =>
    rule.kind === 'alert' || reads.some(({ expr }) => expr.includes(rule.record))
  const ofSpecs = specs.flatMap((spec) => {
    const checked = parseMonitorSpec(spec)
    if (checked.ok) return buildRules(checked.value, options).groups
    throw new Error(`A spec of scenario ${id}:\n${checked.issues.map((own) => renderIssue(own, spec)).join('\n')}`)
  })
  return [...ofSpecs, ...beside]
    .map((group) => Object.assign({}, group, { rules: group.rules.filter(isNeeded) }))
    .filter(({ rules }) => rules.length > 0)
}

/** The rules, apart by how often they are evaluated. */
export function partsOf(scenario: Scenario, groups: readonly RuleGroup[]): readonly ScenarioPart[] {
  const intervals = [...new Set(groups.map(({ intervalMs }) => intervalMs))]
  return intervals.map((intervalMs) => {
    const run = scenario.runs[intervalMs === MINUTE_MS ? 'everyMinute' : 'slow']
    return {
      scenario,
      run: { evaluationMinutes: intervalMs / MINUTE_MS, ...run },
      groups: groups.filter((group) => group.intervalMs === intervalMs),
    }
  })
}

export function renderPart(part: ScenarioPart): PromtoolFiles {
  const { scenario, groups, run } = part
  const alerts = groups.flatMap(({ rules }) => rules.filter((rule) => rule.kind === 'alert'))
  const fires = scenario.fires.filter((firing) => alerts.some((alert) => isOf(firing, alert)))
  const hasRecords = groups.some(({ rules }) => rules.some(({ kind }) => kind === 'record'))
  const test = {
    rule_files: [RULES_FILE],
    evaluation_interval: `${run.evaluationMinutes}m`,
    tests: [
      {
        interval: `${run.sampleMinutes}m`,
        input_series: scenario.series(run),
        promql_expr_test: renderExpectations({
          fires,
          reads: hasRecords ? (scenario.reads ?? []) : [],
          startMinute: run.historyMinutes,
          endMinute: run.endMinute,
          evaluationMinutes: run.evaluationMinutes,
        }),
      },
    ],
  }
  const name = `scenario ${scenario.id}, every ${run.evaluationMinutes} min`
  return { name, rules: renderPrometheus(groups), test: stringify(test, { lineWidth: 0 }) }
}

/** Whether a firing may be of an alert: labels that the rule does not set come from its series. */
export function isOf({ alert, where }: Firing, rule: AlertRule): boolean {
  if (alert !== rule.alert) return false
  const labels: Readonly<Record<string, string>> = { severity: rule.severity, ...rule.labels }
  return Object.entries(where).every(([label, value]) => (labels[label] ?? value) === value)
}
