import type { Tier } from '../src/tiers/tier.ts'
import { MINUTE_MS } from '../src/tiers/tier.ts'

/** Calls of each minute, added up: the first is 0. */
export interface Traffic {
  readonly total: Float64Array
  readonly bad: Float64Array
}

/** What pages, and from how many failed calls on. */
export interface Pager {
  readonly tiers: readonly Tier[]
  readonly budget: number
  readonly floor: number
}

/** Minutes at which someone is paged: the rules, evaluated every minute, with `for` and `keep_firing_for`. */
export function pageMinutes(traffic: Traffic, { tiers, budget, floor }: Pager): readonly number[] {
  return tiers.flatMap((tier) => pagesOf(traffic, { tier, budget, floor })).toSorted((a, b) => a - b)
}

function pagesOf(
  traffic: Traffic,
  { tier, budget, floor }: { readonly tier: Tier; readonly budget: number; readonly floor: number },
): readonly number[] {
  const [long, short, holds, keeps] = [tier.longMs, tier.shortMs, tier.forMs, tier.keepFiringForMs].map(
    (durationMs) => durationMs / MINUTE_MS,
  ) as [number, number, number, number]
  const pages: number[] = []
  let since: number | undefined
  let firesUntil = -1
  for (let now = long; now < traffic.total.length; now += 1) {
    const burns =
      badIn(traffic, now, long) >= floor &&
      isAbove(traffic, now, { minutes: long, share: tier.factor * budget }) &&
      isAbove(traffic, now, { minutes: short, share: tier.factor * budget })
    since = burns ? (since ?? now) : undefined
    if (since === undefined) continue
    const isFiring = now <= firesUntil
    if (!isFiring && now - since < holds) continue
    if (!isFiring) pages.push(now)
    firesUntil = now + keeps
  }
  return pages
}

function badIn({ bad }: Traffic, now: number, minutes: number): number {
  return bad[now]! - bad[now - minutes]!
}

function isAbove(
  traffic: Traffic,
  now: number,
  { minutes, share }: { readonly minutes: number; readonly share: number },
): boolean {
  const total = traffic.total[now]! - traffic.total[now - minutes]!
  return total > 0 && badIn(traffic, now, minutes) > share * total
}
