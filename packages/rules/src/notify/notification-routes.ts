import { LABEL } from '../names.ts'
import type { RuleSet } from '../rule.ts'
import type { Severity } from '../tiers/tier.ts'
import type { TicketHours } from './ticket-hours.ts'

/** Who is told of alerts with a label, and of which of them more exactly. */
export interface NotificationRoute {
  readonly label: string
  readonly value: string
  readonly receiver: string
  /** How long more alerts of a group are waited for. */
  readonly groupWait?: string
  /** After how long what still fires is told again. */
  readonly repeatInterval?: string
  /** Told in ticket hours only. */
  readonly isForTicketHours: boolean
  readonly routes: readonly NotificationRoute[]
}

export interface NotificationOptions {
  /** When tickets are told; left out, at any time. Pages are told at any time anyway. */
  readonly ticketHours?: TicketHours
}

/** Receivers of alerts that no team has. */
const NO_TEAM = 'driftline'

interface Way extends Pick<NotificationRoute, 'groupWait' | 'repeatInterval'> {
  readonly severity: Severity
  readonly name: string
}

const WAYS: readonly Way[] = [
  { severity: 'critical', name: 'page', groupWait: '10s', repeatInterval: '4h' },
  // Long enough for the page of the same objective to come first and inhibit it.
  { severity: 'warning', name: 'ticket', groupWait: '5m', repeatInterval: '1d' },
  { severity: 'info', name: 'info', groupWait: '5m', repeatInterval: '3d' },
]

const CONTRACT: readonly string[] = [LABEL.environment, LABEL.model, LABEL.slo]

/** Labels by which alerts are told together: those of the contract and the further ones of the specs. */
export function identityLabels(rules: readonly RuleSet[]): readonly string[] {
  return [...CONTRACT, ...furtherLabels(rules)]
}

/** Labels beside the contract's, e.g. a cluster. A model without one has it neither in its pages nor in its tickets, so they stay equal. */
export function furtherLabels(rules: readonly RuleSet[]): readonly string[] {
  return [...new Set(rules.flatMap(({ by }) => by))].filter((label) => !CONTRACT.includes(label))
}

/** Every alert of these rules, by team and then by severity; what no team has comes last. */
export function notificationRoutes(rules: readonly RuleSet[]): NotificationRoute {
  const teams = teamsOf(rules).map((team) => routeOf('team', team, { receivers: team, routes: waysOf(team) }))
  return routeOf('managed_by', 'driftline', { receivers: NO_TEAM, routes: [...teams, ...waysOf(NO_TEAM)] })
}

/** Every receiver that a route names, once. */
export function receiversOf({ receiver, routes }: NotificationRoute): readonly string[] {
  return [...new Set([receiver, ...routes.flatMap(receiversOf)])]
}

function teamsOf(rules: readonly RuleSet[]): readonly string[] {
  const alerts = rules.flatMap(({ groups }) => groups.flatMap((group) => group.rules))
  return [...new Set(alerts.flatMap(({ labels }) => labels['team'] ?? []))]
}

function waysOf(receivers: string): readonly NotificationRoute[] {
  return WAYS.map((way) => wayOf(receivers, way))
}

function wayOf(receivers: string, { severity, name, ...times }: Way): NotificationRoute {
  return {
    label: 'severity',
    value: severity,
    receiver: `${receivers}-${name}`,
    ...times,
    isForTicketHours: severity !== 'critical',
    routes: [],
  }
}

function routeOf(
  label: string,
  value: string,
  { receivers, routes }: { readonly receivers: string; readonly routes: readonly NotificationRoute[] },
): NotificationRoute {
  return { label, value, receiver: `${receivers}-ticket`, isForTicketHours: false, routes }
}
