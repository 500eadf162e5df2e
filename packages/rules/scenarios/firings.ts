import { BURN_RATE_ALERT } from '../src/alerts/burn-rate-alert.ts'
import type { Firing } from './scenario.ts'

/** An alert of which there is one for the model, from one minute to another. */
export function told(alert: string, from: number, until?: number): Firing {
  return { alert, where: {}, from, ...(until !== undefined && { until }) }
}

/** A burn-rate alert of a tier, from one minute to another. */
export function burn(tier: string, from: number, until?: number): Firing {
  return labelled(told(BURN_RATE_ALERT, from, until), { burn_tier: tier })
}

/** The same alert with these labels. */
export function labelled(firing: Firing, where: Firing['where']): Firing {
  return { ...firing, where: { ...firing.where, ...where } }
}
