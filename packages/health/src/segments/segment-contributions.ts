import { PSEUDO_COUNT } from '../comparison/distribution-effect.ts'
import { compareText } from '../closed-window.ts'
import type { CountedWindow } from '../cells/counted-window.ts'

/** What one segment adds to a shift, as shares of it; negative where it works against the shift. */
export interface SegmentContribution {
  readonly segment: { readonly name: string; readonly value: string }
  /** Who came: the segment's share of the rows changed. */
  readonly mix: number
  /** What changed inside the segment. */
  readonly within: number
}

/** Rows of one segment in the cells of everyone, then and now. */
export interface SegmentCells {
  readonly value: string
  readonly reference: CountedWindow
  readonly current: CountedWindow
}

/**
 * Splits the shift of everyone exactly into what each segment of a dimension adds. With shares of rows w and shares of
 * cells q: d_sb = (w₁ − w₀)(q₀ + q₁)/2 [mix] + (w₀ + w₁)/2·(q₁ − q₀) [within], C_s = Σ_b d_sb·ln(p₁_b/p₀_b); all C_s
 * add up to the shift, PSI.
 *
 * @param segments all segments of the dimension, on the same cells.
 * @returns a contribution for each; all mix and within together are 1. Nothing where there is no shift to split.
 * @see Kitagawa (1955), "Components of a Difference Between Two Rates", for the split.
 */
export function splitShift(dimension: string, segments: readonly SegmentCells[]): readonly SegmentContribution[] {
  const reference = totalsOf(segments.map((segment) => segment.reference.cells))
  const current = totalsOf(segments.map((segment) => segment.current.cells))
  const [m, n] = [sum(reference), sum(current)]
  if (m === 0 || n === 0) return []
  const cellCount = reference.length
  const logRatio = reference.map((count, b) => {
    const p0 = (count + PSEUDO_COUNT) / (m + cellCount * PSEUDO_COUNT)
    const p1 = (current[b]! + PSEUDO_COUNT) / (n + cellCount * PSEUDO_COUNT)
    return Math.log(p1 / p0)
  })
  const shift = logRatio.reduce((total, log, b) => total + (current[b]! / n - reference[b]! / m) * log, 0)
  if (!(shift > 0)) return []
  return segments.map((segment) => {
    const { mix, within } = contributionOf(segment, { m, n, logRatio })
    return { segment: { name: dimension, value: segment.value }, mix: mix / shift, within: within / shift }
  })
}

function contributionOf(
  { reference, current }: SegmentCells,
  { m, n, logRatio }: { readonly m: number; readonly n: number; readonly logRatio: readonly number[] },
): { readonly mix: number; readonly within: number } {
  const [own0, own1] = [sum(reference.cells), sum(current.cells)]
  const [w0, w1] = [own0 / m, own1 / n]
  let [mix, within] = [0, 0]
  for (const [b, log] of logRatio.entries()) {
    const q1 = own1 === 0 ? undefined : current.cells[b]! / own1
    const q0 = own0 === 0 ? undefined : reference.cells[b]! / own0
    // A segment that was not there, or is gone, changed only who came.
    const [before, after] = [q0 ?? q1 ?? 0, q1 ?? q0 ?? 0]
    mix += (w1 - w0) * ((before + after) / 2) * log
    within += ((w0 + w1) / 2) * (after - before) * log
  }
  return { mix, within }
}

function totalsOf(tables: readonly (readonly number[])[]): readonly number[] {
  const [first = []] = tables
  return first.map((_, b) => tables.reduce((total, cells) => total + cells[b]!, 0))
}

function sum(counts: readonly number[]): number {
  return counts.reduce((a, b) => a + b, 0)
}

/** The contributions that matter most, whichever way they go. */
export function strongestContributions(
  contributions: readonly SegmentContribution[],
  most: number,
): readonly SegmentContribution[] {
  const size = ({ mix, within }: SegmentContribution): number => Math.abs(mix) + Math.abs(within)
  return contributions.toSorted((a, b) => size(b) - size(a) || compareText(keyOf(a), keyOf(b))).slice(0, most)
}

function keyOf({ segment }: SegmentContribution): string {
  return JSON.stringify([segment.name, segment.value])
}
