import { describe, expect, test } from 'vitest'
import { numbers } from '../judging.testing.ts'
import { rowsIn } from '../counts/feature-counts.ts'
import type { PendingWindow, SeriesMemory } from './series-memory.ts'
import { mergePending, nextMemory, takeAlone } from './series-memory.ts'
import { freshMemory } from './verdict-memory.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const counts = (rows: number) => numbers(Array.from({ length: rows }, (_, i) => i))

/** What is pending after windows of a length, one after the other, that all say too little. */
function pendingAfter(windows: number, lengthMs: number, rows: number): PendingWindow | undefined {
  let memory: SeriesMemory | undefined
  for (let i = 0; i < windows; i += 1) {
    const window = { startMs: i * lengthMs, endMs: (i + 1) * lengthMs }
    memory = nextMemory(freshMemory, window, mergePending(memory, counts(rows), window))
  }
  return memory?.pending
}

describe('windows that say too little', () => {
  test('are merged, and the start of each is known', () => {
    const pending = pendingAfter(3, DAY_MS, 7)!
    expect(rowsIn(pending.counts)).toBe(21)
    expect(pending).toMatchObject({ fromMs: 0, windowStartsMs: [0, DAY_MS, 2 * DAY_MS] })
  })

  test('survive JSON', () => {
    const pending = pendingAfter(3, DAY_MS, 7)
    expect(JSON.parse(JSON.stringify(pending))).toEqual(pending)
  })

  test('wait no longer than another window of their length would fit', () => {
    expect(pendingAfter(30, DAY_MS, 100)?.windowStartsMs).toHaveLength(30)
    expect(pendingAfter(31, DAY_MS, 100)).toBeUndefined()
    expect(pendingAfter(1, 20 * DAY_MS, 100)).toBeUndefined()
  })

  test('of a few rows are never passed over in silence', () => {
    const month = { startMs: 0, endMs: 30 * DAY_MS }
    const memory = nextMemory(freshMemory, month, mergePending(undefined, counts(7), month))
    const next = { startMs: 30 * DAY_MS, endMs: 61 * DAY_MS }
    const merged = mergePending(memory, counts(9), next)
    expect(merged).toMatchObject({ fromMs: 30 * DAY_MS, dropped: { rows: 7, fromMs: 0, because: 'late' } })
    expect(rowsIn(merged.counts)).toBe(9)
  })

  test('of minutes are merged up to a bounded number', () => {
    const starts = Array.from({ length: 10 }, (_, i) => 738 + i).map(
      (windows) => pendingAfter(windows, 60_000, 100)?.windowStartsMs.length,
    )
    expect(Math.max(...starts.map((length = 0) => length))).toBeLessThanOrEqual(744)
    expect(starts).toContain(743)
  })
})

test('a window that stands by itself names what waited for it', () => {
  const window = { startMs: DAY_MS, endMs: 2 * DAY_MS }
  const memory = nextMemory(
    freshMemory,
    { startMs: 0, endMs: DAY_MS },
    {
      counts: counts(12),
      fromMs: 0,
      windowStartsMs: [0],
    },
  )
  const alone = takeAlone(memory, { counts: counts(40), closed: window }, 'overtaken')
  expect(alone).toMatchObject({ fromMs: DAY_MS, windowStartsMs: [DAY_MS], dropped: { rows: 12, because: 'overtaken' } })
  expect(rowsIn(alone.counts)).toBe(40)
  expect(takeAlone(undefined, { counts: counts(40), closed: window }, 'overtaken')).not.toHaveProperty('dropped')
})
