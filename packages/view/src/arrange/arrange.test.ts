import { describe, expect, test } from 'vitest'

import type { ShownVerdict } from '../verdict/shown-verdict.ts'
import { makeShownVerdict } from '../verdict/shown-verdict.testing.ts'
import { arrange } from './arrange.ts'

const quiet = makeShownVerdict({ window: '1y', start: '2013-01-01T00:00:00Z', end: '2014-01-01T00:00:00Z' })

function change(verdict: ShownVerdict | undefined, changes: Partial<ShownVerdict>): ShownVerdict {
  if (verdict === undefined) throw new Error('There is no such verdict.')
  return { ...verdict, ...changes }
}

const DAY_MS = 86_400_000

/** A feature's days, of which every seventh is the more severe the later it is. */
function dailyHistory(count: number): readonly ShownVerdict[] {
  return Array.from({ length: count }, (_, index) =>
    makeShownVerdict({
      start: index * DAY_MS,
      end: (index + 1) * DAY_MS,
      severity: index % 7 === 0 ? 40 + (60 * index) / count : 0,
      state: index % 7 === 0 ? 'investigate' : 'ok',
    }),
  )
}

describe('arranging verdicts', () => {
  test('ranks features by severity now, then at worst, then by name', () => {
    const verdicts = [
      change(quiet, { feature: 'b' }),
      change(quiet, { feature: 'a' }),
      change(quiet, { feature: 'was-bad', start: '2000-01-01T00:00:00Z', severity: 90, state: 'act' }),
      change(quiet, { feature: 'was-bad' }),
      change(quiet, { feature: 'bad', severity: 50, state: 'investigate' }),
    ]
    expect(arrange(verdicts).features.map(({ name }) => name)).toEqual(['bad', 'was-bad', 'a', 'b'])
  })

  test('puts many windows together, the most severe of each column, and loses none', () => {
    const view = arrange(dailyHistory(900))
    expect(view.windowCount).toBe(900)
    expect(view.columns).toHaveLength(180)
    expect(view.columns.reduce((sum, { windowCount }) => sum + windowCount, 0)).toBe(900)
    for (const { cells, worst } of view.features)
      expect(Math.max(...cells.map((cell) => cell?.severity ?? 0))).toBe(worst.severity)
  })

  test('a headline that changed references leaves each a view of its own', () => {
    const { headline: _, ...learning } = change(quiet, { reference: 'baseline', state: 'learning' })
    const seasonal = change(quiet, { reference: 'seasonal' })
    const next = change(quiet, { reference: 'baseline', start: '2014-01-01T00:00:00Z', end: '2015-01-01T00:00:00Z' })
    const { others, features, besideOf } = arrange([seasonal, learning, next])
    expect(features).toMatchObject([{ cells: [{ reference: 'seasonal' }, { reference: 'baseline' }] }])
    expect(others.map(({ references }) => references)).toEqual([['seasonal'], ['baseline']])
    expect(others[1]?.features).toMatchObject([{ cells: [{ state: 'learning' }, { state: quiet.state }] }])
    expect(besideOf(seasonal)).toEqual([learning])
    expect(besideOf(next)).toEqual([])
  })

  test('windows merged beside one reference only are found by their end', () => {
    const { headline: _, ...merged } = change(quiet, { reference: 'seasonal', start: '2010-01-01T00:00:00Z' })
    expect(arrange([quiet, merged]).besideOf(quiet)).toEqual([merged])
  })

  test('windows that were merged fill the columns of all of them', () => {
    const merged = change(quiet, { start: '2012-01-01T00:00:00Z', feature: 'thin', state: 'act', severity: 90 })
    const [thin, full] = arrange([
      change(quiet, { start: '2012-01-01T00:00:00Z', end: quiet.start }),
      quiet,
      merged,
    ]).features
    expect(thin?.cells).toEqual([merged, merged])
    expect(full?.cells).toHaveLength(2)
    expect(full?.cells[1]).toBe(quiet)
  })

  test('of windows put together a suspicion shows before an ok, and an ok before what cannot tell', () => {
    const many = dailyHistory(360)
    const told = (state: ShownVerdict['state'], index: number) =>
      change(many[index], { state, severity: 0, since: null })
    const cells = (a: ShownVerdict['state'], b: ShownVerdict['state']) =>
      arrange(many.map((_, index) => told(index % 2 === 0 ? a : b, index))).features[0]!.cells.map(
        (cell) => cell?.state,
      )
    expect(new Set(cells('suspected', 'ok'))).toEqual(new Set(['suspected']))
    expect(new Set(cells('accepted', 'ok'))).toEqual(new Set(['accepted']))
    expect(new Set(cells('blind', 'ok'))).toEqual(new Set(['ok']))
  })

  test('segments beside a further reference are not shown twice', () => {
    const raised = change(quiet, { segment: { name: 'city', value: 'a' }, state: 'act', severity: 80 })
    const { headline: _, ...beside } = change(raised, { reference: 'seasonal' })
    expect(arrange([quiet, raised, beside]).segments).toHaveLength(1)
  })

  test('of lines that name no headline, the training reference is shown, or else the first', () => {
    const { headline: _, ...old } = quiet
    const seasonal = change(old, { reference: 'seasonal' })
    expect(arrange([seasonal, old])).toMatchObject({
      references: ['training'],
      others: [{ references: ['seasonal'] }],
    })
    expect(arrange([change(old, { reference: 'rolling' }), seasonal]).references).toEqual(['rolling'])
  })

  test('a version that follows continues the row; versions that serve together have a row each', () => {
    const next = change(quiet, { version: '2', start: '2014-01-01T00:00:00Z', end: '2015-01-01T00:00:00Z' })
    expect(arrange([quiet, next]).features.map(({ name }) => name)).toEqual([quiet.feature])
    expect(arrange([quiet, change(quiet, { version: '2' })]).features.map(({ name }) => name)).toEqual([
      `${quiet.feature} (1.4.0)`,
      `${quiet.feature} (2)`,
    ])
  })

  test('a role has a row of its own beside live, and may have versions of its own', () => {
    const [canary, shadow] = (['canary', 'shadow'] as const).map((role) => change(quiet, { role, version: '2' }))
    const names = (...lines: (ShownVerdict | undefined)[]) =>
      arrange(lines.flatMap((line) => line ?? [])).features.map(({ name }) => name)
    const x = quiet.feature
    expect(names(quiet, canary, shadow)).toEqual([x, `${x} (canary)`, `${x} (shadow)`])
    const other = change(shadow, { version: '3' })
    expect(names(quiet, shadow, other)).toEqual([x, `${x} (2) (shadow)`, `${x} (3) (shadow)`])
    const namesake = change(quiet, { feature: `${x} (shadow)` })
    expect(arrange([quiet, shadow!, namesake]).features).toHaveLength(3)
  })

  test('as many columns as asked for, and none lost', () => {
    const { columns } = arrange(dailyHistory(500), { mostColumns: 500 })
    expect(columns).toHaveLength(500)
    expect(arrange(dailyHistory(500), { mostColumns: 30 }).columns.map(({ windowCount }) => windowCount)).toEqual(
      Array.from({ length: 30 }, (_, index) => (index < 29 ? 17 : 7)),
    )
  })

  test('a window fills its own column and not the one that begins where it ends', () => {
    const next = change(quiet, { feature: 'y', start: quiet.end, end: '2015-01-01T00:00:00Z' })
    expect(arrange([quiet, next]).features.map(({ cells }) => cells)).toEqual([
      [quiet, undefined],
      [undefined, next],
    ])
  })

  test('needs at least one verdict', () => expect(() => arrange([])).toThrow(RangeError))

  test('times of metrics and of lines stand side by side', () => {
    const [first, second] = [quiet, change(quiet, { start: Date.UTC(2014, 0), end: Date.UTC(2015, 0) })]
    expect(arrange([second, first])).toMatchObject({ start: first.start, end: second.end, windowCount: 2 })
    const { headline: _, ...beside } = change(quiet, { reference: 'seasonal', end: Date.UTC(2014, 0) })
    expect(arrange([quiet, beside]).besideOf(quiet)).toEqual([beside])
  })
})
