import { partsOf, renderPart, rulesOf } from '../scenarios/promtool-files.ts'
import { runPromtool } from '../scenarios/run-promtool.ts'
import type { AlertRule } from '../src/rule.ts'
import { MINUTE_MS } from '../src/tiers/tier.ts'
import type { Mutant } from './mutant.ts'

/** Whether the scenario holds for one alert, changed. @throws Error when promtool cannot run the test at all */
export async function runAlert({ name, scenario, isOf, change }: Mutant): Promise<boolean> {
  const isChosen = (rule: { readonly kind: string }): rule is AlertRule =>
    rule.kind === 'alert' && isOf(rule as AlertRule)
  const groups = rulesOf(scenario)
    .map((group) => Object.assign({}, group, { rules: group.rules.filter(isChosen) }))
    .filter(({ rules }) => rules.length > 0)
  const [part] = partsOf(scenario, groups)
  if (!part) throw new Error(`Scenario ${scenario.id} has no alert for "${name}".`)
  const evaluationMs = part.run.evaluationMinutes * MINUTE_MS
  const changed = part.groups.map((group) =>
    Object.assign({}, group, {
      rules: group.rules.map((rule) => (rule.kind === 'alert' ? change(rule, evaluationMs) : rule)),
    }),
  )
  const { ok, output } = await runPromtool(renderPart({ ...part, groups: changed }))
  if (!ok && !output.includes('got:')) throw new Error(`promtool could not run "${name}":\n${output}`)
  return ok
}
