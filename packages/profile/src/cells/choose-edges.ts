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
  const deciles = Array.from({ length: 9 }, (_, i) => i + 1)
  const chosen = new Set(deciles.flatMap((decile) => edgesAt(bounds, decile, rows)))
  return [...chosen].sort((a, b) => a - b)
}

function edgesAt(bounds: readonly Bound[], decile: number, rows: number): readonly number[] {
  const target = targetOf(decile, rows)
  const after = firstAtLeast(bounds, target)
  if (!holdsAnother(bounds, after, { decile, rows })) return bestNear(bounds, after, { target, rows })
  return [after - 1, after].filter((edge) => edge in bounds).flatMap((edge) => lastingBeside(bounds, edge))
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
  return [edge, ...LASTING_SCALES.flatMap((scale) => nearestLasting(bounds, edge, scale))]
}

function nearestLasting(bounds: readonly Bound[], edge: number, scale: number): readonly number[] {
  const { below } = bounds[edge]!
  const isBeside = (at: number): boolean => bounds[at]?.below === below
  for (let apart = 0; isBeside(edge - apart) || isBeside(edge + apart); apart += 1)
    for (const at of [edge - apart, edge + apart]) if (isBeside(at) && bounds[at]!.scale <= scale) return [at]
  return []
}

function targetOf(decile: number, rows: number): number {
  return (decile / 10) * rows
}

/** The bound that lasts longest among those near the target, else the nearest; none where there are no bounds. */
function bestNear(bounds: readonly Bound[], after: number, { target, rows }: Target): readonly number[] {
  const distance = (at: number): number => Math.abs(bounds[at]!.below - target)
  const isNear = (at: number): boolean => at in bounds && distance(at) <= TOLERANCE * rows
  const near: number[] = []
  for (let at = after; isNear(at); at += 1) near.push(at)
  for (let at = after - 1; isNear(at); at -= 1) near.push(at)
  const nearest = [after, after - 1].filter((at) => at in bounds).sort((a, b) => distance(a) - distance(b))
  const [best] = near.sort((a, b) => bounds[a]!.scale - bounds[b]!.scale || distance(a) - distance(b))
  return best === undefined ? nearest.slice(0, 1) : [best]
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
