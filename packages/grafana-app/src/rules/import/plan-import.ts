import type { AlertGroup, GrafanaApiGroup, GrafanaApiRule, RuleSet } from '@driftline/rules'
import { alertsOnly, toGrafanaApi } from '@driftline/rules'
import { decide } from './decide-rule.ts'
import type { ImportPlan, ImportTarget, PlanFacts, PlannedGroup, PlannedRule } from './import-plan.ts'
import { APP_ORIGIN, ORIGIN_LABEL } from './origin-label.ts'
import type { PlacedRule } from './placed-rule.ts'
import { surplusRules } from './surplus-rules.ts'

/** What an import of a spec's rules would do, given all rules that Grafana holds. */
export function planImport(rules: RuleSet, installed: readonly PlacedRule[], target: ImportTarget): ImportPlan {
  const own = alertsOnly(rules.groups)
  const bodies = toGrafanaApi(rules.groups, target)
  const groups = bodies.map((body, i) => planGroup({ rules, installed, target }, body, own[i]!))
  const uids = new Set(bodies.flatMap((body) => body.rules.map(({ uid }) => uid)))
  return { groups, surplus: surplusRules(rules, installed, uids) }
}

function planGroup(facts: PlanFacts, body: GrafanaApiGroup, group: AlertGroup): PlannedGroup {
  const { installed, target } = facts
  const rules = body.rules.map((sent, i): PlannedRule => {
    const wanted = target.isManaged ? managed(sent) : sent
    const found = installed.find(({ uid }) => uid === wanted.uid)
    const alone = { ...facts.rules, groups: [{ ...group, rules: [group.rules[i]!] }] }
    return { wanted, installed: found, decision: decide({ ...facts, rules: alone }, wanted, found) }
  })
  const standing = installed.filter(
    ({ folderUid, rule }) => folderUid === target.folderUid && rule.group === body.title,
  )
  return { title: body.title, folderUid: target.folderUid, intervalSeconds: body.interval, rules, standing }
}

function managed(rule: GrafanaApiRule): GrafanaApiRule {
  return { ...rule, labels: { ...rule.labels, [ORIGIN_LABEL]: APP_ORIGIN } }
}
