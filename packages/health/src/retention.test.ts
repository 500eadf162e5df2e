import { expect, test } from 'vitest'
import { createJudge, createRandom, DAY_MS, HOUR_MS, numbers, specOf } from './judging.testing.ts'

const spec = specOf('model: {name: m}\nwindows: [1h]\nreferences: {training: {baseline: {rows: 1000, within: 1h}}}\n')
const random = createRandom(4)
const counts = numbers(Array.from({ length: 12_000 }, () => random()))
const few = numbers([1, 2, 3])
/** Windows after which a baseline is there. */
const LEARNING_HOURS = 20

test('series, baselines and histories unseen for long are forgotten and counted', () => {
  const judge = createJudge({ spec })
  for (let hour = 0; hour <= LEARNING_HOURS; hour += 1)
    judge.close(...['1', '2'].map((version) => ({ startMs: hour * HOUR_MS, version, features: { x: counts } })))
  expect(judge.forget(30 * DAY_MS)).toMatchObject({ series: 0, baselines: 0, histories: 0 })
  judge.close({ startMs: 30 * DAY_MS, version: '2', features: { x: counts } })
  expect(judge.forget(33 * DAY_MS)).toMatchObject({ series: 1, baselines: 0, histories: 0 })
  expect(judge.forget(100 * DAY_MS)).toMatchObject({ series: 1, baselines: 0, histories: 0 })
  expect(judge.forget(121 * DAY_MS)).toMatchObject({ series: 0, baselines: 1, histories: 0 })
  // The feature's windows, and how many rows came when.
  expect(judge.forget(123 * DAY_MS)).toMatchObject({ series: 0, baselines: 0, histories: 3 })
  expect(judge.entryCount()).toBe(0)
})

test('versions that come and go leave nothing behind', () => {
  const judge = createJudge({ spec })
  for (let day = 0; day < 400; day += 1) {
    judge.close({ startMs: day * DAY_MS, version: `1.${day}`, features: { x: counts } })
    judge.forget(day * DAY_MS)
  }
  expect(judge.entryCount('series')).toBeGreaterThan(40)
  // Of each version its feature, and the model as a whole.
  expect(judge.entryCount('series')).toBeLessThan(80)
  for (const kind of ['baseline', 'history', 'volume', 'silence'] as const) expect(judge.entryCount(kind)).toBe(1)
  expect(judge.entryCount()).toBe(judge.entryCount('series') + 4)
})

test('what is remembered is reckoned in bytes, the same in another process, and nothing once it is forgotten', () => {
  const judge = createJudge({ spec })
  expect(judge.bytes()).toBe(0)
  for (let hour = 0; hour < LEARNING_HOURS; hour += 1) {
    judge.close({ startMs: hour * HOUR_MS, features: { x: counts, y: few } })
    expect(judge.bytesRestored()).toBe(judge.bytes())
  }
  let before = judge.bytes()
  for (const [at, version] of ['1', '2', '3'].entries()) {
    judge.close({ startMs: (LEARNING_HOURS + at) * HOUR_MS, version, features: { x: counts, y: few } })
    expect(judge.bytes()).toBeGreaterThan(before + 200)
    expect(judge.bytesRestored()).toBe(judge.bytes())
    before = judge.bytes()
  }
  judge.forget(1000 * DAY_MS)
  expect(judge.bytes()).toBe(0)
})
