import fc from 'fast-check'
import { createExponentialHistogram } from './exponential-histogram.ts'
import type { ExponentialHistogramOptions } from './exponential-histogram.ts'
import type { ExponentialHistogramData } from './exponential-histogram-data.ts'

const SMALLEST_EXPONENT = -1074
const LARGEST_EXPONENT = 1023

/** Finite values over all magnitudes: zeros, powers of two, subnormals, both signs. */
export const finiteValue = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.double({ min: -10, max: 10, noNaN: true }),
  fc.integer({ min: -100, max: 100 }),
  fc.integer({ min: SMALLEST_EXPONENT, max: LARGEST_EXPONENT }).map((exponent) => 2 ** exponent),
)

/** Values of one rough magnitude, so that scales stay fine. */
export const nearbyValues = fc
  .tuple(
    fc.double({ min: 0.1, max: 1e6, noNaN: true }),
    fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 40 }),
  )
  .map(([centre, offsets]) => offsets.map((offset) => centre * (1 + offset / 2)))

export const sampleValues = fc.oneof(fc.array(finiteValue, { maxLength: 60 }), nearbyValues)

export function histogramOf(
  values: readonly number[],
  options?: ExponentialHistogramOptions,
): ExponentialHistogramData {
  const histogram = createExponentialHistogram(options)
  for (const value of values) histogram.record(value)
  return histogram.toData()
}

/** What has to be equal whatever the order of recording; a sum of floats depends on the order. */
export function withoutSum(data: ExponentialHistogramData): Omit<ExponentialHistogramData, 'sum'> {
  const { sum: _, ...rest } = data
  return rest
}
