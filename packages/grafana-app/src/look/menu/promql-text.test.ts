import { parser } from '@prometheus-io/lezer-promql'
import { expect, test } from 'vitest'
import { gridQuery, rangeQuery } from '../../queries/query-spec.ts'
import { csvFileName } from './file-name.ts'
import { promqlText } from './promql-text.ts'

const DAY_MS = 86_400_000
const END_MS = Date.UTC(2017, 0, 1)

test('every query stands below the time it was asked for', () => {
  const loaded = rangeQuery('status', 'ml_drift_status{a="#"}', { toMs: END_MS, rangeMs: DAY_MS })
  const grid = gridQuery({
    name: 'rows',
    expr: 'max(rows)',
    fromMs: END_MS - DAY_MS,
    toMs: END_MS,
    stepMs: DAY_MS / 24,
  })
  expect(promqlText([loaded, grid])).toBe(
    `# status, at 2017-01-01T00:00:00.000Z
ml_drift_status{a="#"}[1d]

# rows, every 1h from 2016-12-31T00:00:00.000Z to 2017-01-01T00:00:00.000Z
max(rows)`,
  )
})

test('one query with its comment is PromQL', () => {
  const text = promqlText([rangeQuery('status', 'ml_drift_status', { toMs: END_MS, rangeMs: DAY_MS })])
  const errors: number[] = []
  parser.parse(text).iterate({ enter: ({ type, from }) => void (type.isError && errors.push(from)) })
  expect(errors).toEqual([])
})

test('the name of a file says what it is of and is taken by every system', () => {
  expect(csvFileName(['ridership', 'addison', 'Then and now'], END_MS)).toBe(
    'ridership-addison-then-and-now-2017-01-01.csv',
  )
  expect(csvFileName(['../a\\b:"<c>"', '', 'État 状態'], END_MS)).toBe('a-b-c-état-状態-2017-01-01.csv')
  expect(csvFileName(['x'.repeat(300)], END_MS).length).toBeLessThan(60)
})
