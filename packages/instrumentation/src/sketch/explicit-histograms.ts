import type { ExplicitHistogramData } from '@driftline/statistics'

interface SegmentHistogram {
  readonly counts: Float64Array
  sum: number
  min: number
  max: number
}

/** Histograms over one list of upper bounds, one per segment; buckets are (bounds[i - 1], bounds[i]]. */
export class ExplicitHistograms {
  readonly bounds: readonly number[]
  readonly #bySegment: (SegmentHistogram | undefined)[] = []

  constructor(bounds: readonly number[]) {
    this.bounds = bounds
  }

  /** Counts a finite value once in each of the first `length` segments. */
  record(value: number, segments: readonly number[], length: number): void {
    const bucket = this.#bucket(value)
    for (let k = 0; k < length; k += 1) {
      const histogram = (this.#bySegment[segments[k]!] ??= {
        counts: new Float64Array(this.bounds.length + 1),
        sum: 0,
        min: Infinity,
        max: -Infinity,
      })
      histogram.counts[bucket]! += 1
      histogram.sum += value
      histogram.min = Math.min(histogram.min, value)
      histogram.max = Math.max(histogram.max, value)
    }
  }

  /** Everything counted in a segment so far, or undefined when that is nothing. */
  toData(segment: number): ExplicitHistogramData | undefined {
    const histogram = this.#bySegment[segment]
    if (!histogram) return undefined
    const counts = Array.from(histogram.counts)
    const count = counts.reduce((total, n) => total + n, 0)
    return { bounds: this.bounds, counts, count, sum: histogram.sum, min: histogram.min, max: histogram.max }
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
