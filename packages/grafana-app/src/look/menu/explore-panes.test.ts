import { expect, test } from 'vitest'
import type { QuerySpec } from '../../queries/query-spec.ts'
import { gridQuery, rangeQuery } from '../../queries/query-spec.ts'
import { dashboardPanel } from './dashboard-panel.ts'
import { explorePanes, explorePath } from './explore-panes.ts'

const HOUR_MS = 3_600_000
const instant = (name: string, timeMs: number): QuerySpec => ({
  kind: 'instant',
  name,
  expr: `up{a="${name}"}`,
  timeMs,
})
const END_MS = 99.5 * HOUR_MS
const LIVE: readonly QuerySpec[] = [
  gridQuery({ name: 'rows', expr: 'max(rows)', fromMs: 70 * HOUR_MS, toMs: END_MS, stepMs: HOUR_MS }),
  { kind: 'instant', name: 'rows-newest', expr: 'max(rows)', timeMs: END_MS },
]

test('an instant query is asked for the end of its pane', () => {
  expect(explorePanes('uid', [instant('a', END_MS)])).toEqual([
    {
      datasource: 'uid',
      range: { from: String(END_MS - HOUR_MS), to: String(END_MS) },
      queries: [
        {
          refId: 'a',
          datasource: { type: 'prometheus', uid: 'uid' },
          expr: 'up{a="a"}',
          instant: true,
          range: false,
          format: 'time_series',
          editorMode: 'code',
        },
      ],
    },
  ])
})

test('the pane of loaded history shows all that its range holds', () => {
  const loaded = rangeQuery('status', 'ml_drift_status', { toMs: END_MS, rangeMs: 90 * HOUR_MS })
  const [pane] = explorePanes('uid', [loaded])
  expect(pane?.range).toEqual({ from: String(END_MS - 90 * HOUR_MS), to: String(END_MS) })
  expect(pane?.queries[0]?.expr).toBe('ml_drift_status[3d18h]')
})

test('a grid and the newest window are one query, of both kinds, with the step of the grid', () => {
  const [pane, ...others] = explorePanes('uid', LIVE)
  expect(others).toEqual([])
  expect(pane?.range).toEqual({ from: String(70 * HOUR_MS), to: String(END_MS) })
  expect(pane?.queries).toMatchObject([
    { refId: 'rows', expr: 'max(rows)', instant: true, range: true, interval: '3600000ms' },
  ])
})

test('queries of two times stand beside each other; there is no third pane', () => {
  const specs = [instant('a', 9 * HOUR_MS), instant('b', 8 * HOUR_MS), instant('c', 9 * HOUR_MS), instant('d', 0)]
  const panes = explorePanes('uid', specs)
  expect(panes.map(({ queries }) => queries.map(({ refId }) => refId))).toEqual([['a', 'c'], ['b']])
})

test('an address brings its panes back, whatever the names in them', () => {
  const panes = explorePanes('uid', [instant('a b+c&d=%22"#{', END_MS)])
  const { pathname, searchParams } = new URL(explorePath(panes), 'https://grafana')
  expect(pathname).toBe('/explore')
  expect(searchParams.get('schemaVersion')).toBe('1')
  expect(JSON.parse(searchParams.get('panes') ?? '')).toEqual({ left: panes[0] })
  expect(explorePath(panes)).not.toContain('+')
})

test('on a dashboard what is asked over time is asked so only', () => {
  const panel = { title: 'Rows', uid: 'uid', queries: [...LIVE, instant('a', END_MS)], isOverTime: true }
  expect(dashboardPanel(panel)).toMatchObject({
    type: 'timeseries',
    targets: [
      { expr: 'max(rows)', instant: false, range: true },
      { refId: 'a', instant: true, range: false },
    ],
  })
  expect(dashboardPanel({ ...panel, isOverTime: false }).type).toBe('table')
})
