import { expect, test } from 'vitest'
import { numbers } from '../judging.testing.ts'
import { BYTES_PER_RECORD, shapeBytes } from '../shape-bytes.ts'
import { BaselineTable } from './baseline-table.ts'
import { extendBaseline, startBaseline } from './baseline.ts'

const FEATURES = 1000
const features = Object.fromEntries(Array.from({ length: FEATURES }, (_, i) => [`ä${i}`, numbers([1, 2, i])]))

function finish<T>(work: Generator<undefined, T>): { readonly value: T; readonly steps: number } {
  for (let steps = 0; ; steps += 1) {
    const step = work.next()
    if (step.done === true) return { value: step.value, steps }
  }
}

test.each([
  ['in the making', 1_000_000],
  ['frozen', 1],
])('a baseline that is %s is counted by its shape, in steps', (_, rows) => {
  const plan = { rows, withinMs: Infinity, windows: ['1h'] }
  const { value } = finish(extendBaseline(startBaseline(0), { startMs: 0, endMs: 1, features }, plan))
  const table = new BaselineTable([])
  const { steps } = finish(table.keep('1', value))
  expect(table.bytes).toBe(BYTES_PER_RECORD + shapeBytes('1') + shapeBytes(value))
  expect(steps).toBeGreaterThanOrEqual(FEATURES / 100)
  expect(new BaselineTable(table.all()).bytes).toBe(table.bytes)
})
