import { expect, test } from 'vitest'
import { createJudge, createRandom, DAY_MS, numbers, profileOf, scores, specOf } from './judging.testing.ts'

const spec = specOf('model: {name: m}\nwindows: [1d]\n')
const random = createRandom(8)
const draw = (rows: number): readonly number[] => Array.from({ length: rows }, () => random())
const EDGES = [0.2, 0.4, 0.6, 0.8]

test.each(['prediction', 'score'])('a %s that is missing or invalid is judged like a value of a feature', (output) => {
  const profile = profileOf(
    {
      prediction: { type: 'numeric', cells: draw(4000) },
      score: { type: 'score', cells: draw(4000), thresholds: EDGES },
    },
    { spec },
  )
  const judge = createJudge({ spec, profiles: [profile] })
  const counts = (rows: number) => (output === 'score' ? scores(draw(rows), EDGES) : numbers(draw(rows)))
  const close = (day: number, problems: Readonly<Record<string, number>>) =>
    judge
      .close({
        startMs: day * DAY_MS,
        lengthMs: DAY_MS,
        window: '1d',
        features: { [output]: { ...counts(950), problems } },
      })
      .find(({ headline }) => headline)!
  expect(close(0, {})).toMatchObject({ feature: output, state: 'ok', statistics: { missing: 0, invalid: 0 } })
  expect(close(1, { missing: 50 })).toMatchObject({ state: 'suspected', statistics: { missing: 0.05 } })
  const missing = close(2, { missing: 50 })
  expect(missing).toMatchObject({ state: 'investigate', kind: 'missing', count: 1000 })
  expect(close(3, { type: 30, non_finite: 20 }).kinds[0]).toMatchObject({ kind: 'type', effect: 0.05 })
})
