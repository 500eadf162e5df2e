import { expect, test } from 'vitest'
import { createJudge, createRandom, DAY_MS, HOUR_MS, numbers, specOf } from './judging.testing.ts'

const spec = specOf('model: {name: m}\nwindows: [1h]\n')
const random = createRandom(4)
const counts = numbers(Array.from({ length: 12_000 }, () => random()))

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
