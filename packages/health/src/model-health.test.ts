import { createExponentialHistogram } from '@driftline/statistics'
import { expect, test } from 'vitest'
import { closeAll, HOUR_MS, specOf } from './judging.testing.ts'
import type { ClosedWindow, HealthEntry } from './index.ts'
import { createModelHealth } from './index.ts'

const spec = specOf('model: {name: m}\nwindows: [1h]\n')

/** An hour of rows around a level, the same every time. */
function hourOf(hour: number, { rows, level }: { rows: number; level: number }): ClosedWindow {
  const histogram = createExponentialHistogram({})
  for (let row = 0; row < rows; row++) histogram.record(level + Math.sin(row * 12.9898) * 3 + 10)
  const features = { x: { values: histogram.toData(), special: {}, problems: {} } }
  return {
    window: '1h',
    startMs: hour * HOUR_MS,
    endMs: (hour + 1) * HOUR_MS,
    partial: [],
    version: '1',
    role: 'live',
    segments: [{ name: 'all', value: 'all', features }],
  }
}

test('without a profile the first 10,000 rows become the reference, with progress said', () => {
  const health = createModelHealth({ spec, profiles: [] })
  const learning = [0, 1, 2].map((hour) => closeAll(health, [hourOf(hour, { rows: 4000, level: 0 })]).verdicts[0])
  expect(learning.map((line) => line?.state)).toEqual(['learning', 'learning', 'learning'])
  expect(learning[1]?.sentence).toContain('8,000 of 10,000 rows')
  expect(learning[2]?.sentence).toContain('Learned its reference from 12,000 rows')
  const [same] = closeAll(health, [hourOf(3, { rows: 4000, level: 0 })]).verdicts
  expect(same).toMatchObject({ state: 'ok', count: 4000 })
  const [moved] = closeAll(health, [hourOf(4, { rows: 4000, level: 4 })]).verdicts
  expect(moved).toMatchObject({ state: 'act', kind: 'distribution' })
})

test('windows with too few rows are merged until they can be judged', () => {
  const health = createModelHealth({ spec, profiles: [] })
  closeAll(health, [hourOf(0, { rows: 10_000, level: 0 })])
  const states = [1, 2, 3].map((hour) => closeAll(health, [hourOf(hour, { rows: 12, level: 0 })]).verdicts[0])
  expect(states.map((line) => [line?.state, line?.count])).toEqual([
    ['insufficient_data', 12],
    ['insufficient_data', 24],
    ['ok', 36],
  ])
})

test('the state survives JSON between any two windows', () => {
  const hours = [0, 1, 2, 3, 4].map((hour) => hourOf(hour, { rows: 6000, level: hour > 2 ? 5 : 0 }))
  const undisturbed = createModelHealth({ spec, profiles: [] })
  const expected = hours.map((hour) => closeAll(undisturbed, [hour]))
  let state: readonly HealthEntry[] = []
  const found = hours.map((hour) => {
    const health = createModelHealth({ spec, profiles: [], state })
    const lines = closeAll(health, [hour])
    state = JSON.parse(JSON.stringify([...health.entries()])) as readonly HealthEntry[]
    return lines
  })
  expect(found).toEqual(expected)
})
