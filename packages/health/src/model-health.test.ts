import { expect, test } from 'vitest'
import { closeAll, HOUR_MS, numbers, specOf, toClosedWindow } from './judging.testing.ts'
import type { ClosedWindow, HealthEntry } from './index.ts'
import { createModelHealth, isRaised } from './index.ts'

const spec = specOf('model: {name: m}\nwindows: [1h]\n')

/** An hour of rows around a level, the same every time. */
function hourOf(
  hour: number,
  { rows, level, spread = 3 }: { rows: number; level: number; spread?: number },
): ClosedWindow {
  const values = Array.from({ length: rows }, (_, row) => level + Math.sin(row * 12.9898) * spread + 10)
  return toClosedWindow({ startMs: hour * HOUR_MS, features: { x: numbers(values) } })
}

test('without a profile the first 10,000 rows, 7 days and 20 windows become the reference, with progress said', () => {
  const health = createModelHealth({ spec, profiles: [] })
  const learning = Array.from({ length: 168 }, (_, hour) => {
    const [line] = closeAll(health, [hourOf(hour, { rows: 400, level: 0 })]).verdicts
    return line!
  })
  expect(new Set(learning.map(({ state, reason }) => `${state} ${reason}`))).toEqual(
    new Set(['learning first_windows']),
  )
  expect(learning[9]).toMatchObject({ reference: 'baseline', headline: true, learning: 10 / 168 })
  expect(learning[9]?.sentence).toContain('4,000 of 10,000 rows, 0 of 7 days, 10 of 20 windows')
  expect(learning[167]).toMatchObject({ learning: 1 })
  expect(learning[167]?.sentence).toContain('Learned its reference from 67,200 rows')
  const [same] = closeAll(health, [hourOf(168, { rows: 4000, level: 0 })]).verdicts
  expect(same).toMatchObject({ state: 'ok', count: 4000, headline: true })
  const [moved] = closeAll(health, [hourOf(169, { rows: 4000, level: 4 })]).verdicts
  expect(moved).toMatchObject({ state: 'act', kind: 'distribution' })
})

test('windows with too few rows are merged until they can be judged', () => {
  const learns = specOf(
    'model: {name: m}\nwindows: [1h]\nreferences: {training: {baseline: {rows: 1000, within: 1h}}}\n',
  )
  const health = createModelHealth({ spec: learns, profiles: [] })
  for (let hour = 0; hour < 20; hour += 1) closeAll(health, [hourOf(hour, { rows: 1000, level: 0 })])
  const states = [20, 21, 22].map((hour) => closeAll(health, [hourOf(hour, { rows: 12, level: 0 })]).verdicts[0])
  expect(states.map((line) => [line?.state, line?.count])).toEqual([
    ['insufficient_data', 12],
    ['insufficient_data', 24],
    ['ok', 36],
  ])
})

test('the state survives JSON between any two windows, before and after a reference is learned', () => {
  const brief = specOf(`model: {name: m}
windows: [1h]
references: {training: {baseline: {rows: 1000, within: 1h}}, seasonal: {weeks: 1, match: hour-of-day}, rolling: {span: 1d, gap: 2h}}
`)
  const hours = Array.from({ length: 40 }, (_, hour) =>
    hourOf(hour, { rows: 400, level: 0, spread: hour > 32 ? 1 : 3 }),
  )
  const undisturbed = createModelHealth({ spec: brief, profiles: [] })
  const expected = hours.map((hour) => closeAll(undisturbed, [hour]))
  let state: readonly HealthEntry[] = []
  const found = hours.map((hour) => {
    const health = createModelHealth({ spec: brief, profiles: [], state })
    const lines = closeAll(health, [hour])
    state = JSON.parse(JSON.stringify([...health.entries()])) as readonly HealthEntry[]
    return lines
  })
  expect(found).toEqual(expected)
  const raised = expected.at(-1)!.verdicts.filter((line) => isRaised(line))
  expect(raised.map(({ reference }) => reference)).toEqual(['baseline', 'seasonal', 'rolling'])
})
