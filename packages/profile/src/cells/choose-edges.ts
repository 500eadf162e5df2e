/** A place between two bins where an edge may be. */
export interface Bound {
  /** Rows below, of all. */
  readonly below: number
  /** How many coarser grids have the bound too: the more, the better it lasts. */
  readonly endurance: number
}

/** An edge may lie so far from its decile, as a share of the rows, where a bound that lasts longer is there. */
const TOLERANCE = 0.02

/**
 * Chooses about nine edges near the deciles. A bin that holds two deciles or more becomes a cell of its own.
 *
 * @param bounds in order of value, between the bins; the first bin lies before the first bound, the last after the last.
 * @param rows all rows, more than 0.
 * @returns places in `bounds`, rising, each once.
 */
export function chooseEdges(bounds: readonly Bound[], rows: number): readonly number[] {
  const chosen = new Set<number>()
  for (let decile = 1; decile <= 9; decile += 1) {
    const target = targetOf(decile, rows)
    const after = firstAtLeast(bounds, target)
    if (holdsAnother(bounds, after, { decile, rows })) {
      if (after > 0) chosen.add(after - 1)
      if (after < bounds.length) chosen.add(after)
    } else {
      const edge = bestNear(bounds, after, { target, rows })
      if (edge !== undefined) chosen.add(edge)
    }
  }
  return [...chosen].sort((a, b) => a - b)
}

interface Target {
  readonly target: number
  readonly rows: number
}

/** Whether the bin that holds a decile holds the one before or after it too. */
function holdsAnother(
  bounds: readonly Bound[],
  after: number,
  { decile, rows }: { readonly decile: number; readonly rows: number },
): boolean {
  const start = after === 0 ? 0 : bounds[after - 1]!.below
  const end = after < bounds.length ? bounds[after]!.below : rows
  return (decile < 9 && targetOf(decile + 1, rows) <= end) || (decile > 1 && targetOf(decile - 1, rows) > start)
}

function targetOf(decile: number, rows: number): number {
  return (decile / 10) * rows
}

/** The bound that lasts longest among those near the target, else the nearest. */
function bestNear(bounds: readonly Bound[], after: number, { target, rows }: Target): number | undefined {
  const distance = (at: number): number => Math.abs(bounds[at]!.below - target)
  let best: number | undefined
  for (const at of [after, after - 1]) {
    if (at < 0 || at >= bounds.length) continue
    if (best === undefined || distance(at) < distance(best)) best = at
  }
  if (best === undefined) return undefined
  for (let at = after; at < bounds.length && distance(at) <= TOLERANCE * rows; at += 1) best = better(best, at)
  for (let at = after - 1; at >= 0 && distance(at) <= TOLERANCE * rows; at -= 1) best = better(best, at)
  return best

  function better(a: number, b: number): number {
    const gain = bounds[b]!.endurance - bounds[a]!.endurance
    return gain > 0 || (gain === 0 && distance(b) < distance(a)) ? b : a
  }
}

function firstAtLeast(bounds: readonly Bound[], target: number): number {
  let low = 0
  let high = bounds.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (bounds[middle]!.below >= target) high = middle
    else low = middle + 1
  }
  return low
}
