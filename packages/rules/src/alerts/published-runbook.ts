import { BURN_RATE_ALERT } from './burn-rate-alert.ts'
import { runbookUrl } from './links.ts'

/**
 * Address of Driftline's own runbook of one of its alerts, at the section that it is about.
 *
 * @param kind what the objective of a burn rate is about; of other alerts it says nothing.
 */
export function publishedRunbook(alert: string, kind = ''): string {
  return runbookUrl({ alerting: {} }, alert, alert === BURN_RATE_ALERT && kind !== '' ? kind : 'meaning')
}
