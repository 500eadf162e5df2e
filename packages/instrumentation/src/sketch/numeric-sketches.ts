import { bucketIndex } from '@driftline/statistics'
import type { ExponentialBuckets, ExponentialHistogramData } from '@driftline/statistics'

import { MAX_BUCKETS, SharedWindow } from './shared-window.ts'

const MAX_SCALE = 20

const SUM = 0
const MIN = 1
const MAX = 2
const ZERO = 3
const SUMMARY_LENGTH = 4
const STRIDE = SUMMARY_LENGTH + MAX_BUCKETS

/**
 * The exponential histograms of one numeric feature, one per segment, at one scale: the range of all rows decides the
 * scale, so one bucket index serves every segment of a row. All of them live in one array, 2.6 kB each, and as much
 * again once the feature has been negative.
 */
export class NumericSketches {
  readonly zeroThreshold: number
  #scale = MAX_SCALE
  #capacity = 0
  #positive = new Float64Array(0)
  #negative: Float64Array<ArrayBuffer> | undefined
  readonly #positiveWindow = new SharedWindow()
  readonly #negativeWindow = new SharedWindow()

  constructor(zeroThreshold = 0) {
    this.zeroThreshold = zeroThreshold
  }

  /** Counts a finite value once in each of the first `length` segments. */
  record(value: number, segments: readonly number[], length: number): void {
    if (value > this.zeroThreshold) {
      const slot = SUMMARY_LENGTH + this.#slot(this.#positiveWindow, value)
      for (let k = 0; k < length; k += 1) {
        const start = this.#summarise(segments[k]!, value)
        this.#positive[start + slot]! += 1
      }
    } else if (value < -this.zeroThreshold) this.#recordNegative(value, segments, length)
    else this.#recordZero(value, segments, length)
  }

  /** Everything counted in a segment so far, or undefined when that is nothing. */
  toData(segment: number): ExponentialHistogramData | undefined {
    if (segment >= this.#capacity) return undefined
    const start = segment * STRIDE
    const [sum = 0, min = 0, max = 0, zeroCount = 0] = this.#positive.subarray(start, start + SUMMARY_LENGTH)
    if (min > max) return undefined
    const positive = toBuckets(this.#positive.subarray(start + SUMMARY_LENGTH, start + STRIDE), this.#positiveWindow)
    const negative = toBuckets(this.#negative?.subarray(start, start + STRIDE), this.#negativeWindow)
    return {
      scale: this.#scale,
      zeroThreshold: this.zeroThreshold,
      zeroCount,
      positive,
      negative,
      count: zeroCount + total(positive) + total(negative),
      ...(Number.isFinite(sum) ? { sum } : {}),
      min,
      max,
    }
  }

  #recordNegative(value: number, segments: readonly number[], length: number): void {
    const slot = this.#slot(this.#negativeWindow, -value)
    for (let k = 0; k < length; k += 1) {
      const start = this.#summarise(segments[k]!, value)
      this.#negative ??= new Float64Array(this.#capacity * STRIDE)
      this.#negative[start + slot]! += 1
    }
  }

  #recordZero(value: number, segments: readonly number[], length: number): void {
    for (let k = 0; k < length; k += 1) {
      const start = this.#summarise(segments[k]!, value)
      this.#positive[start + ZERO]! += 1
    }
  }

  /** Adds the value to a segment's summary and gives the place where the segment starts. */
  #summarise(segment: number, value: number): number {
    if (segment >= this.#capacity) this.#grow(segment)
    const start = segment * STRIDE
    const all = this.#positive
    all[start + SUM]! += value
    if (value < all[start + MIN]!) all[start + MIN] = value
    if (value > all[start + MAX]!) all[start + MAX] = value
    return start
  }

  #grow(segment: number): void {
    const capacity = Math.max(segment + 1, this.#capacity * 2)
    const positive = new Float64Array(capacity * STRIDE)
    positive.set(this.#positive)
    for (let start = this.#capacity * STRIDE; start < positive.length; start += STRIDE) {
      positive[start + MIN] = Infinity
      positive[start + MAX] = -Infinity
    }
    this.#positive = positive
    if (this.#negative) {
      const negative = new Float64Array(capacity * STRIDE)
      negative.set(this.#negative)
      this.#negative = negative
    }
    this.#capacity = capacity
  }

  #slot(window: SharedWindow, magnitude: number): number {
    const index = bucketIndex(magnitude, this.#scale)
    return window.slot(window.holds(index) ? index : this.#widen(window, index))
  }

  #widen(window: SharedWindow, index: number): number {
    const shift = window.excess(index)
    if (shift > 0) this.#downscale(shift)
    const widened = index >> shift
    window.include(widened)
    return widened
  }

  #downscale(shift: number): void {
    for (let segment = 0; segment < this.#capacity; segment += 1) {
      const start = segment * STRIDE
      mergeBuckets(this.#positive.subarray(start + SUMMARY_LENGTH, start + STRIDE), this.#positiveWindow, shift)
      if (this.#negative) mergeBuckets(this.#negative.subarray(start, start + STRIDE), this.#negativeWindow, shift)
    }
    this.#positiveWindow.downscale(shift)
    this.#negativeWindow.downscale(shift)
    this.#scale -= shift
  }
}

function mergeBuckets(counts: Float64Array, window: SharedWindow, shift: number): void {
  const merged = new Float64Array(counts.length)
  const base = window.low >> shift
  for (let index = window.low; index <= window.high; index += 1)
    merged[(index >> shift) - base]! += counts[window.slot(index)]!
  counts.set(merged)
}

function toBuckets(counts: Float64Array | undefined, window: SharedWindow): ExponentialBuckets {
  let { low, high } = window
  while (low <= high && counts?.[window.slot(low)] === 0) low += 1
  while (high >= low && counts?.[window.slot(high)] === 0) high -= 1
  if (!counts || high < low) return { offset: 0, counts: [] }
  return { offset: low, counts: Array.from({ length: high - low + 1 }, (_, i) => counts[window.slot(low + i)]!) }
}

function total({ counts }: ExponentialBuckets): number {
  return counts.reduce((sum, count) => sum + count, 0)
}
