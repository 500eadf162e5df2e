import type { GrafanaAnswer } from '../grafana-api.ts'
import type { AlertingState, HeldRule } from './alerting-state.ts'
import { asRuled } from './alerting-state.ts'

/** `GET /api/ruler/grafana/api/v1/rules`: groups by the title of their folder; a rule of no folder is shown to nobody. */
export function readRuler({ folders, rules }: AlertingState): GrafanaAnswer {
  const byTitle: Record<string, Map<string, HeldRule[]>> = {}
  for (const held of rules.values()) {
    const title = folders.get(held.rule.folderUID)?.title
    if (title === undefined) continue
    const groups = (byTitle[title] ??= new Map())
    groups.set(held.rule.ruleGroup, [...(groups.get(held.rule.ruleGroup) ?? []), held])
  }
  const body = Object.entries(byTitle).map(([title, groups]) => [title, [...groups].map(asGroup)])
  return { status: 200, body: Object.fromEntries(body) as object }
}

function asGroup([name, held]: readonly [string, readonly HeldRule[]]): object {
  const seconds = held[0]?.intervalSeconds ?? 0
  const interval = seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`
  return { name, interval, rules: held.map(asRuled) }
}
