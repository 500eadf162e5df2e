import type { Tier } from '../tiers/tier.ts'
import { MINUTE_MS } from '../tiers/tier.ts'

/** Calls of each step, added up: the first is 0. */
export interface Traffic {
  readonly total: Float64Array
  readonly bad: Float64Array
  /** Left out, a minute. */
  readonly stepMs?: number
}

/** What alerts, and from how many bad calls on. */
export interface Watch {
  readonly tier: Tier
  readonly budget: number
  readonly floor: number
}

/** Steps at which an alert of a tier begins: its rule, evaluated at its interval, with `for` and `keep_firing_for`. */
export function alertStarts(traffic: Traffic, watch: Watch): readonly number[] {
  const { longMs, forMs, keepFiringForMs, intervalMs } = watch.tier
  const [long, holds, keeps, interval] = [longMs, forMs, keepFiringForMs, intervalMs].map((durationMs) =>
    stepsIn(durationMs, traffic),
  ) as [number, number, number, number]
  const every = Math.max(1, interval)
  const burns = burnsAt(traffic, watch)
  const starts: number[] = []
  let since: number | undefined
  let firesUntil = -1
  for (let now = Math.ceil(long / every) * every; now < traffic.total.length; now += every) {
    since = burns(now) ? (since ?? now) : undefined
    if (since === undefined) continue
    const isFiring = now <= firesUntil
    if (!isFiring && now - since < holds) continue
    if (!isFiring) starts.push(now)
    firesUntil = now + keeps
  }
  return starts
}

/** Whether the expression of a tier holds at a step. */
function burnsAt(traffic: Traffic, { tier, budget, floor }: Watch): (now: number) => boolean {
  const { total, bad } = traffic
  const [long, short] = [stepsIn(tier.longMs, traffic), stepsIn(tier.shortMs, traffic)]
  const share = tier.factor * budget
  const isAbove = (now: number, steps: number): boolean => {
    const calls = total[now]! - total[now - steps]!
    return calls > 0 && bad[now]! - bad[now - steps]! > share * calls
  }
  return (now) => bad[now]! - bad[now - long]! >= floor && isAbove(now, long) && isAbove(now, short)
}

function stepsIn(durationMs: number, { stepMs = MINUTE_MS }: Traffic): number {
  return Math.round(durationMs / stepMs)
}
