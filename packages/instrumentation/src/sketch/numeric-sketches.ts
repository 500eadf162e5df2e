import { bucketIndex } from '@driftline/statistics'
import type { ExponentialBuckets, ExponentialHistogramData } from '@driftline/statistics'
import { MAX_BUCKETS, BucketRing } from './bucket-ring.ts'

const MAX_SCALE = 20
/** After the buckets of a segment comes its count of zeros. */
const ZERO = MAX_BUCKETS
const STRIDE = MAX_BUCKETS + 1
const ALL = 0

/**
 * The exponential histograms of one numeric feature, one per segment, at one scale: the range of all rows decides the
 * scale, so one bucket index serves every segment of a row. All of them live in one array, 2.6 kB each, and as much
 * again once the feature has been negative. Sum, minimum and maximum are kept for segment 0, which is all rows.
 */
export class NumericSketches {
  readonly zeroThreshold: number
  #scale = MAX_SCALE
  #sum = 0
  #min = Infinity
  #max = -Infinity
  #capacity = 0
  #positive = new Float64Array(0)
  #negative: Float64Array<ArrayBuffer> | undefined
  readonly #positiveRing = new BucketRing()
  readonly #negativeRing = new BucketRing()

  constructor(zeroThreshold = 0) {
    this.zeroThreshold = zeroThreshold
  }

  /** Counts a finite value once in each of the first `length` segments, of which the first is 0. */
  record(value: number, segments: readonly number[], length: number): void {
    this.#sum += value
    // -0 becomes 0: which of the two came first must not show.
    if (value < this.#min) this.#min = value + 0
    if (value > this.#max) this.#max = value + 0
    if (value < -this.zeroThreshold) this.#recordNegative(value, segments, length)
    else {
      const position = value > this.zeroThreshold ? this.#position(this.#positiveRing, value) : ZERO
      for (let k = 0; k < length; k += 1) {
        const segment = segments[k]!
        if (segment >= this.#capacity) this.#grow(segment)
        this.#positive[segment * STRIDE + position]! += 1
      }
    }
  }

  /** Everything counted in a segment so far, or undefined when that is nothing. */
  toData(segment: number): ExponentialHistogramData | undefined {
    const start = segment * STRIDE
    const zeroCount = this.#positive[start + ZERO] ?? 0
    const positive = toBuckets(this.#positive.subarray(start, start + MAX_BUCKETS), this.#positiveRing)
    const negative = toBuckets(this.#negative?.subarray(start, start + MAX_BUCKETS), this.#negativeRing)
    const count = zeroCount + total(positive) + total(negative)
    if (count === 0) return undefined
    const grid = { scale: this.#scale, zeroThreshold: this.zeroThreshold }
    return { ...grid, zeroCount, positive, negative, count, ...(segment === ALL ? this.#summary() : {}) }
  }

  #summary(): Pick<ExponentialHistogramData, 'sum' | 'min' | 'max'> {
    const range = { min: this.#min, max: this.#max }
    return Number.isFinite(this.#sum) ? { sum: this.#sum, ...range } : range
  }

  #recordNegative(value: number, segments: readonly number[], length: number): void {
    const position = this.#position(this.#negativeRing, -value)
    for (let k = 0; k < length; k += 1) {
      const segment = segments[k]!
      if (segment >= this.#capacity) this.#grow(segment)
      const counts = (this.#negative ??= new Float64Array(this.#capacity * STRIDE))
      counts[segment * STRIDE + position]! += 1
    }
  }

  #grow(segment: number): void {
    this.#capacity = Math.max(segment + 1, this.#capacity * 2)
    this.#positive = extended(this.#positive, this.#capacity * STRIDE)
    if (this.#negative) this.#negative = extended(this.#negative, this.#capacity * STRIDE)
  }

  #position(ring: BucketRing, magnitude: number): number {
    const index = bucketIndex(magnitude, this.#scale)
    return ring.position(ring.holds(index) ? index : this.#widen(ring, index))
  }

  #widen(ring: BucketRing, index: number): number {
    const shift = ring.excess(index)
    if (shift > 0) this.#downscale(shift)
    const widened = index >> shift
    ring.include(widened)
    return widened
  }

  #downscale(shift: number): void {
    for (let start = 0; start < this.#positive.length; start += STRIDE) {
      mergeBuckets(this.#positive.subarray(start, start + MAX_BUCKETS), this.#positiveRing, shift)
      if (this.#negative) mergeBuckets(this.#negative.subarray(start, start + MAX_BUCKETS), this.#negativeRing, shift)
    }
    this.#positiveRing.downscale(shift)
    this.#negativeRing.downscale(shift)
    this.#scale -= shift
  }
}

function extended(counts: Float64Array, length: number): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(length)
  longer.set(counts)
  return longer
}

function mergeBuckets(counts: Float64Array, ring: BucketRing, shift: number): void {
  const merged = new Float64Array(counts.length)
  const base = ring.low >> shift
  for (let index = ring.low; index <= ring.high; index += 1)
    merged[(index >> shift) - base]! += counts[ring.position(index)]!
  counts.set(merged)
}

function toBuckets(counts: Float64Array | undefined, ring: BucketRing): ExponentialBuckets {
  if (!counts) return { offset: 0, counts: [] }
  const dense: number[] = []
  let offset = 0
  let last = 0
  for (let index = ring.low; index <= ring.high; index += 1) {
    const count = counts[ring.position(index)]!
    if (count === 0 && dense.length === 0) continue
    if (dense.length === 0) offset = index
    dense.push(count)
    if (count > 0) last = dense.length
  }
  dense.length = last
  return { offset, counts: dense }
}

function total({ counts }: ExponentialBuckets): number {
  let sum = 0
  for (const count of counts) sum += count
  return sum
}
