import { alertsOnly } from '../alerts-only.ts'
import { durationText } from '../promql/duration-text.ts'
import type { RuleGroup } from '../rule.ts'
import { grafanaGroupName } from './grafana-names.ts'
import type { GrafanaOptions, GrafanaRule } from './grafana-rule.ts'
import { FIRST_ORGANISATION, GRAFANA_DEFAULTS, MISSING_SERIES_EVALUATIONS, toGrafanaRule } from './grafana-rule.ts'
import { mapValues } from './map-values.ts'
import { twoDollars } from './two-dollars.ts'
import { toYaml } from './yaml-text.ts'

/** A file for `provisioning/alerting/` of Grafana. */
export interface GrafanaFile {
  readonly apiVersion: 1
  readonly groups: readonly {
    readonly orgId: number
    readonly name: string
    readonly folder: string
    readonly interval: string
    readonly rules: readonly GrafanaFileRule[]
  }[]
}

/** A rule in such a file. */
export interface GrafanaFileRule extends GrafanaRule {
  readonly missing_series_evals_to_resolve: number
}

/** Groups as a provisioning file, in which Grafana would take `$` for the name of a variable of its environment. */
export function toGrafanaFile(groups: readonly RuleGroup[], options: GrafanaOptions = {}): GrafanaFile {
  const { datasourceUid, folder } = { ...GRAFANA_DEFAULTS, ...options }
  return {
    apiVersion: 1,
    groups: alertsOnly(groups).map(({ name, intervalMs, rules }) => ({
      orgId: FIRST_ORGANISATION,
      name: twoDollars(grafanaGroupName(name)),
      folder: twoDollars(folder),
      interval: durationText(intervalMs),
      rules: rules.map((alert) => toFileRule(toGrafanaRule(alert, intervalMs, datasourceUid))),
    })),
  }
}

/** The same as YAML. */
export function renderGrafanaFile(groups: readonly RuleGroup[], options?: GrafanaOptions): string {
  return toYaml(toGrafanaFile(groups, options))
}

function toFileRule(rule: GrafanaRule): GrafanaFileRule {
  return {
    ...rule,
    title: twoDollars(rule.title),
    // The model of a query is read as it is; the data source beside it is not.
    data: rule.data.map((query) => ({ ...query, datasourceUid: twoDollars(query.datasourceUid) })),
    labels: mapValues(rule.labels, twoDollars),
    annotations: mapValues(rule.annotations, quotedDollars),
    missing_series_evals_to_resolve: MISSING_SERIES_EVALUATIONS,
  }
}

/**
 * Older versions take annotations as they are, where two would stay two, newer ones read `${…}`: a dollar that the
 * template writes is one for both. A brace before it would open the template too early.
 */
function quotedDollars(template: string): string {
  return template.replaceAll(/\{?\$/g, (literal) => `{{ "${literal}" }}`)
}
