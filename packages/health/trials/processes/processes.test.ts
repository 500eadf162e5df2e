import { expect, test } from 'vitest'
import { createRandom } from '../chance/create-random.ts'
import { autoregressive, dayEffect, sundays, users, weekends } from './dependent-rows.ts'
import { affectedRows, rowsWithRate } from './overdispersed-rate.ts'
import type { Process } from './process.ts'

const numbersOf = (process: Process, windows: number): readonly (readonly number[])[] => {
  const rowsOf = process(createRandom('process'))
  return Array.from({ length: windows }, (_, window) => rowsOf(window) as readonly number[])
}
const meanOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length
const varianceOf = (values: readonly number[]): number => {
  const mean = meanOf(values)
  return meanOf(values.map((value) => (value - mean) ** 2))
}
const correlationAt = (values: readonly number[], lag: number): number =>
  meanOf(values.slice(lag).map((value, i) => value * values[i]!)) / varianceOf(values)

test('autoregressive rows have variance 1 and remember the one before, also over the end of a window', () => {
  const rows = numbersOf(autoregressive(144, 0.9), 2000).flat()
  expect(varianceOf(rows)).toBeCloseTo(1, 1)
  expect(correlationAt(rows, 1)).toBeCloseTo(0.9, 2)
  expect(correlationAt(rows, 10)).toBeCloseTo(0.9 ** 10, 1)
})

test('weekends are Saturday and Sunday, Sundays the last day of each week', () => {
  const rounded = (process: Process) => numbersOf(process, 14).map((rows) => Math.round(meanOf(rows)) + 0)
  const week = [0, 0, 0, 0, 0, 2, 2]
  expect(rounded(weekends(2000, 2))).toEqual([...week, ...week])
  expect(rounded(sundays(2000, 2)).slice(0, 7)).toEqual([0, 0, 0, 0, 0, 0, 2])
})

test('days have means that scatter as they should', () => {
  const means = numbersOf(dayEffect(1000, 0.3), 1000).map(meanOf)
  expect(Math.sqrt(varianceOf(means))).toBeCloseTo(Math.sqrt(0.09 + 0.001), 1)
})

test("rows of one user share half of their variance; a user's rows come together", () => {
  const rows = numbersOf(users(50, 20, 0.5), 400)
  expect(varianceOf(rows.flat())).toBeCloseTo(1, 1)
  const userMeans = rows.flatMap((day) => Array.from({ length: 50 }, (_, i) => meanOf(day.slice(20 * i, 20 * i + 20))))
  expect(varianceOf(userMeans)).toBeCloseTo(0.5 + 0.5 / 20, 1)
})

test('rates scatter from window to window by their coefficient of variation', () => {
  const rate = { rate: 0.05, variation: 1 }
  const rowsOf = rowsWithRate(1000, rate, null)(createRandom('rates'))
  const shares = Array.from({ length: 3000 }, (_, day) => rowsOf(day).filter((value) => value === null).length / 1000)
  expect(meanOf(shares)).toBeCloseTo(0.05, 2)
  expect(Math.sqrt(varianceOf(shares)) / meanOf(shares)).toBeCloseTo(1, 0)
  const steady = affectedRows(1000, { rate: 0.02, variation: 0 }, createRandom('steady'))
  const counts = Array.from({ length: 3000 }, steady)
  expect(varianceOf(counts) / 1000).toBeCloseTo(0.02 * 0.98, 2)
})
