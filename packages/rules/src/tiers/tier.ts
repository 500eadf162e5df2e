/** How an alert is told: `critical` pages, `warning` opens a ticket, `info` only informs. */
export type Severity = 'critical' | 'warning' | 'info'

/** One pair of windows over which an error budget is watched. */
export interface Tier {
  readonly name: string
  readonly severity: Exclude<Severity, 'info'>
  readonly longMs: number
  readonly shortMs: number
  /** Burn rate above which it fires. */
  readonly factor: number
  readonly forMs: number
  readonly keepFiringForMs: number
  /** Between evaluations. */
  readonly intervalMs: number
  /** Fires before a whole long window of history is there. */
  readonly isArmedAtOnce: boolean
}

/** The tiers of an objective, and those that it cannot have. */
export interface FittedTiers {
  readonly tiers: readonly Tier[]
  /** Tiers that were lengthened, because a total failure would never have reached their factor. */
  readonly rescaled: readonly { readonly name: string; readonly from: Tier; readonly to: Tier }[]
  /** Tiers that were left out, with the reason in words. */
  readonly dropped: readonly { readonly tier: Tier; readonly because: string }[]
}

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS
