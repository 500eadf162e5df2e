import type { WindowQuantiles } from '../counts/quantiles.ts'
import { numberText } from './number-text.ts'

/** Quantiles of buckets are known to a few percent. */
const TOLERANCE = 0.03
/** What one unit is in another: metric prefixes, feet, inches, miles, pounds, minutes, hours of a day. */
const FACTORS = [1000, 100, 10, 1e6, 60, 3600, 24, 3.28084, 2.54, 1.60934, 2.20462] as const

/** What was done to every value. */
export interface UnitGuess {
  /** `× 1,000`, `÷ 60`, `°C to °F`, `× −1`. */
  readonly text: string
  readonly isSign?: true
}

/**
 * A change of unit, or of the sign, that would explain why all quantiles changed. A guess, to be told with a question
 * mark.
 *
 * @returns undefined where none explains all three quantiles, or where all values were one.
 */
export function guessUnit(then: WindowQuantiles, now: WindowQuantiles): UnitGuess | undefined {
  if (!(then.p95 > then.p5)) return undefined
  const factor = FACTORS.find((by) => isMapped(then, now, (value) => value * by))
  if (factor) return { text: `× ${numberText(factor)}` }
  const divisor = FACTORS.find((by) => isMapped(then, now, (value) => value / by))
  if (divisor) return { text: `÷ ${numberText(divisor)}` }
  if (isMapped(then, now, (value) => value * 1.8 + 32)) return { text: '°C to °F' }
  if (isMapped(then, now, (value) => (value - 32) / 1.8)) return { text: '°F to °C' }
  return isTurned(then, now) ? { text: '× −1', isSign: true } : undefined
}

function isMapped(then: WindowQuantiles, now: WindowQuantiles, map: (value: number) => number): boolean {
  const width = Math.abs(map(then.p95) - map(then.p5))
  return [
    [then.p5, now.p5],
    [then.p50, now.p50],
    [then.p95, now.p95],
  ].every(([a, b]) => Math.abs(map(a!) - b!) <= TOLERANCE * Math.max(width, Math.abs(map(a!))))
}

/** Values around 0 are as they were when their sign turns. */
function isTurned(then: WindowQuantiles, now: WindowQuantiles): boolean {
  const turned = { p5: -then.p95, p50: -then.p50, p95: -then.p5 }
  const same = (value: number): number => value
  return isMapped(turned, now, same) && !isMapped(then, turned, same)
}
