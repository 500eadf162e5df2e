import type { Tier } from './tier.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from './tier.ts'

/** A window that ends exactly on a cadence sees one event fewer now and then: so much of a cadence is added. */
const SLACK = 1 / 24
const LONGEST_CADENCE_MS = DAY_MS

/** Events that come once in a while: so many of them the windows of a tier must hold. */
interface CadenceTier {
  readonly name: string
  readonly factor: number
  readonly long: { readonly leastMs: number; readonly events: number }
  readonly short: { readonly leastMs: number; readonly events: number }
  readonly leastForMs: number
}

const SLOW: CadenceTier = {
  name: 'slow',
  factor: 3,
  long: { leastMs: DAY_MS, events: 3 },
  short: { leastMs: 2 * HOUR_MS, events: 2 },
  leastForMs: 5 * MINUTE_MS,
}
const STEADY: CadenceTier = {
  name: 'steady',
  factor: 2,
  long: { leastMs: 0, events: 7 },
  short: { leastMs: 2 * HOUR_MS, events: 2 },
  leastForMs: 5 * MINUTE_MS,
}
const BUDGET: CadenceTier = {
  name: 'budget',
  factor: 1,
  long: { leastMs: 3 * DAY_MS, events: 14 },
  short: { leastMs: 6 * HOUR_MS, events: 4 },
  leastForMs: 15 * MINUTE_MS,
}

/**
 * Tiers for events that come once in a cadence, such as verdicts of a window. All of them open tickets.
 *
 * @param cadenceMs time between events.
 * @returns none where the cadence is longer than a day: too few events come in a period.
 * @example cadenceTiers(86_400_000).map(({ longMs }) => longMs / 3_600_000) // => [73, 169, 337]
 */
export function cadenceTiers(cadenceMs: number): readonly Tier[] {
  if (cadenceMs > LONGEST_CADENCE_MS) return []
  const [slow, steady, budget] = [SLOW, STEADY, BUDGET].map((tier) => toTier(tier, cadenceMs))
  return steady!.longMs >= 2 * slow!.longMs ? [slow!, steady!, budget!] : [slow!, budget!]
}

function toTier({ name, factor, long, short, leastForMs }: CadenceTier, cadenceMs: number): Tier {
  const windowOf = ({ leastMs, events }: CadenceTier['long']): number =>
    Math.max(leastMs, wholeMinutes((events + SLACK) * cadenceMs))
  return {
    name,
    severity: 'warning',
    factor,
    longMs: windowOf(long),
    shortMs: windowOf(short),
    forMs: Math.max(leastForMs, wholeMinutes(cadenceMs / 12)),
    keepFiringForMs: Math.max(2 * HOUR_MS, cadenceMs),
    intervalMs: 5 * MINUTE_MS,
    isArmedAtOnce: false,
  }
}

function wholeMinutes(durationMs: number): number {
  return Math.ceil(durationMs / MINUTE_MS) * MINUTE_MS
}
