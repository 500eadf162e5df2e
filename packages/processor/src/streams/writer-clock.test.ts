import { expect, test } from 'vitest'
import { Account, Admission } from '../intake/admission.ts'
import { WriterClock } from './writer-clock.ts'

const never = { watermarkMs: -Infinity, greatestMs: -Infinity, arrivalMs: -Infinity }
const MINUTE_MS = 60_000

function unlimited(): { readonly account: Account } {
  return { account: new Account(new Admission({ maxStreams: Infinity, maxBytes: Infinity })) }
}

test('the slowest active writer decides, and the watermark never falls', () => {
  const clock = new WriterClock(MINUTE_MS, never, unlimited())
  clock.observe('a', 100 * MINUTE_MS, 0)
  expect(clock.follow()).toBe(99 * MINUTE_MS)
  clock.observe('b', 50 * MINUTE_MS, 0)
  expect(clock.follow()).toBe(99 * MINUTE_MS)
  clock.observe('a', 200 * MINUTE_MS, 1)
  expect(clock.follow()).toBe(99 * MINUTE_MS)
  clock.observe('b', 150 * MINUTE_MS, 1)
  expect(clock.follow()).toBe(149 * MINUTE_MS)
})

test('a writer that is silent for two minutes is let go by the clock, not before', () => {
  const clock = new WriterClock(MINUTE_MS, never, unlimited())
  clock.observe('a', 10 * MINUTE_MS, 0)
  clock.observe('b', 20 * MINUTE_MS, MINUTE_MS)
  expect(clock.follow()).toBe(9 * MINUTE_MS)
  expect(clock.hasSilent(2 * MINUTE_MS - 1)).toBe(false)
  expect(clock.tick(2 * MINUTE_MS - 1)).toBe(9 * MINUTE_MS)
  expect(clock.hasSilent(2 * MINUTE_MS)).toBe(true)
  expect(clock.tick(2 * MINUTE_MS)).toBe(19 * MINUTE_MS)
})

test('when everybody is silent the clock moves the watermark, after five times the lateness', () => {
  const clock = new WriterClock(MINUTE_MS, never, unlimited())
  clock.observe('a', 0, 0)
  expect(clock.tick(4 * MINUTE_MS)).toBe(-MINUTE_MS)
  expect(clock.tick(5 * MINUTE_MS)).toBe(4 * MINUTE_MS)
})

test('beyond ten thousand writers the rest share one', () => {
  const clock = new WriterClock(0, never, unlimited())
  for (let i = 0; i < 12_000; i += 1) clock.observe(`w${i}`, i, 0)
  expect([...clock.writers()]).toHaveLength(10_001)
  const again = new WriterClock(0, clock, { ...unlimited(), writers: clock.writers() })
  expect([...again.writers()]).toEqual([...clock.writers()])
})
