import type { CellLayout } from '../cells/cell-layout.ts'
import { edgesOf } from '../cells/count-cells.ts'
import type { CommonCells } from '../cells/counted-window.ts'
import { commonCells, rowsCounted } from '../cells/counted-window.ts'
import type { CountedSides, FeatureComparison } from '../comparison/feature-comparison.ts'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import type { ValueKnowledge, WindowQuantiles } from '../counts/quantiles.ts'
import { sketchQuantiles } from '../counts/quantiles.ts'
import type { FarSide } from './far-side.ts'
import { farSide } from './far-side.ts'
import type { OpenRange } from './open-range.ts'
import type { TakenOver } from './taken-over.ts'
import { takenOver } from './taken-over.ts'
import type { ThenAndNow } from './then-and-now.ts'
import { gainOf } from './then-and-now.ts'

/** What changed among numbers. */
export interface NumericChange {
  /** Where the median of the reference lies, if all that is known of it is its cell. */
  readonly usualMedian?: OpenRange
  /** Of the window, where the reference has none to stand beside. */
  readonly quantiles?: WindowQuantiles
  /** The cell that gained most, with its shares of all values, 0..1. */
  readonly gain?: OpenRange & ThenAndNow
  /** The one value that gained most, where it stands out from those beside it. */
  readonly takenOver?: TakenOver
  /** The range that all but the tails of the reference lie in. */
  readonly tails?: OpenRange
  /** The side of the tails' range that all values of the window outside it lie on. */
  readonly farSide?: FarSide
}

/** What changed between a window of numbers and its reference. */
export function numericChange(
  comparison: FeatureComparison,
  counts: FeatureCounts,
  known: ValueKnowledge = {},
): NumericChange {
  const { counted } = comparison
  if (!counted || counted.layout.type === 'categorical') return {}
  const taken = takenOver(comparison)
  const { lower = null, upper = null } = counted.layout.tails
  const side = farSide(counts, { lower, upper })
  const quantiles = counted.isWhole ? undefined : sketchQuantiles(counts, known)
  return {
    ...(quantiles && { quantiles }),
    ...(taken && { takenOver: taken }),
    ...cellChange(counted),
    tails: { lower, upper },
    ...(side && { farSide: side }),
  }
}

function cellChange(sides: CountedSides): NumericChange {
  const cells = commonCells(sides.reference, sides.current)
  const values = edgeValues(sides.layout)
  const edges = cells.edges.map((place) => values[place]!)
  if (edges.length === 0) return {}
  const gain = largestGain(cells, sides)
  return {
    ...(!sides.isWhole && medianRange(edges, cells.reference)),
    ...(gain && { gain: { ...rangeOf(edges, gain.cell), reference: gain.reference, current: gain.current } }),
  }
}

function edgeValues(layout: CellLayout): readonly number[] {
  if (layout.type === 'categorical') return []
  return layout.type === 'score'
    ? layout.edges
    : edgesOf(layout.cells).map((edge) => ('value' in edge ? edge.value : 0))
}

function rangeOf(edges: readonly number[], cell: number): OpenRange {
  return { lower: edges[cell - 1] ?? null, upper: edges[cell] ?? null }
}

/** The cells of the middle: both beside an edge that halves the rows. */
function medianRange(edges: readonly number[], cells: readonly number[]): Pick<NumericChange, 'usualMedian'> {
  const half = cells.reduce((sum, rows) => sum + rows, 0) / 2
  if (half === 0) return {}
  const first = firstReaching(cells, (below) => below >= half)
  const last = firstReaching(cells, (below) => below > half)
  return { usualMedian: { lower: rangeOf(edges, first).lower, upper: rangeOf(edges, last).upper } }
}

function firstReaching(cells: readonly number[], reaches: (below: number) => boolean): number {
  let below = 0
  const found = cells.findIndex((rows) => {
    below += rows
    return reaches(below)
  })
  return found === -1 ? cells.length - 1 : found
}

function largestGain(
  cells: CommonCells,
  { reference, current }: CountedSides,
): (ThenAndNow & { readonly cell: number }) | undefined {
  const [m, n] = [rowsCounted(reference), rowsCounted(current)]
  if (m === 0 || n === 0) return undefined
  const shares = cells.reference.map((rows, cell) => ({
    cell,
    reference: rows / m,
    current: cells.current[cell]! / n,
  }))
  const [most] = shares.sort((a, b) => gainOf(b) - gainOf(a))
  return most && gainOf(most) > 0 ? most : undefined
}
