import { detectableShift } from '../comparison/distribution-effect.ts'
import type { CellsBasis } from './evidence-basis.ts'

/** More than so many times the rows is no advice. */
const MOST_TIMES = 1000
const HALVINGS = 40

/** How many times the rows a smaller shift needs to show; more than 1. */
export interface RowsNeeded {
  readonly times: number
  /** Rows of the window alone, or of its reference too. */
  readonly of: 'window' | 'both'
}

/**
 * How many times the rows a window, or both it and its reference, would need for a shift to reach the warning threshold,
 * if cells and scatter stay as they are.
 *
 * @param target PSI that is to show, above the threshold.
 * @returns undefined where it shows already, or where not even a thousand times the rows would do.
 */
export function rowsNeeded(
  { reference, current, designEffect, thresholds }: CellsBasis,
  target: number,
): RowsNeeded | undefined {
  const cellCount = reference.length
  const [m, n] = [sum(reference), sum(current)]
  if (cellCount < 2 || m === 0 || n === 0 || target <= thresholds.warn) return undefined
  const phi = designEffect.value
  const needed = largestScale(
    (scale) => detectableShift({ cellCount, scale }, thresholds.warn) <= target,
    phi * (1 / m + 1 / n),
  )
  if (needed === undefined) return undefined
  const ofWindow = phi / (needed - phi / m) / n
  if (ofWindow > 1 && ofWindow <= MOST_TIMES) return { times: ofWindow, of: 'window' }
  const ofBoth = (phi * (1 / m + 1 / n)) / needed
  return ofBoth <= MOST_TIMES ? { times: ofBoth, of: 'both' } : undefined
}

/** The largest scale below the one there is that does; undefined where that one does too. */
function largestScale(does: (scale: number) => boolean, scale: number): number | undefined {
  if (does(scale)) return undefined
  let [low, high] = [0, scale]
  for (let i = 0; i < HALVINGS; i += 1) {
    const middle = (low + high) / 2
    if (does(middle)) low = middle
    else high = middle
  }
  return low
}

function sum(counts: readonly number[]): number {
  return counts.reduce((a, b) => a + b, 0)
}
