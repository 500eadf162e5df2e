import { expect, test } from 'vitest'
import { createJudge, createRandom, DAY_MS, numbers, profileOf, specOf } from '../judging.testing.ts'

const spec = specOf('model: {name: m}\nwindows: [1d]\n')

test('a feature that was stuck and moves again closes after three days, like any other', () => {
  const random = createRandom(5)
  const draw = (rows: number): readonly number[] => Array.from({ length: rows }, () => 10 + 5 * random())
  const profile = profileOf({ x: { type: 'numeric', cells: draw(4000) } }, { spec })
  const judge = createJudge({ spec, profiles: [profile] })
  const stuck = numbers(Array.from({ length: 200 }, () => 12))
  const lines = Array.from({ length: 8 }, (_, day) => {
    const x = day === 2 || day === 3 ? stuck : numbers(draw(200))
    const closed = judge.close({ startMs: day * DAY_MS, lengthMs: DAY_MS, window: '1d', features: { x } })
    return closed.find(({ headline }) => headline)!
  })
  expect(lines.map(({ state }) => state)).toEqual(['ok', 'ok', 'act', 'act', 'recovering', 'recovering', 'ok', 'ok'])
  expect(lines[3]?.kinds.map(({ kind }) => kind)).toContain('constant')
  expect(lines[4]?.kinds.map(({ kind }) => kind)).not.toContain('constant')
})
