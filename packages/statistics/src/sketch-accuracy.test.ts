import { describe, expect } from 'vitest'
import {
  alignExponentialHistograms,
  createExponentialHistogram,
  kolmogorovSmirnovBinned,
  kolmogorovSmirnovSorted,
  sortSample,
  wassersteinBinned,
  wassersteinSorted,
} from './index.ts'
import { DATA_SETS, numbersOf, testDataSet } from './internal/reference-data.testing.ts'

const REFERENCE_BUCKETS = 4096
const CURRENT_BUCKETS = 320
const LARGEST_KS_LOSS = 0.03 // measured: 0.026, on 366 rows
const LARGEST_WASSERSTEIN_ERROR = 0.04 // relative; measured: 0.035, on a distance of 0.035 standard deviations

function toHistogram(values: ArrayLike<number>, maxSize: number) {
  const histogram = createExponentialHistogram({ maxSize })
  for (let i = 0; i < values.length; i++) histogram.record(values[i]!)
  return histogram.toData()
}

function checkPair(reference: Float64Array, current: Float64Array, where: string): void {
  const aligned = alignExponentialHistograms(
    toHistogram(reference, REFERENCE_BUCKETS),
    toHistogram(current, CURRENT_BUCKETS),
  )
  const bounds = {
    min: Math.min(reference[0]!, current[0]!),
    max: Math.max(reference.at(-1)!, current.at(-1)!),
  }
  const exact = kolmogorovSmirnovSorted(reference, current).statistic
  const binned = kolmogorovSmirnovBinned(aligned).statistic
  expect(binned, where).toBeLessThanOrEqual(exact)
  expect(binned, where).toBeGreaterThanOrEqual(exact - LARGEST_KS_LOSS)
  const distance = wassersteinSorted(reference, current)
  const error = Math.abs(wassersteinBinned(aligned, bounds) - distance)
  expect(error, where).toBeLessThanOrEqual(LARGEST_WASSERSTEIN_ERROR * distance)
}

describe.each(DATA_SETS)('exponential histograms of %s', (dataSet) => {
  testDataSet(dataSet, 'lose little of both distances and never overstate D', (recorded, columns) => {
    for (const [name, feature] of Object.entries(recorded.features)) {
      if (feature.type !== 'numeric') continue
      const column = columns.get(name)!
      const reference = sortSample(numbersOf(column, recorded.reference.rows)).sorted
      for (const chunk of recorded.chunks) {
        const current = sortSample(numbersOf(column, chunk.rows)).sorted
        if (current.length > 0) checkPair(reference, current, `${dataSet} ${name} ${chunk.name}`)
      }
    }
  })
})
