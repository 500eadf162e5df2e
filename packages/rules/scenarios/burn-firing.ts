import { BURN_RATE_ALERT } from '../src/alerts/burn-rate-alert.ts'
import type { Firing } from './scenario.ts'

/** A burn-rate alert of a tier, from one minute to another. */
export function burn(tier: string, from: number, until?: number): Firing {
  return { alert: BURN_RATE_ALERT, where: { burn_tier: tier }, from, ...(until !== undefined && { until }) }
}

/** The same alert with these labels. */
export function labelled(firing: Firing, where: Firing['where']): Firing {
  return { ...firing, where: { ...firing.where, ...where } }
}
