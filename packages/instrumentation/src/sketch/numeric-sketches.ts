import { bucketIndex } from '@driftline/statistics'
import type { ExponentialBuckets, ExponentialHistogramData } from '@driftline/statistics'

/** Buckets per sign; with a reference-sized τ the KS error stays below 0.005 at p95. */
const MAX_BUCKETS = 320
const MAX_SCALE = 20

const COUNT = 0
const SUM = 1
const MIN = 2
const MAX = 3
const ZERO = 4
const SUMMARY_LENGTH = 5

/** One sign of one feature: a window of bucket indices that every segment shares, and a ring of counts per segment. */
class SharedBuckets {
  low = 0
  high = -1
  base = 0
  readonly counts: (Float64Array | undefined)[] = []

  holds(index: number): boolean {
    return index >= this.low && index <= this.high
  }

  include(index: number): void {
    if (this.high < this.low) this.low = this.high = this.base = index
    else if (index < this.low) this.low = index
    else if (index > this.high) this.high = index
  }

  slot(index: number): number {
    const offset = index - this.base
    if (offset < 0) return offset + MAX_BUCKETS
    return offset < MAX_BUCKETS ? offset : offset - MAX_BUCKETS
  }

  add(segment: number, slot: number): void {
    const counts = (this.counts[segment] ??= new Float64Array(MAX_BUCKETS))
    counts[slot]! += 1
  }

  /** How far the scale must fall so that `index` and the window fit into the ring together. */
  excess(index: number): number {
    if (this.high < this.low) return 0
    const low = Math.min(this.low, index)
    const high = Math.max(this.high, index)
    let shift = 0
    while ((high >> shift) - (low >> shift) >= MAX_BUCKETS) shift += 1
    return shift
  }

  downscale(shift: number): void {
    if (this.high < this.low) return
    const base = this.low >> shift
    for (const counts of this.counts) {
      if (!counts) continue
      const merged = new Float64Array(MAX_BUCKETS)
      for (let index = this.low; index <= this.high; index += 1)
        merged[(index >> shift) - base]! += counts[this.slot(index)]!
      counts.set(merged)
    }
    this.high >>= shift
    this.low = this.base = base
  }

  toBuckets(segment: number): ExponentialBuckets {
    const counts = this.counts[segment]
    if (!counts) return { offset: 0, counts: [] }
    let low = this.low
    let high = this.high
    while (low <= high && counts[this.slot(low)] === 0) low += 1
    while (high >= low && counts[this.slot(high)] === 0) high -= 1
    if (high < low) return { offset: 0, counts: [] }
    return { offset: low, counts: Array.from({ length: high - low + 1 }, (_, i) => counts[this.slot(low + i)]!) }
  }
}

/**
 * The exponential histograms of one numeric feature, one per segment, at one scale: the range of all rows decides the
 * scale, so one bucket index serves every segment of a row.
 */
export class NumericSketches {
  readonly zeroThreshold: number
  #scale = MAX_SCALE
  readonly #positive = new SharedBuckets()
  readonly #negative = new SharedBuckets()
  readonly #summaries: (Float64Array | undefined)[] = []

  constructor(zeroThreshold = 0) {
    this.zeroThreshold = zeroThreshold
  }

  /**
   * Counts a finite value once in each of the first `length` segments.
   */
  record(value: number, segments: readonly number[], length: number): void {
    const magnitude = value < 0 ? -value : value
    const isZero = magnitude <= this.zeroThreshold
    const buckets = value < 0 ? this.#negative : this.#positive
    const slot = isZero ? -1 : this.#slot(buckets, magnitude)
    for (let k = 0; k < length; k += 1) {
      const segment = segments[k]!
      const summary = (this.#summaries[segment] ??= emptySummary())
      summary[COUNT]! += 1
      summary[SUM]! += value
      if (value < summary[MIN]!) summary[MIN] = value
      if (value > summary[MAX]!) summary[MAX] = value
      if (isZero) summary[ZERO]! += 1
      else buckets.add(segment, slot)
    }
  }

  /** Everything counted in a segment so far, or undefined when that is nothing. */
  toData(segment: number): ExponentialHistogramData | undefined {
    const summary = this.#summaries[segment]
    if (!summary) return undefined
    const [count = 0, sum = 0, min = 0, max = 0, zeroCount = 0] = summary
    return {
      scale: this.#scale,
      zeroThreshold: this.zeroThreshold,
      zeroCount,
      positive: this.#positive.toBuckets(segment),
      negative: this.#negative.toBuckets(segment),
      count,
      ...(Number.isFinite(sum) ? { sum } : {}),
      min,
      max,
    }
  }

  #slot(buckets: SharedBuckets, magnitude: number): number {
    const index = bucketIndex(magnitude, this.#scale)
    return buckets.slot(buckets.holds(index) ? index : this.#widen(buckets, index))
  }

  #widen(buckets: SharedBuckets, index: number): number {
    const shift = buckets.excess(index)
    if (shift > 0) {
      this.#positive.downscale(shift)
      this.#negative.downscale(shift)
      this.#scale -= shift
    }
    const widened = index >> shift
    buckets.include(widened)
    return widened
  }
}

function emptySummary(): Float64Array {
  const summary = new Float64Array(SUMMARY_LENGTH)
  summary[MIN] = Infinity
  summary[MAX] = -Infinity
  return summary
}
