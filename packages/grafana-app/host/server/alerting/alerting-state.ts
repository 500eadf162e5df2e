import type { RuleBody } from './alerting-bodies.ts'

/** A rule that is held. */
export interface HeldRule {
  readonly rule: RuleBody & { readonly uid: string }
  readonly intervalSeconds: number
  /** Empty for rules of people. */
  readonly provenance: string
}

/** A folder that is held. */
export interface HeldFolder {
  readonly uid: string
  readonly title: string
}

/** All that a Grafana knows of alert rules, in memory. */
export interface AlertingState {
  readonly folders: Map<string, HeldFolder>
  /** By uid, in the order they came. */
  readonly rules: Map<string, HeldRule>
}

/** Rules of a group in a folder. */
export function rulesOfGroup({ rules }: AlertingState, folderUid: string, group: string): readonly HeldRule[] {
  return [...rules.values()].filter(({ rule }) => rule.folderUID === folderUid && rule.ruleGroup === group)
}

const UPDATED = '2026-11-22T10:00:00Z'
/** What Grafana fills into every query. */
const FILLED_IN = { intervalMs: 1000, maxDataPoints: 43_200 }

/** A rule as the provisioning API answers it: what is empty is left out, keys of queries come in another order. */
export function asProvisioned({ rule, provenance }: HeldRule): object {
  return {
    id: 1,
    ...rule,
    ...(isEmpty(rule.labels) && { labels: undefined }),
    ...(isEmpty(rule.annotations) && { annotations: undefined }),
    data: rule.data.map(filledIn),
    updated: UPDATED,
    ...(provenance !== '' && { provenance }),
    isPaused: rule.isPaused ?? false,
    notification_settings: rule.notification_settings ?? null,
    record: rule.record ?? null,
  }
}

/** A rule as the ruler answers it. */
export function asRuled({ rule, intervalSeconds, provenance }: HeldRule): object {
  return {
    expr: '',
    for: rule.for,
    ...(rule.keep_firing_for !== undefined && { keep_firing_for: rule.keep_firing_for }),
    ...(!isEmpty(rule.labels) && { labels: rule.labels }),
    ...(!isEmpty(rule.annotations) && { annotations: rule.annotations }),
    grafana_alert: {
      title: rule.title,
      condition: rule.condition,
      data: rule.data.map(filledIn),
      updated: UPDATED,
      intervalSeconds,
      version: 1,
      uid: rule.uid,
      namespace_uid: rule.folderUID,
      rule_group: rule.ruleGroup,
      no_data_state: rule.noDataState,
      exec_err_state: rule.execErrState,
      ...(provenance !== '' && { provenance }),
      is_paused: rule.isPaused ?? false,
      ...(rule.notification_settings && { notification_settings: rule.notification_settings }),
      ...(rule.missingSeriesEvalsToResolve && { missing_series_evals_to_resolve: rule.missingSeriesEvalsToResolve }),
      ...(rule.record && { record: rule.record }),
    },
  }
}

function filledIn({ model, ...query }: RuleBody['data'][number]): object {
  const entries = Object.entries({ ...FILLED_IN, ...model }).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return { ...query, queryType: query.queryType ?? '', model: Object.fromEntries(entries) }
}

function isEmpty(texts: Readonly<Record<string, string>> | undefined): boolean {
  return texts === undefined || Object.keys(texts).length === 0
}
