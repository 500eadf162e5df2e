import type { ExplicitHistogramData } from '@driftline/statistics'
import { logitScoreBounds } from '@driftline/statistics'
import type { Tails } from '../reference-profile.ts'
import type { Bound } from './choose-edges.ts'
import { chooseEdges } from './choose-edges.ts'

const TAIL_SHARE = 0.001
/** Bounds that every sender has, whether it was given a profile or not. */
const EVERYWHERE: ReadonlySet<number> = new Set(logitScoreBounds([]))

/** Cells of a score, on bounds of its histogram, where possible those that every sender has. */
export function chooseScoreCells(histogram: ExplicitHistogramData): { readonly edges: readonly number[] } {
  if (histogram.count === 0) return { edges: [] }
  return { edges: chooseEdges(boundsOf(histogram), histogram.count).map((at) => histogram.bounds[at]!) }
}

/** Where the tails of a score's reference begin, at most 0.1 % of the rows in each. */
export function chooseScoreTails(histogram: ExplicitHistogramData): Tails {
  const { bounds, count } = histogram
  const known = boundsOf(histogram)
  const lower = known.findLastIndex(({ below }) => below <= TAIL_SHARE * count)
  const upper = known.findIndex(({ below }) => count - below <= TAIL_SHARE * count)
  return {
    ...(lower >= 0 && { lower: bounds[lower]! }),
    ...(upper >= 0 && { upper: bounds[upper]! }),
    count: (lower >= 0 ? known[lower]!.below : 0) + (upper >= 0 ? count - known[upper]!.below : 0),
  }
}

/** Prepares the counting of score histograms; NaN where an edge lies inside a bucket with rows. */
export function createScoreCounter(edges: readonly number[]): (histogram: ExplicitHistogramData) => readonly number[] {
  return ({ bounds, counts }) => {
    const below: number[] = []
    let rows = 0
    let next = 0
    for (const edge of edges) {
      for (; next < bounds.length && bounds[next]! <= edge; next += 1) rows += counts[next]!
      const isBound = next > 0 && bounds[next - 1] === edge
      below.push(isBound || counts[next] === 0 ? rows : NaN)
    }
    return below
  }
}

function boundsOf({ bounds, counts }: ExplicitHistogramData): readonly Bound[] {
  let below = 0
  return bounds.map((bound, i) => ({ below: (below += counts[i]!), scale: EVERYWHERE.has(bound) ? 0 : 1 }))
}
