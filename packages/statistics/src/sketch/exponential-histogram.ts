import { requireScale } from './bucket-bound.ts'
import { bucketIndexUnchecked } from './bucket-index.ts'
import { BucketRing } from './bucket-ring.ts'
import { downscaleExponentialHistogram } from './downscale-exponential-histogram.ts'
import { DEFAULT_MAX_SIZE } from './exponential-histogram-data.ts'
import type { ExponentialHistogramData } from './exponential-histogram-data.ts'
import { mergeExponentialHistograms, requireMaxSize } from './merge-exponential-histograms.ts'
import { LARGEST_SCALE } from './roots-of-two.ts'

export interface ExponentialHistogramOptions {
  /** Buckets per sign, an integer ≥ 2. Default 320: KS error 0.0044 and W1 error 0.5 % at the 95th percentile. */
  readonly maxSize?: number
  /** Largest magnitude counted as zero, finite and ≥ 0. Default 0. A power of two keeps later merges lossless. */
  readonly zeroThreshold?: number
  /** Scale before the first value, an integer ≤ 20. Default 20. */
  readonly maxScale?: number
}

/** A live exponential histogram: constant memory, no allocation per record once its window stands. */
export interface ExponentialHistogram {
  /**
   * Adds a value, `count` times.
   *
   * @param value - any number; NaN and ±Infinity are refused
   * @param count - observations, positive and finite; default 1
   * @returns whether it was recorded; false leaves the histogram as it was
   */
  record(value: number, count?: number): boolean
  /** Adds another histogram as if its observations had been recorded here. */
  merge(data: ExponentialHistogramData): void
  /** The state as data; scale, offsets and counts depend on the recorded values only, not on their order. */
  toData(): ExponentialHistogramData
}

class LiveExponentialHistogram implements ExponentialHistogram {
  readonly #maxSize: number
  #zeroThreshold: number
  #scale: number
  #zeroCount = 0
  #count = 0
  /** NaN once it is unknown, which then stays so; likewise min and max. */
  #sum = 0
  #min = Infinity
  #max = -Infinity
  #positive = new BucketRing()
  #negative = new BucketRing()

  constructor(maxSize: number, zeroThreshold: number, maxScale: number) {
    this.#maxSize = maxSize
    this.#zeroThreshold = zeroThreshold
    this.#scale = maxScale
  }

  record(value: number, count = 1): boolean {
    if (!(Number.isFinite(value) && count > 0 && count < Infinity)) return false
    const magnitude = Math.abs(value)
    if (magnitude <= this.#zeroThreshold) this.#zeroCount += count
    else this.#place(value > 0 ? this.#positive : this.#negative, magnitude, count)
    this.#count += count
    this.#sum += value * count
    // -0 becomes 0: which of the two came first must not show.
    if (value < this.#min) this.#min = value + 0
    if (value > this.#max) this.#max = value + 0
    return true
  }

  merge(data: ExponentialHistogramData): void {
    const incoming = downscaleExponentialHistogram(data, this.#scale)
    const merged = mergeExponentialHistograms(this.toData(), incoming, this.#maxSize)
    this.#scale = merged.scale
    this.#zeroThreshold = merged.zeroThreshold
    this.#zeroCount = merged.zeroCount
    this.#count = merged.count
    this.#sum = merged.sum ?? Number.NaN
    this.#min = merged.min ?? (merged.count === 0 ? Infinity : Number.NaN)
    this.#max = merged.max ?? (merged.count === 0 ? -Infinity : Number.NaN)
    this.#positive = new BucketRing()
    this.#negative = new BucketRing()
    merged.positive.counts.forEach((count, i) => this.#positive.add(merged.positive.offset + i, count))
    merged.negative.counts.forEach((count, i) => this.#negative.add(merged.negative.offset + i, count))
  }

  toData(): ExponentialHistogramData {
    return {
      scale: this.#scale,
      zeroThreshold: this.#zeroThreshold,
      zeroCount: this.#zeroCount,
      positive: this.#positive.toBuckets(),
      negative: this.#negative.toBuckets(),
      count: this.#count,
      ...(Number.isFinite(this.#sum) ? { sum: this.#sum } : {}),
      ...(Number.isFinite(this.#min) ? { min: this.#min } : {}),
      ...(Number.isFinite(this.#max) ? { max: this.#max } : {}),
    }
  }

  #place(ring: BucketRing, magnitude: number, count: number): void {
    let index = bucketIndexUnchecked(magnitude, this.#scale)
    if (ring.addInside(index, count)) return
    const steps = ring.stepsToFit(index, this.#maxSize)
    if (steps > 0) {
      this.#positive.downscale(steps)
      this.#negative.downscale(steps)
      this.#scale -= steps
      index >>= steps
    }
    ring.add(index, count)
  }
}

/**
 * Starts an empty exponential histogram as OpenTelemetry defines it: base 2, automatic scale, both signs.
 *
 * @throws RangeError when an option is out of its bounds
 * @see OpenTelemetry metrics SDK specification, "Base2 Exponential Bucket Histogram Aggregation"
 * @example
 * const histogram = createExponentialHistogram({ maxSize: 160 })
 * histogram.record(4) // => true
 * histogram.record(Number.NaN) // => false
 */
export function createExponentialHistogram(options: ExponentialHistogramOptions = {}): ExponentialHistogram {
  const { maxSize = DEFAULT_MAX_SIZE, zeroThreshold = 0, maxScale = LARGEST_SCALE } = options
  requireMaxSize(maxSize)
  requireScale(maxScale)
  if (!(zeroThreshold >= 0 && zeroThreshold < Infinity)) {
    throw new RangeError(`zeroThreshold must be finite and at least 0; got ${zeroThreshold}.`)
  }
  return new LiveExponentialHistogram(maxSize, zeroThreshold, maxScale)
}
