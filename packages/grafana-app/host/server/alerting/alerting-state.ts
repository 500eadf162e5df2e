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

/** Between evaluations of a group that was made by a single rule. */
export const DEFAULT_INTERVAL_SECONDS = 60

const UPDATED = '2026-11-22T10:00:00Z'
/** What Grafana fills into every query. */
const FILLED_IN = { intervalMs: 1000, maxDataPoints: 43_200 }

/** A rule as Grafana keeps what it was sent: with what it fills in, without what only it writes and what is empty. */
export function asKept(sent: RuleBody): RuleBody {
  const { id: _id, updated: _updated, provenance: _provenance, record, ...rule } = sent
  const { labels, annotations, notification_settings: receiver, ...rest } = rule
  return {
    ...rest,
    data: rule.data.map(filledIn),
    isPaused: rule.isPaused ?? false,
    ...(hasAny(labels) && { labels }),
    ...(hasAny(annotations) && { annotations }),
    ...(receiver && { notification_settings: receiver }),
    ...(record && { record }),
  }
}

/** A rule as the provisioning API answers it. */
export function asProvisioned({ rule, provenance }: HeldRule): object {
  return {
    id: 1,
    notification_settings: null,
    record: null,
    ...rule,
    updated: UPDATED,
    ...(provenance !== '' && { provenance }),
  }
}

/** A rule as the ruler answers it. */
export function asRuled({ rule, intervalSeconds, provenance }: HeldRule): object {
  const { labels, annotations, keep_firing_for: keeps } = rule
  return {
    expr: '',
    for: rule.for,
    ...(keeps && { keep_firing_for: keeps }),
    ...(labels && { labels }),
    ...(annotations && { annotations }),
    grafana_alert: {
      title: rule.title,
      condition: rule.condition,
      data: rule.data,
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

/** Keys of a query come back in the order of the alphabet. */
function filledIn({ model, ...query }: RuleBody['data'][number]): RuleBody['data'][number] {
  const entries = Object.entries({ ...FILLED_IN, ...model }).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return {
    ...query,
    queryType: query.queryType ?? '',
    model: Object.fromEntries(entries) as { readonly refId: string },
  }
}

function hasAny(texts: Readonly<Record<string, string>> | undefined): boolean {
  return texts !== undefined && Object.keys(texts).length > 0
}
