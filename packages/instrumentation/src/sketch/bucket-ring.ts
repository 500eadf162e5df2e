/** Buckets per sign; with a reference-sized τ the KS error stays below 0.005 at p95. */
export const MAX_BUCKETS = 320

/** The bucket indices that the histograms of one sign of a feature have in common, and their positions in a ring. */
export class BucketRing {
  low = 0
  high = -1
  #base = 0

  get isEmpty(): boolean {
    return this.high < this.low
  }

  holds(index: number): boolean {
    return index >= this.low && index <= this.high
  }

  include(index: number): void {
    if (this.isEmpty) this.low = this.high = this.#base = index
    else if (index < this.low) this.low = index
    else if (index > this.high) this.high = index
  }

  position(index: number): number {
    const offset = index - this.#base
    if (offset < 0) return offset + MAX_BUCKETS
    return offset < MAX_BUCKETS ? offset : offset - MAX_BUCKETS
  }

  /** How far the scale must fall so that `index` and the indices held fit into the ring together. */
  excess(index: number): number {
    if (this.isEmpty) return 0
    const low = Math.min(this.low, index)
    const high = Math.max(this.high, index)
    let shift = 0
    while ((high >> shift) - (low >> shift) >= MAX_BUCKETS) shift += 1
    return shift
  }

  /** The same indices at a scale `shift` coarser, the lowest at position 0. */
  downscale(shift: number): void {
    this.low >>= shift
    this.high >>= shift
    this.#base = this.low
  }
}
