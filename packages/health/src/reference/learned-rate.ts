import type { DesignEffects } from '@driftline/profile'
import { designEffectOfRate } from '../build/design-effect.ts'
import type { Rate } from '../comparison/rate-effect.ts'

/** Windows of each length that the scatter of a rate is measured on, the latest. */
const KEPT_BLOCKS = 60

/** A rate in the making that no profile can hold; plain JSON. */
export interface LearnedRate {
  readonly fromMs: number
  /** End of the last window, ms. */
  readonly seenMs: number
  /** Whole primary windows. */
  readonly windows: number
  /** Whether the rows it is a share of are those of known age. */
  readonly isAged: boolean
  /** Of the primary windows. */
  readonly rate: Rate
  /** Windows by length; none once it is frozen. */
  readonly blocks: Readonly<Record<string, readonly RateBlock[]>>
  /** Once frozen: when, and how windows scatter, by length. */
  readonly frozen?: { readonly endMs: number; readonly designEffect: DesignEffects }
}

/** A rate in one window. */
export interface RateBlock extends Rate {
  readonly startMs: number
}

/** A window that teaches a rate. */
export interface TaughtWindow {
  readonly window: string
  readonly startMs: number
  readonly endMs: number
  readonly isPrimary: boolean
  readonly isAged: boolean
  readonly rate: Rate
}

/** When a rate is frozen: when it has both. */
export interface RatePlan {
  readonly withinMs: number
  /** Whole primary windows. */
  readonly windows: number
}

/** A rate with one more window; frozen by the primary window that completes it, and as it is from then on. */
export function teachRate(known: LearnedRate | undefined, taught: TaughtWindow, plan: RatePlan): LearnedRate {
  const before = known ?? startRate(taught)
  const seenMs = Math.max(before.seenMs, taught.endMs)
  if (before.frozen) return { ...before, seenMs }
  const added = addBlock(before.blocks[taught.window] ?? [], taught)
  const learned: LearnedRate = {
    ...before,
    seenMs,
    isAged: before.isAged || taught.isAged,
    blocks: { ...before.blocks, [taught.window]: added.blocks },
    ...(taught.isPrimary && { windows: before.windows + added.opened, rate: addRates(before.rate, taught.rate) }),
  }
  return taught.isPrimary && isComplete(learned, taught.endMs, plan) ? freeze(learned, taught.endMs) : learned
}

/** How far a rate has been learned, 0..1. */
export function progressOf({ fromMs, seenMs, windows, frozen }: LearnedRate, plan: RatePlan): number {
  return frozen ? 1 : Math.min(1, (seenMs - fromMs) / plan.withinMs, windows / plan.windows)
}

function startRate({ startMs, endMs, isAged }: TaughtWindow): LearnedRate {
  return { fromMs: startMs, seenMs: endMs, windows: 0, isAged, rate: { count: 0, rows: 0 }, blocks: {} }
}

/** Versions of a window may come one by one: what has the start of the last block belongs to it. */
function addBlock(blocks: readonly RateBlock[], { startMs, rate }: TaughtWindow) {
  const last = blocks.at(-1)
  if (last?.startMs !== startMs) return { blocks: [...blocks, { startMs, ...rate }].slice(-KEPT_BLOCKS), opened: 1 }
  return { blocks: [...blocks.slice(0, -1), { startMs, ...addRates(last, rate) }], opened: 0 }
}

function addRates(a: Rate, b: Rate): Rate {
  return { count: a.count + b.count, rows: a.rows + b.rows }
}

function isComplete({ fromMs, windows }: LearnedRate, endMs: number, plan: RatePlan): boolean {
  return endMs - fromMs >= plan.withinMs && windows >= plan.windows
}

function freeze(learned: LearnedRate, endMs: number): LearnedRate {
  const designEffect = Object.fromEntries(
    Object.entries(learned.blocks).map(([window, blocks]) => [window, designEffectOfRate(blocks)]),
  )
  return { ...learned, blocks: {}, frozen: { endMs, designEffect } }
}
