import { setImmediate } from 'node:timers/promises'
import { diag, DiagLogLevel } from '@opentelemetry/api'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTestClock } from '../collected.testing.ts'
import { ProblemLog } from './problem-log.ts'
import type { Problem } from './problem-log.ts'

const TEN_MINUTES_MS = 600_000
const emitted: string[] = []
const logged: string[] = []
const onWarning = (warning: Error): void => {
  if (warning.name === 'DriftlineWarning') emitted.push(warning.message)
}

beforeEach(() => {
  emitted.length = 0
  logged.length = 0
  process.on('warning', onWarning)
  const quiet = (): void => {}
  const warn = (text: string): void => void logged.push(text)
  diag.setLogger({ error: quiet, warn, info: quiet, debug: quiet, verbose: quiet }, { logLevel: DiagLogLevel.WARN })
})

afterEach(() => {
  process.off('warning', onWarning)
  diag.disable()
})

const wrong: Problem = { kind: 'output', model: 'm', message: 'a batch of 2 rows gave 1 result', topic: 'count' }

test('a problem is told once for its model and topic, and counted each time', async () => {
  const clock = createTestClock(0)
  const log = new ProblemLog(clock.now)
  for (const message of ['2 rows gave 1', '3 rows gave 1']) log.tell({ ...wrong, message })
  clock.advance(2 * TEN_MINUTES_MS)
  log.tell(wrong)
  log.tell({ ...wrong, model: 'n' })
  log.tell({ ...wrong, topic: 'unreadable' })
  await setImmediate()
  expect(emitted).toHaveLength(3)
  expect(logged).toEqual(emitted.map((text) => `driftline: ${text}`))
  const counts: unknown[] = []
  log.visit((...counted) => counts.push(counted))
  expect(counts).toEqual([
    ['output', 4, 'm'],
    ['output', 1, 'n'],
  ])
})

test('mistakes of our own are for diag only, and are told again after ten minutes', async () => {
  const clock = createTestClock(0)
  const log = new ProblemLog(clock.now)
  const fail = (): void => log.add('collect', 'collecting failed', new RangeError('4711'))
  fail()
  fail()
  expect(logged).toHaveLength(1)
  expect(logged[0]).toMatch(/^driftline: collecting failed \(RangeError at .*problem-log\.test\.ts:\d+:\d+\)$/)
  clock.advance(TEN_MINUTES_MS)
  fail()
  expect(logged).toHaveLength(2)
  await setImmediate()
  expect(emitted).toEqual([])
})

test('a log that takes over tells nothing again, and counts from nought', async () => {
  const before = new ProblemLog(() => 0)
  before.tell(wrong)
  const after = new ProblemLog(() => 0, before)
  after.tell(wrong)
  await setImmediate()
  expect(emitted).toHaveLength(1)
  let total = 0
  after.visit((_kind, count) => (total += count))
  expect(total).toBe(1)
})

test('memory is bounded, whatever models and topics there are', async () => {
  const log = new ProblemLog(() => 0)
  for (let i = 0; i < 3000; i += 1) log.tell({ ...wrong, model: `m${i}` })
  const models = new Set<string>()
  let total = 0
  log.visit((_kind, count, model) => {
    models.add(model)
    total += count
  })
  await setImmediate()
  expect(emitted.length).toBeLessThanOrEqual(1000)
  expect(models.size).toBeLessThanOrEqual(101)
  expect(total).toBe(3000)
})
