import { expect, test } from 'vitest'
import { createModelHealth, isRaised } from './index.ts'
import { closeAll, createRandom, HOUR_MS, numbers, specOf, toClosedWindow } from './judging.testing.ts'

const spec = specOf('model: {name: m}\nwindows: [1h]\nreferences: {seasonal: {match: hour-of-day}}\n')
const ROWS_AN_HOUR = 6
const MOVED_HOUR = 24 * 14

/** Lines of three weeks of thin hours, which move after two. */
function linesOf(shift: number) {
  const random = createRandom(3)
  const windows = Array.from({ length: 24 * 21 }, (_, hour) => {
    const moved = hour >= MOVED_HOUR ? shift : 0
    const x = numbers(Array.from({ length: ROWS_AN_HOUR }, () => 10 + moved + random() + random() + random()))
    return toClosedWindow({ startMs: hour * HOUR_MS, features: { x } })
  })
  const { verdicts } = closeAll(createModelHealth({ spec, profiles: [] }), windows)
  return verdicts.filter(({ feature, reference }) => feature === 'x' && reference === 'seasonal')
}

test('hours with too few rows to be measured one by one come to an end of learning too', () => {
  const lines = linesOf(0)
  expect(lines[24 * 7]?.state).not.toBe('learning')
  expect(lines.slice(24 * 7).map(({ state }) => state)).not.toContain('learning')
  expect(lines.filter(isRaised)).toEqual([])
})

test('and then a shift is found in some of them together', () => {
  const since = linesOf(3).find(isRaised)?.end
  expect(since).toBeDefined()
  expect(Date.parse(since!)).toBeGreaterThan(MOVED_HOUR * HOUR_MS)
  expect(Date.parse(since!)).toBeLessThan((MOVED_HOUR + 48) * HOUR_MS)
})
