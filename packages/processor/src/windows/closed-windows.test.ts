import { noFeatureCounts, noRowCounts } from '@driftline/health'
import { parseWindow } from '@driftline/spec'
import { expect, test } from 'vitest'
import { NO_FEATURE, toFeatureTarget } from '../intake/count-target.ts'
import { finishWork } from '../work.ts'
import { toClosedWindows } from './closed-windows.ts'
import type { OpenWindow, WindowFeature, WindowRows } from './window-table.ts'

const everyone = { name: 'all', value: 'all' }
const ulm = { name: 'city', value: 'ulm' }

function openOf(
  features: readonly (readonly [version: string, segment: typeof everyone, feature: string])[],
  rows: Readonly<Record<string, number>>,
): OpenWindow {
  const byFeature = features.map(([version, segment, feature]): [string, WindowFeature] => {
    const target = toFeatureTarget({ version, role: 'live', segment, feature })
    return [target.key, { target, counts: noFeatureCounts }]
  })
  const byVersion = Object.entries(rows).map(([version, count]): [string, WindowRows] => {
    const target = toFeatureTarget({ version, role: 'live', segment: everyone, feature: NO_FEATURE })
    return [target.key, { target, rows: { ...noRowCounts, rows: count } }]
  })
  const range = {
    window: parseWindow('1h'),
    startMs: 0,
    endMs: 3_600_000,
    partial: new Set<never>(),
    inDoubt: new Set<string>(),
    bytes: 0,
  }
  return { ...range, features: new Map(byFeature), rows: new Map(byVersion) }
}

test('rows stand beside the segments of their version, whatever features are called', () => {
  const open = openOf(
    [
      ['2', everyone, 'x'],
      ['1', ulm, 'x'],
      ['1', everyone, 'x'],
      ['1', everyone, '!'],
    ],
    { '1': 10, '3': 30 },
  )
  const closed = finishWork(toClosedWindows(open, []))
  expect(
    closed.map(({ version, rows, segments }) => [
      version,
      rows?.rows,
      segments.map(({ name, features }) => [name, ...Object.keys(features)]),
    ]),
  ).toEqual([
    [
      '1',
      10,
      [
        ['all', '!', 'x'],
        ['city', 'x'],
      ],
    ],
    ['2', undefined, [['all', 'x']]],
    ['3', 30, []],
  ])
})

test('where the counter of rows is in doubt, so are they, whatever features are called', () => {
  const open = openOf(
    [
      ['1', everyone, '!'],
      ['1', everyone, 'x'],
      ['1', ulm, 'x'],
      ['2', everyone, 'x'],
    ],
    { '1': 10, '2': 20 },
  )
  const { key } = toFeatureTarget({ version: '1', role: 'live', segment: everyone, feature: NO_FEATURE })
  const doubtful: OpenWindow = { ...open, partial: new Set(['baseline']), inDoubt: new Set([key]) }
  const closed = finishWork(toClosedWindows(doubtful, []))
  const doubts = closed.map(({ segments }) => segments.map(({ partialFeatures }) => [...(partialFeatures ?? ['?'])]))
  expect(doubts).toEqual([[['all'], []], [[]]])
})
