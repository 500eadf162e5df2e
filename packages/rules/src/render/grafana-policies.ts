import type { NotificationOptions, NotificationRoute } from '../notify/notification-routes.ts'
import { identityLabels, notificationRoutes } from '../notify/notification-routes.ts'
import { OUTSIDE_TICKET_HOURS, outsideTicketHours } from '../notify/ticket-hours.ts'
import type { RuleSet } from '../rule.ts'
import { twoDollars } from './two-dollars.ts'
import { toYaml } from './yaml-text.ts'

const HEADER = `# Written by driftline, for the provisioning of Grafana alerting. Provisioned policies take the place of the whole tree of the
# organisation: for a tree you have, copy the route into it. Contact points of these names must exist.
`

const ORGANISATION = 1
/** The contact point that a new Grafana has. */
const DEFAULT_CONTACT_POINT = 'grafana-default-email'

/**
 * Notification policies and mute timings for the file provisioning of Grafana. It has no inhibition there, so a ticket is
 * told also while the page of its objective is.
 *
 * @see Grafana 12, Use configuration files to provision alerting resources
 */
export function renderGrafanaPolicies(rules: readonly RuleSet[], options: NotificationOptions = {}): string {
  const { ticketHours } = options
  const groupBy = identityLabels(rules)
  return (
    HEADER +
    toYaml({
      apiVersion: 1,
      ...(ticketHours && {
        muteTimes: [
          { orgId: ORGANISATION, name: OUTSIDE_TICKET_HOURS, time_intervals: outsideTicketHours(ticketHours) },
        ],
      }),
      policies: [
        {
          orgId: ORGANISATION,
          receiver: DEFAULT_CONTACT_POINT,
          group_by: groupBy,
          routes: [{ ...toPolicy(notificationRoutes(rules), options), group_by: groupBy }],
        },
      ],
    })
  )
}

function toPolicy(route: NotificationRoute, options: NotificationOptions): Readonly<Record<string, unknown>> {
  const { label, value, receiver, groupWait, repeatInterval, isForTicketHours, routes } = route
  return {
    // Grafana puts variables of its environment into every text of a policy.
    receiver: twoDollars(receiver),
    object_matchers: [[label, '=', twoDollars(value)]],
    ...(groupWait !== undefined && { group_wait: groupWait }),
    ...(repeatInterval !== undefined && { repeat_interval: repeatInterval }),
    ...(isForTicketHours && options.ticketHours && { mute_time_intervals: [OUTSIDE_TICKET_HOURS] }),
    ...(routes.length > 0 && { routes: routes.map((child) => toPolicy(child, options)) }),
  }
}
