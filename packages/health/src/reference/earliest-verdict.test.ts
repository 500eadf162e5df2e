import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createModelHealth } from '../model-health.ts'
import { closeAll, createRandom, HOUR_MS, isOfFeature, numbers, specOf, toClosedWindow } from '../judging.testing.ts'
import { earliestVerdictMs } from './earliest-verdict.ts'

const specWithin = (within: string, rest = '') =>
  specOf(
    `model: {name: m}\nwindows: [1h]\nreferences: {training: {baseline: {rows: 1000, within: ${within}}}${rest}}\n`,
  )

const open = (hour: number) => ({ startMs: hour * HOUR_MS, endMs: (hour + 1) * HOUR_MS })

test('where rows enough come, what is said before every window is when the first verdict comes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 59 }), (hours, minutes) => {
      const spec = specWithin(`${hours * 60 + minutes}m`)
      const health = createModelHealth({ spec, profiles: [] })
      const random = createRandom(3)
      const said = new Set<number | undefined>()
      for (let hour = 5; hour < 5 + 70; hour += 1) {
        const soFar = health.learning()
        if (soFar) said.add(earliestVerdictMs(soFar, { spec, open: open(hour) }))
        const x = numbers(Array.from({ length: 100 }, () => random()))
        const closed = toClosedWindow({ startMs: hour * HOUR_MS, features: { x } })
        const judged = closeAll(health, [closed]).verdicts.find(
          (line) => isOfFeature(line) && line.state !== 'learning',
        )
        if (!judged) continue
        expect([...said]).toEqual([Date.parse(judged.end)])
        return
      }
      expect.unreachable('no verdict came')
    }),
    { numRuns: 25 },
  )
})

test('nothing is said where another reference might judge before', () => {
  const soFarOf = (spec: ReturnType<typeof specOf>) => createModelHealth({ spec, profiles: [] }).learning()!
  const saidBy = (spec: ReturnType<typeof specOf>) => earliestVerdictMs(soFarOf(spec), { spec, open: open(0) })
  expect(saidBy(specWithin('7d', ', seasonal: {}'))).toBeDefined()
  expect(saidBy(specWithin('8d', ', seasonal: {}'))).toBeUndefined()
  expect(saidBy(specWithin('1d', ', seasonal: {match: hour-of-day}'))).toBeUndefined()
  expect(saidBy(specWithin('1d', ', rolling: {}'))).toBeUndefined()
})
