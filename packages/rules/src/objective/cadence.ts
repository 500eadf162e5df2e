import type { Window } from '@driftline/spec'
import { DAY_MS } from '../tiers/tier.ts'

const DAYS = { day: 1, week: 7, month: 31, year: 366 } as const

/** The longest a window may be, ms. */
export function cadenceOf(window: Window): number {
  return window.kind === 'duration' ? window.durationMs : DAYS[window.unit] * window.count * DAY_MS
}
