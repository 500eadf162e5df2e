import { expect, test } from 'vitest'
import { chartStepMs } from './time-grid.ts'

const MINUTE_MS = 60_000

test('a chart has at most 120 points, a step that people count in apart', () => {
  expect(chartStepMs(15 * MINUTE_MS)).toBe(15_000)
  expect(chartStepMs(6 * 60 * MINUTE_MS)).toBe(5 * MINUTE_MS)
  expect(chartStepMs(24 * 60 * MINUTE_MS)).toBe(15 * MINUTE_MS)
  expect(chartStepMs(13 * 365 * 24 * 60 * MINUTE_MS)).toBe(365 * 24 * 60 * MINUTE_MS)
})
