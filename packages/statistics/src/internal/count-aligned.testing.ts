import type { AlignedHistograms } from '../sketch/aligned-histograms.ts'

/** Counts two raw samples on common bins (e(i-1), e(i)] and takes the reference's mean inside each bin. */
export function countAligned(
  reference: readonly number[],
  current: readonly number[],
  edges: readonly number[],
): AlignedHistograms {
  const binsOf = (values: readonly number[]) =>
    edges.slice(1).map((upper, i) => values.filter((value) => value > edges[i]! && value <= upper))
  const referenceBins = binsOf(reference)
  return {
    edges,
    reference: referenceBins.map((bin) => bin.length),
    current: binsOf(current).map((bin) => bin.length),
    referenceMeans: referenceBins.map((bin) => bin.reduce((sum, value) => sum + value, 0) / bin.length),
  }
}
