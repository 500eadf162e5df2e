/** A place between two bins where an edge may be. */
export interface Bound {
  /** Rows below, of all. */
  readonly below: number
  /** The coarsest scale that has the bound: the lower, the longer it lasts. */
  readonly scale: number
}

/** An edge may lie so far from its decile, as a share of the rows, where a bound that lasts longer is there. */
const TOLERANCE = 0.02

/**
 * Chooses about nine edges near the deciles. A bin that holds two deciles or more becomes a cell of its own, with
 * further edges beside it where they last longer and no row lies between.
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
      for (const edge of [after - 1, after])
        if (edge >= 0 && edge < bounds.length) for (const at of lastingBeside(bounds, edge)) chosen.add(at)
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

/** Scales up to which a bound beside a tied value outlasts far values: a twentieth, and a third, of the value. */
const LASTING_SCALES = [4, 1]

/** An edge, and where no row lies between, the nearest bounds that last longer. */
function lastingBeside(bounds: readonly Bound[], edge: number): readonly number[] {
  const { below } = bounds[edge]!
  const nearest = (scale: number): number | undefined => {
    for (let apart = 0; ; apart += 1) {
      const [before, after] = [bounds[edge - apart], bounds[edge + apart]]
      if (before?.below === below && before.scale <= scale) return edge - apart
      if (after?.below === below && after.scale <= scale) return edge + apart
      if (before?.below !== below && after?.below !== below) return undefined
    }
  }
  return [edge, ...LASTING_SCALES.flatMap((scale) => nearest(scale) ?? [])]
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
    const gain = bounds[a]!.scale - bounds[b]!.scale
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
