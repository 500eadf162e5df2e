import { describe, expect, test } from 'vitest'
import { layoutOf } from '../../cells/cell-layout.ts'
import type { FeatureCounts } from '../../counts/feature-counts.ts'
import { bucketed, createRandom, HOUR_MS, named, numbers, profileOf, scores, specOf } from '../../judging.testing.ts'
import type { SavedHistory } from './feature-history.ts'
import { FeatureHistory } from './feature-history.ts'
import { historyPlans } from './history-plan.ts'

/** Windows of a length without phases, whatever their times. */
const planOf = (weeks: number) =>
  historyPlans(specOf(`model: {name: m}\nwindows: [1w]\nreferences: {seasonal: {weeks: ${weeks}}}\n`)).get('1w')!
const plan = planOf(2)
const spec = specOf('model: {name: m}\nwindows: [1w]\n')
const random = createRandom(8)
const draw = (rows: number, shift = 0): readonly number[] => Array.from({ length: rows }, () => shift + 10 * random())

/** A history of the windows of one hour after another. */
function historyOf(windows: readonly FeatureCounts[], fixed?: Parameters<FeatureHistory['add']>[2]): FeatureHistory {
  const history = new FeatureHistory(plan)
  for (const [hour, counts] of windows.entries()) history.add(hour * HOUR_MS, counts, fixed)
  return history
}

const hours = (count: number, rows = 100): readonly FeatureCounts[] =>
  Array.from({ length: count }, () => numbers(draw(rows)))
const slotsOf = ({ cells }: FeatureHistory) => cells?.table.startsMs.map((startMs) => startMs / HOUR_MS)

describe('without a profile', () => {
  test('the cells come from the first four windows, and hold them too', () => {
    const windows = hours(5)
    expect(historyOf(windows.slice(0, 3)).cells).toBeUndefined()
    const history = historyOf(windows)
    expect(slotsOf(history)).toEqual([0, 1, 2, 3, 4])
    const { counted, rows } = history.cells!.table.sum([0, 1, 2, 3])!
    expect(rows).toBe(400)
    expect(counted.cells.length).toBeGreaterThanOrEqual(9)
    for (const cell of counted.cells) expect(cell).toBeLessThanOrEqual(80)
  })

  test('they wait for 300 rows, but for no more than eight windows', () => {
    expect(slotsOf(historyOf(hours(7, 50)))).toEqual([0, 1, 2, 3, 4, 5, 6])
    expect(historyOf(hours(7, 20)).cells).toBeUndefined()
    expect(slotsOf(historyOf(hours(8, 20)))).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  })

  test('windows without a single value choose none', () => {
    const history = historyOf(Array.from({ length: 9 }, () => numbers([], { missing: 100 })))
    expect(history.cells).toBeUndefined()
    history.add(9 * HOUR_MS, numbers(draw(100)), undefined)
    expect(history.cells).toBeDefined()
  })

  test('they are renewed when an outer cell holds more than 30 % of the last windows', () => {
    const history = historyOf(hours(5, 150))
    const { layout } = history.cells!
    history.add(5 * HOUR_MS, numbers([...draw(135), ...draw(15, 50)]), undefined)
    expect(history).toMatchObject({ renewedMs: undefined })
    history.add(6 * HOUR_MS, numbers(draw(150, 50)), undefined)
    expect(history.renewedMs).toBe(6 * HOUR_MS)
    expect(slotsOf(history)).toEqual([3, 4, 5, 6])
    expect(history.cells!.layout).not.toEqual(layout)
    expect(history.cells!.table.sum([0, 1, 2, 3])?.rows).toBe(600)
  })

  test('one odd window among four is no reason to renew them, however far out it lies', () => {
    const history = new FeatureHistory(planOf(4))
    const windows = [...hours(5), numbers(draw(5000, 50)), ...hours(3)]
    for (const [hour, counts] of windows.entries()) history.add(hour * HOUR_MS, counts, undefined)
    expect(history.renewedMs).toBeUndefined()
    for (let hour = 9; hour < 11; hour += 1) history.add(hour * HOUR_MS, numbers(draw(100, 50)), undefined)
    expect(history.renewedMs).toBe(10 * HOUR_MS)
  })

  test('how windows scatter is known also in new cells', () => {
    const history = historyOf(hours(5))
    const ratios = { startMs: 0, byKind: { distribution: 1 } }
    history.addRatios('seasonal', ratios)
    for (const hour of [5, 6]) history.add(hour * HOUR_MS, numbers(draw(300, 50)), undefined)
    expect(history.renewedMs).toBeDefined()
    expect(history.ratios('seasonal')).toEqual([ratios])
  })

  test('a value that most rows share is no reason to renew them', () => {
    const tied = () => numbers([...draw(40), ...Array.from({ length: 60 }, () => 0)])
    expect(historyOf(Array.from({ length: 20 }, tied)).renewedMs).toBeUndefined()
    const crowded = () =>
      scores([...draw(40).map((value) => value / 10), ...Array.from({ length: 60 }, () => 1e-9)], [0.1, 0.5])
    expect(historyOf(Array.from({ length: 20 }, crowded)).renewedMs).toBeUndefined()
  })

  test('names and buckets are counted by bucket where any was a bucket', () => {
    const words = ['a', 'b', 'c']
    const mixed = historyOf([bucketed(words), named(words), named(words), named(words)].flatMap((own) => [own, own]))
    expect(mixed.cells?.layout).toMatchObject({ type: 'categorical', by: 'bucket' })
    expect(mixed.cells?.table.sum([0, 2])).toMatchObject({ rows: 6, counted: { cells: [2, 2, 2, 0] } })
  })
})

