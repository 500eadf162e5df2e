import { decimalText } from '../decimal.ts'
import { durationText } from '../promql/duration-text.ts'
import type { FittedTiers, Tier } from './tier.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from './tier.ts'

/** Largest share of events that may have to be bad before a tier fires. */
const LARGEST_RATIO = 0.8
const TIDY_HOURS = [1, 2, 3, 4, 6, 8, 9, 12, 18, 24, 36, 72]
const SHORT_PER_LONG = 12
const DIGITS = 4

/**
 * Lengthens each tier that even a total failure would not reach, keeping its share of the budget, and leaves out what is
 * then no faster than the next one.
 *
 * @param tiers fastest first.
 * @param objective above 0 and below 1.
 * @param periodMs span of time the error budget is for.
 */
export function fitTiers(tiers: readonly Tier[], objective: number, periodMs: number): FittedTiers {
  const kept: Tier[] = []
  const rescaled: FittedTiers['rescaled'][number][] = []
  const dropped: FittedTiers['dropped'][number][] = []
  for (const tier of tiers.toReversed()) {
    const fitted = fit(tier, objective, periodMs)
    const slower = kept[0]
    if (fitted !== tier && slower && fitted.factor <= slower.factor) {
      dropped.unshift({ tier, because: whyDropped({ tier, fitted, slower }, objective) })
      continue
    }
    kept.unshift(fitted)
    if (fitted !== tier) rescaled.unshift({ name: tier.name, from: tier, to: fitted })
  }
  return { tiers: kept, rescaled, dropped }
}

/** Whether a total failure would ever come above the factor. */
export function isReachable({ factor }: Pick<Tier, 'factor'>, objective: number): boolean {
  return factor * (1 - objective) <= LARGEST_RATIO
}

function fit(tier: Tier, objective: number, periodMs: number): Tier {
  if (isReachable(tier, objective)) return tier
  const share = (tier.factor * tier.longMs) / periodMs
  const longMs = tidy((share * periodMs * (1 - objective)) / LARGEST_RATIO)
  const factor = Number(((share * periodMs) / longMs).toPrecision(DIGITS))
  return { ...tier, longMs, shortMs: Math.ceil(longMs / SHORT_PER_LONG / MINUTE_MS) * MINUTE_MS, factor }
}

/** Rounded up to hours that divide three days, or to whole days. */
function tidy(durationMs: number): number {
  const hours = Number((durationMs / HOUR_MS).toFixed(6))
  const divisor = TIDY_HOURS.find((own) => own >= hours)
  return divisor === undefined ? Math.ceil(hours / 24) * DAY_MS : divisor * HOUR_MS
}

function whyDropped(
  { tier, fitted, slower }: { readonly tier: Tier; readonly fitted: Tier; readonly slower: Tier },
  objective: number,
): string {
  const never = `${tier.name} fires above a burn rate of ${decimalText(tier.factor)}, and with an objective of ${decimalText(objective)} even a total failure burns at ${burnOfFailure(objective)}`
  return `${never}; over ${durationText(fitted.longMs)} it would be ${decimalText(fitted.factor)}, no more than the ${decimalText(slower.factor)} of ${slower.name}`
}

function burnOfFailure(objective: number): string {
  return decimalText(Number((1 / (1 - objective)).toPrecision(DIGITS)))
}
