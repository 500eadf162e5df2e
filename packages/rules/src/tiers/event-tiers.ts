import type { Tier } from './tier.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from './tier.ts'

/**
 * The four tiers for events that come all the time, for a period of 28 or 30 days.
 *
 * @see Beyer et al. 2018, The Site Reliability Workbook, chapter 5, "6: Multiwindow, Multi-Burn-Rate Alerts"
 */
export const EVENT_TIERS: readonly Tier[] = [
  {
    name: 'fast',
    severity: 'critical',
    longMs: HOUR_MS,
    shortMs: 5 * MINUTE_MS,
    factor: 14.4,
    forMs: 2 * MINUTE_MS,
    keepFiringForMs: 10 * MINUTE_MS,
    intervalMs: MINUTE_MS,
    isArmedAtOnce: true,
  },
  {
    name: 'medium',
    severity: 'critical',
    longMs: 6 * HOUR_MS,
    shortMs: 30 * MINUTE_MS,
    factor: 6,
    forMs: 5 * MINUTE_MS,
    keepFiringForMs: 15 * MINUTE_MS,
    intervalMs: MINUTE_MS,
    isArmedAtOnce: false,
  },
  {
    name: 'slow',
    severity: 'warning',
    longMs: DAY_MS,
    shortMs: 2 * HOUR_MS,
    factor: 3,
    forMs: 15 * MINUTE_MS,
    keepFiringForMs: 30 * MINUTE_MS,
    intervalMs: 5 * MINUTE_MS,
    isArmedAtOnce: false,
  },
  {
    name: 'budget',
    severity: 'warning',
    longMs: 3 * DAY_MS,
    shortMs: 6 * HOUR_MS,
    factor: 1,
    forMs: 30 * MINUTE_MS,
    keepFiringForMs: HOUR_MS,
    intervalMs: 5 * MINUTE_MS,
    isArmedAtOnce: false,
  },
]
