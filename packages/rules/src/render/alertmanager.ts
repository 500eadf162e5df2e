import type { Inhibition } from '../notify/inhibitions.ts'
import { inhibitionsOf } from '../notify/inhibitions.ts'
import type { NotificationOptions, NotificationRoute } from '../notify/notification-routes.ts'
import { identityLabels, notificationRoutes, receiversOf } from '../notify/notification-routes.ts'
import { OUTSIDE_TICKET_HOURS, outsideTicketHours } from '../notify/ticket-hours.ts'
import type { Matcher } from '../promql/selector.ts'
import type { RuleSet } from '../rule.ts'
import { toYaml } from './yaml-text.ts'

const HEADER = `# Written by driftline. A whole configuration for an Alertmanager (0.25 or later) of its own; for one you have, copy the
# route under yours, the receivers, the inhibition rules and the time intervals. Receivers tell nobody until you say how.
`

/**
 * A configuration of Alertmanager for the alerts of some rules: routes by team and severity, what inhibits what, and the
 * times at which tickets wait.
 */
export function renderAlertmanager(rules: readonly RuleSet[], options: NotificationOptions = {}): string {
  const root = notificationRoutes(rules)
  const { ticketHours } = options
  return (
    HEADER +
    toYaml({
      route: {
        receiver: 'default',
        routes: [{ ...toRoute(root, options), group_by: identityLabels(rules) }],
      },
      receivers: ['default', ...receiversOf(root)].map((name) => ({ name })),
      inhibit_rules: inhibitionsOf(rules).map(toInhibitRule),
      ...(ticketHours && {
        time_intervals: [{ name: OUTSIDE_TICKET_HOURS, time_intervals: outsideTicketHours(ticketHours) }],
      }),
    })
  )
}

/** A matcher as every Alertmanager reads it: escaped are only the backslash, the quote and the end of a line. */
export function alertmanagerMatcher({ label, is, value }: Matcher): string {
  const whole = value.replaceAll(/\p{Surrogate}/gu, '\u{fffd}')
  return `${label}${is}"${whole.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`
}

function toRoute(route: NotificationRoute, options: NotificationOptions): Readonly<Record<string, unknown>> {
  const { label, value, receiver, groupWait, repeatInterval, isForTicketHours, routes } = route
  return {
    matchers: [alertmanagerMatcher({ label, is: '=', value })],
    receiver,
    ...(groupWait !== undefined && { group_wait: groupWait }),
    ...(repeatInterval !== undefined && { repeat_interval: repeatInterval }),
    ...(isForTicketHours && options.ticketHours && { mute_time_intervals: [OUTSIDE_TICKET_HOURS] }),
    ...(routes.length > 0 && { routes: routes.map((child) => toRoute(child, options)) }),
  }
}

function toInhibitRule({ while: source, untold, equal }: Inhibition): Readonly<Record<string, unknown>> {
  return {
    source_matchers: source.map(alertmanagerMatcher),
    target_matchers: untold.map(alertmanagerMatcher),
    ...(equal.length > 0 && { equal }),
  }
}
