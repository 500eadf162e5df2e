import { expect, test } from 'vitest'
import { createJudge, createRandom, DAY_MS, HOUR_MS, numbers, specOf } from './judging.testing.ts'

const spec = specOf('model: {name: m}\nwindows: [1h]\n')
const random = createRandom(4)
const counts = numbers(Array.from({ length: 12_000 }, () => random()))
const few = numbers([1, 2, 3])

test('series and baselines unseen for long are forgotten and counted', () => {
  const judge = createJudge({ spec })
  for (const version of ['1', '2'])
    for (const hour of [0, 1]) judge.close({ startMs: hour * HOUR_MS, version, features: { x: counts } })
  expect(judge.forget(30 * DAY_MS)).toMatchObject({ series: 0, baselines: 0 })
  judge.close({ startMs: 30 * DAY_MS, version: '2', features: { x: counts } })
  expect(judge.forget(33 * DAY_MS)).toMatchObject({ series: 1, baselines: 0 })
  expect(judge.forget(100 * DAY_MS)).toMatchObject({ series: 1, baselines: 1 })
  expect(judge.entryCount()).toBe(1)
})

test('versions that come and go leave nothing behind', () => {
  const judge = createJudge({ spec })
  for (let day = 0; day < 400; day += 1) {
    judge.close({ startMs: day * DAY_MS, version: `1.${day}`, features: { x: counts } })
    judge.forget(day * DAY_MS)
  }
  expect(judge.entryCount()).toBeLessThan(200)
})

test('what is remembered is reckoned in bytes, the same in another process, and nothing once it is forgotten', () => {
  const judge = createJudge({ spec })
  expect(judge.bytes()).toBe(0)
  let before = 0
  for (const version of ['1', '2', '3']) {
    for (const hour of [0, 1, 2]) judge.close({ startMs: hour * HOUR_MS, version, features: { x: counts, y: few } })
    expect(judge.bytes()).toBeGreaterThan(before + 200)
    expect(judge.bytesRestored()).toBe(judge.bytes())
    before = judge.bytes()
  }
  judge.forget(1000 * DAY_MS)
  expect(judge.bytes()).toBe(0)
})
