import { dateTimeFormat } from '@grafana/data'

/** A time to the minute: `1 Jan 2005 00:00`. @param zone IANA */
export function timeText(timeMs: number, zone: string): string {
  return dateTimeFormat(timeMs, { format: 'D MMM YYYY HH:mm', timeZone: zone })
}