describe('with a profile', () => {
  const profile = profileOf({ x: { type: 'numeric', cells: draw(3000) } }, { spec }).features['x']!
  const fixed = { layout: layoutOf(profile), specials: ['-1'] }

  test('its cells are there from the first window and are never renewed', () => {
    const history = historyOf([...hours(2), ...Array.from({ length: 9 }, () => numbers(draw(100, 80)))], fixed)
    expect(slotsOf(history)).toHaveLength(11)
    expect(history.renewedMs).toBeUndefined()
    expect(history.cells?.layout).toEqual(fixed.layout)
  })

  test('special values are parted in a window as they are in what is remembered', () => {
    const special = { '-1': 20, under: 3, over: 2 }
    const history = historyOf(
      [0, 1, 2].map(() => Object.assign(numbers(draw(100)), { special })),
      fixed,
    )
    const { counter, table } = history.cells!
    expect(counter.count({ ...numbers(draw(100)), special })?.special).toEqual({ '-1': 20, other: 5 })
    expect(table.sum([1])?.counted.special).toEqual({ '-1': 20, other: 5 })
  })
})

test('a window that is not later than the last is left out', () => {
  const history = historyOf(hours(6))
  const before = history.save()
  for (const hour of [5, 2]) history.add(hour * HOUR_MS, numbers(draw(100)), undefined)
  expect(history.save()).toEqual(before)
})

test('counts of another kind than its cells are left out', () => {
  const history = historyOf([...hours(4), named(['a', 'b'])])
  expect(slotsOf(history)).toEqual([0, 1, 2, 3])
  expect(history.lastMs).toBe(4 * HOUR_MS)
})

test('no more windows are held than ever will be asked for', () => {
  const hourly = specOf('model: {name: m}\nwindows: [1h]\nreferences: {seasonal: {weeks: 2, match: hour-of-day}}\n')
  const { capacity } = historyPlans(hourly).get('1h')!
  expect(capacity).toBe(24 * 3 + 1)
  const history = new FeatureHistory(historyPlans(hourly).get('1h')!)
  for (const [hour, counts] of hours(200, 30).entries()) history.add(hour * HOUR_MS, counts, undefined)
  expect(history.cells?.table.startsMs).toHaveLength(capacity)
  for (let i = 0; i < 60; i += 1) history.addRatios('rolling', { startMs: i, byKind: {} })
  expect(history.ratios('rolling')).toHaveLength(40)
})

test('saved at any window, as JSON, it goes on as it would have', () => {
  const windows = [...hours(3), ...hours(9, 60), ...Array.from({ length: 9 }, () => numbers(draw(100, 50)))]
  const going = new FeatureHistory(plan)
  let saved: SavedHistory | undefined
  for (const [hour, counts] of windows.entries()) {
    const restored = new FeatureHistory(plan, saved)
    expect(restored.bytes).toBe(going.bytes)
    for (const history of [going, restored]) {
      history.add(hour * HOUR_MS, counts, undefined)
      history.addRatios('seasonal', { startMs: hour * HOUR_MS, byKind: { missing: hour } })
    }
    expect(restored.save()).toEqual(going.save())
    expect([restored.lastMs, restored.spanMs, restored.renewedMs]).toEqual([
      going.lastMs,
      going.spanMs,
      going.renewedMs,
    ])
    saved = JSON.parse(JSON.stringify(going.save())) as SavedHistory
  }
  expect(going.renewedMs).toBeDefined()
  expect(going.cells).toBeDefined()
})
