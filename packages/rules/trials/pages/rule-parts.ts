import { buildRules } from '../../src/build-rules.ts'
import { explainRules } from '../../src/explain/explain-rules.ts'
import { LABEL } from '../../src/names.ts'
import { processorRules } from '../../src/processor-rules.ts'
import { toPrometheusFile } from '../../src/render/prometheus.ts'
import { toYaml } from '../../src/render/yaml-text.ts'
import type { AlertRule, Guard } from '../../src/rule.ts'
import { specOf } from '../../src/spec-of.testing.ts'
import { MINUTE_MS } from '../../src/tiers/tier.ts'
import { exampleText } from './example-text.ts'
import type { PagePart } from './fill-page.ts'
import { tierTable } from './tier-table.ts'

/** What pages on rules may ask for. @throws Error when there is no such part */
export function renderRulePart(part: PagePart): string {
  switch (part.name) {
    case 'tiers':
      return tierTable(specOf(part.spec))
    case 'text':
      return renderText(alertOf(part), part.spec)
    case 'guards':
      return renderGuards(alertOf(part))
    case 'rule':
      return renderRule(alertOf(part))
    default:
      throw new Error(`There is no part "${part.name}".`)
  }
}

/** The first alert of a name or a kind of objective; left out, the first of all. */
function alertOf({ spec, of }: PagePart): AlertRule {
  const sets = [buildRules(specOf(spec), { budgetExhausted: true }), processorRules({ job: 'driftline' })]
  const rules = sets.flatMap(({ groups }) => groups.flatMap((group) => group.rules))
  const alerts = rules.filter((rule) => rule.kind === 'alert')
  const alert = alerts.find((own) => of === undefined || own.alert === of || own.labels['sli_kind'] === of)
  if (!alert) throw new Error(`The spec has no alert "${of}".`)
  return alert
}

function renderText(alert: AlertRule, spec: string): string {
  const value = alert.condition.kind === 'burn' ? burnOfOutage(alert, spec) : undefined
  return `> **${exampleText(alert.summary, value)}**\n>\n> ${exampleText(alert.description, value)}`
}

/** The burn rate over the long window when a total outage is told. */
function burnOfOutage(alert: AlertRule, spec: string): number {
  const objective = explainRules(specOf(spec)).objectives.find(({ name }) => name === alert.labels[LABEL.slo])
  const tier = objective?.tiers.find(({ name }) => name === alert.labels['burn_tier'])
  if (!objective || !tier?.outage) throw new Error(`"${alert.title}" never tells of a total outage.`)
  return Math.min(1, tier.outage.afterMs / tier.longMs) / (1 - objective.objective)
}

function renderGuards({ condition }: AlertRule): string {
  return condition.kind === 'burn' ? condition.guards.map(renderGuard).join('\n\n') : ''
}

function renderGuard({ name, joins, expr }: Guard): string {
  const when = joins === 'and' ? 'fires only where this has a series' : 'does not fire where this has a series'
  return `**${name.replace('_', '-')}**: ${when}\n\n${fenced('promql', expr)}`
}

function renderRule(alert: AlertRule): string {
  const [group] = toPrometheusFile([{ name: alert.alert, intervalMs: MINUTE_MS, rules: [alert] }]).groups
  return fenced('yaml', toYaml(group!.rules))
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``
}
