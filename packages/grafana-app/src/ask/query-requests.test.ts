import { expect, test } from 'vitest'
import type { QuerySpec } from '../queries/query-spec.ts'
import { queryRequests } from './query-requests.ts'

const HOUR_MS = 3_600_000
const instant = (name: string, timeMs: number): QuerySpec => ({ kind: 'instant', name, expr: 'up', timeMs })

test('queries of one time go together, those of another apart', () => {
  const requests = queryRequests('uid', [
    instant('a', 9 * HOUR_MS),
    instant('b', 9 * HOUR_MS),
    instant('c', 8 * HOUR_MS),
  ])
  expect(requests.map(({ to, queries }) => [to, queries.map(({ refId }) => refId)])).toEqual([
    [String(9 * HOUR_MS), ['a', 'b']],
    [String(8 * HOUR_MS), ['c']],
  ])
})

test('an instant query is asked for at the end of its range', () => {
  const [request] = queryRequests('uid', [instant('a', 9 * HOUR_MS)])
  expect(request).toMatchObject({
    from: String(8 * HOUR_MS),
    to: String(9 * HOUR_MS),
    queries: [{ instant: true, range: false, datasource: { type: 'prometheus', uid: 'uid' } }],
  })
})

test('a grid keeps its step: as many points are asked for as it has', () => {
  const grid: QuerySpec = { kind: 'grid', name: 'g', expr: 'up', fromMs: 0, toMs: 30 * HOUR_MS, stepMs: HOUR_MS }
  const [request] = queryRequests('uid', [grid])
  expect(request).toMatchObject({
    from: '0',
    to: String(30 * HOUR_MS),
    queries: [{ range: true, interval: '3600000ms', intervalMs: HOUR_MS, maxDataPoints: 31 }],
  })
})
