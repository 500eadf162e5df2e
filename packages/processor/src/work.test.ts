import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Work } from './work.ts'
import { finishWork, sliceWork, sortWork } from './work.ts'

function* countTo(n: number, onStep: (i: number) => void): Work<number> {
  for (let i = 0; i < n; i += 1) {
    onStep(i)
    yield
  }
  return n
}

test('sliced work does the same as work done at once, and pauses once a slice is full', async () => {
  const steps: string[] = []
  let nowMs = 0
  const work = countTo(10, (i) => {
    steps.push(String(i))
    nowMs += 8
  })
  const slicing = { monotonicMs: () => nowMs, pause: async () => void steps.push('pause') }
  expect(await sliceWork(work, slicing)).toBe(10)
  expect(steps.join(' ')).toBe('0 1 2 pause 3 4 5 pause 6 7 8 pause 9')
  expect(finishWork(countTo(3, () => {}))).toBe(3)
})

test('sorting in steps is sorting, and stable', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ key: fc.nat(20), id: fc.nat() }), { maxLength: 9000, size: 'max' }), (items) => {
      const byKey = (a: { key: number }, b: { key: number }) => a.key - b.key
      expect(finishWork(sortWork(items, byKey))).toEqual([...items].sort(byKey))
    }),
    { numRuns: 20 },
  )
})
