import { NO_BUCKETS } from './exponential-histogram-data.ts'
import type { ExponentialBuckets } from './exponential-histogram-data.ts'

const SMALLEST_CAPACITY = 16

/** Counts of a moving window of bucket indices: index i lives at i mod capacity, so widening the window at either end moves nothing. */
export class BucketRing {
  #counts = new Float64Array(SMALLEST_CAPACITY)
  #first = 0
  #last = -1

  /** Coarsening steps after which all occupied indices and `index` span at most `size` buckets. */
  stepsToFit(index: number, size: number): number {
    if (this.#last < this.#first) return 0
    let low = Math.min(this.#first, index)
    let high = Math.max(this.#last, index)
    let steps = 0
    for (; high - low >= size; steps += 1) {
      low >>= 1
      high >>= 1
    }
    return steps
  }

  /** Counts at an index inside the window; false, and nothing changed, outside it. */
  addInside(index: number, count: number): boolean {
    if (index < this.#first || index > this.#last) return false
    this.#counts[index & (this.#counts.length - 1)]! += count
    return true
  }

  add(index: number, count: number): void {
    if (index < this.#first || index > this.#last) this.#widen(index)
    this.#counts[index & (this.#counts.length - 1)]! += count
  }

  downscale(steps: number): void {
    const counts = this.#counts
    const mask = counts.length - 1
    const coarse = new Float64Array(counts.length)
    for (let index = this.#first; index <= this.#last; index += 1) {
      coarse[(index >> steps) & mask]! += counts[index & mask]!
    }
    this.#counts = coarse
    if (this.#last < this.#first) return
    this.#first >>= steps
    this.#last >>= steps
  }

  toBuckets(): ExponentialBuckets {
    const length = this.#last - this.#first + 1
    if (length === 0) return NO_BUCKETS
    const mask = this.#counts.length - 1
    return { offset: this.#first, counts: Array.from({ length }, (_, i) => this.#counts[(this.#first + i) & mask]!) }
  }

  #widen(index: number): void {
    const isEmpty = this.#last < this.#first
    const first = isEmpty ? index : Math.min(this.#first, index)
    const last = isEmpty ? index : Math.max(this.#last, index)
    if (last - first >= this.#counts.length) this.#grow(last - first + 1)
    this.#first = first
    this.#last = last
  }

  #grow(needed: number): void {
    const counts = this.#counts
    const wider = new Float64Array(2 ** Math.ceil(Math.log2(needed)))
    for (let index = this.#first; index <= this.#last; index += 1) {
      wider[index & (wider.length - 1)] = counts[index & (counts.length - 1)]!
    }
    this.#counts = wider
  }
}
