/** Two samples counted in the same bins (edges[i], edges[i+1]]. */
export interface AlignedHistograms {
  /** Strictly increasing, length k + 1; the first may be −Infinity and the last Infinity. */
  readonly edges: readonly number[]
  /** Reference observations, length k. */
  readonly reference: readonly number[]
  /** Current observations, length k. */
  readonly current: readonly number[]
  /** Mean of the reference inside each bin, length k; the bin's midpoint where the reference has none. */
  readonly referenceMeans?: readonly number[]
}
