import type { ExplicitHistogramData } from '@driftline/statistics'

interface Cell {
  readonly counts: Float64Array
  sum: number
  min: number
  max: number
}

/** Histograms over one list of upper bounds, one per segment; buckets are (bounds[i - 1], bounds[i]]. */
export class ExplicitHistograms {
  readonly bounds: readonly number[]
  readonly #cells: (Cell | undefined)[] = []

  constructor(bounds: readonly number[]) {
    this.bounds = bounds
  }

  /** Counts a finite value once in each of the first `length` segments. */
  record(value: number, segments: readonly number[], length: number): void {
    const bucket = this.#bucket(value)
    for (let k = 0; k < length; k += 1) {
      const cell = (this.#cells[segments[k]!] ??= {
        counts: new Float64Array(this.bounds.length + 1),
        sum: 0,
        min: Infinity,
        max: -Infinity,
      })
      cell.counts[bucket]! += 1
      cell.sum += value
      cell.min = Math.min(cell.min, value)
      cell.max = Math.max(cell.max, value)
    }
  }

  /** Everything counted in a segment so far, or undefined when that is nothing. */
  toData(segment: number): ExplicitHistogramData | undefined {
    const cell = this.#cells[segment]
    if (!cell) return undefined
    const counts = Array.from(cell.counts)
    const count = counts.reduce((total, n) => total + n, 0)
    return { bounds: this.bounds, counts, count, sum: cell.sum, min: cell.min, max: cell.max }
  }

  #bucket(value: number): number {
    let low = 0
    let high = this.bounds.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (value <= this.bounds[middle]!) high = middle
      else low = middle + 1
    }
    return low
  }
}
