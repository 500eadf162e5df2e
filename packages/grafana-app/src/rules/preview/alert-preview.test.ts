import { expect, test } from 'vitest'
import { firingIntervals } from './alert-preview.ts'

const END_MS = 100
const fired = (firedAtMs: number, resolvedAtMs?: number) => ({ firedAtMs, resolvedAtMs })

test('firings of several series are laid over each other, so that no minute counts twice', () => {
  const intervals = firingIntervals([fired(0, 10), fired(5, 20), fired(20, 30), fired(40, 45)], END_MS)
  expect(intervals).toEqual([
    { fromMs: 0, toMs: 30, isOpen: false },
    { fromMs: 40, toMs: 45, isOpen: false },
  ])
})

test('what is not resolved goes on to the end', () => {
  expect(firingIntervals([fired(10), fired(20, 30)], END_MS)).toEqual([{ fromMs: 10, toMs: END_MS, isOpen: true }])
  expect(firingIntervals([], END_MS)).toEqual([])
})
