import { alertsOnly } from '../alerts-only.ts'
import type { RuleGroup } from '../rule.ts'
import { grafanaGroupName } from './grafana-names.ts'
import type { GrafanaOptions, GrafanaRule } from './grafana-rule.ts'
import { FIRST_ORGANISATION, GRAFANA_DEFAULTS, MISSING_SERIES_EVALUATIONS, toGrafanaRule } from './grafana-rule.ts'

/** Body of `PUT /api/v1/provisioning/folder/{folderUid}/rule-groups/{title}`. */
export interface GrafanaApiGroup {
  readonly title: string
  readonly folderUid: string
  /** Seconds. */
  readonly interval: number
  readonly rules: readonly GrafanaApiRule[]
}

/** A rule in such a body. */
export interface GrafanaApiRule extends Omit<GrafanaRule, 'keepFiringFor'> {
  readonly orgID: number
  readonly folderUID: string
  readonly ruleGroup: string
  readonly keep_firing_for: string
  readonly missingSeriesEvalsToResolve: number
}

/** Groups as bodies for Grafana's provisioning API, one for each group. */
export function toGrafanaApi(groups: readonly RuleGroup[], options: GrafanaOptions = {}): readonly GrafanaApiGroup[] {
  const { datasourceUid, folderUid } = { ...GRAFANA_DEFAULTS, ...options }
  return alertsOnly(groups).map(({ name, intervalMs, rules }) => {
    const title = grafanaGroupName(name)
    return {
      title,
      folderUid,
      interval: intervalMs / 1000,
      rules: rules.map((alert) => toApiRule(toGrafanaRule(alert, intervalMs, datasourceUid), folderUid, title)),
    }
  })
}

/** The same as JSON: a list of bodies. */
export function renderGrafanaApi(groups: readonly RuleGroup[], options?: GrafanaOptions): string {
  return `${JSON.stringify(toGrafanaApi(groups, options), undefined, 2)}\n`
}

function toApiRule({ keepFiringFor, ...rule }: GrafanaRule, folderUID: string, ruleGroup: string): GrafanaApiRule {
  return {
    ...rule,
    orgID: FIRST_ORGANISATION,
    folderUID,
    ruleGroup,
    keep_firing_for: keepFiringFor,
    missingSeriesEvalsToResolve: MISSING_SERIES_EVALUATIONS,
  }
}
