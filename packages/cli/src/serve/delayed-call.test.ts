import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createDelayedCall } from './delayed-call.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('whoever asks within the delay is answered by one call, at its end', () => {
  const calls: number[] = []
  const startMs = Date.now()
  const { ask } = createDelayedCall(() => calls.push(Date.now() - startMs), 500)
  for (const pauseMs of [0, 200, 200]) {
    vi.advanceTimersByTime(pauseMs)
    ask()
  }
  vi.advanceTimersByTime(10_000)
  expect(calls).toEqual([500])
  ask()
  vi.advanceTimersByTime(500)
  expect(calls).toEqual([500, 10_900])
})

test('a call that was given up does not come', () => {
  let calls = 0
  const { ask, cancel } = createDelayedCall(() => (calls += 1), 500)
  ask()
  cancel()
  vi.advanceTimersByTime(10_000)
  expect(calls).toBe(0)
})
