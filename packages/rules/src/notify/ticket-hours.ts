/** Hours of Monday to Friday in which tickets are told. */
export interface TicketHours {
  /** Start, inclusive, e.g. `08:00`. */
  readonly from: string
  /** End, exclusive, e.g. `18:00`; `24:00` is the end of the day. */
  readonly to: string
  /** IANA time zone. */
  readonly timezone: string
}

/** Name of the times that are not ticket hours. */
export const OUTSIDE_TICKET_HOURS = 'driftline-outside-ticket-hours'

/** A span of time as Alertmanager and Grafana write it. */
export interface TimeInterval {
  readonly times?: readonly { readonly start_time: string; readonly end_time: string }[]
  readonly weekdays: readonly string[]
  readonly location: string
}

/** Weekends, and what of the other days is not ticket hours. */
export function outsideTicketHours({ from, to, timezone }: TicketHours): readonly TimeInterval[] {
  const times = [
    { start_time: '00:00', end_time: from },
    { start_time: to, end_time: '24:00' },
  ].filter(({ start_time: start, end_time: end }) => start !== end)
  return [
    ...(times.length > 0 ? [{ times, weekdays: ['monday:friday'], location: timezone }] : []),
    { weekdays: ['saturday', 'sunday'], location: timezone },
  ]
}
