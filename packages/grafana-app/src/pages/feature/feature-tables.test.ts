import { expect, test } from 'vitest'
import { csvText } from '../../frames/csv-text.ts'
import type { Distribution } from '../../frames/distribution.ts'
import { distributionTable, quantileTable, shareTable } from './feature-tables.ts'

const ENDS_MS = [Date.UTC(2016, 0, 1), Date.UTC(2017, 0, 1)]
const distribution: Distribution = {
  version: '1',
  role: 'live',
  segment: { name: 'all', value: 'all' },
  feature: 'fare',
  rows: 100,
  reference: 'training',
  windowEndMs: ENDS_MS[1]!,
  bins: [
    { upper: 1.5, category: undefined, reference: 0.25, current: 0.5, cumulative: { reference: 0.25, current: 0.5 } },
    { upper: Infinity, category: undefined, reference: 0.75, current: 0.5, cumulative: { reference: 1, current: 1 } },
  ],
}

test('ranges by their upper edges, with their sums', () => {
  expect(csvText(distributionTable(distribution)).split('\r\n')).toEqual([
    'window end,up to,"training (share, 0 to 1)","now (share, 0 to 1)","training summed up (share, 0 to 1)","now summed up (share, 0 to 1)"',
    '2017-01-01T00:00:00.000Z,1.5,0.25,0.5,0.25,0.5',
    '2017-01-01T00:00:00.000Z,all above,0.75,0.5,1,1',
    '',
  ])
})

test('categories by name, which may be anything', () => {
  const bin = { upper: undefined, category: '=cmd|x', reference: 1, current: 0, cumulative: undefined }
  const { columns, rows } = distributionTable({ ...distribution, bins: [bin] })
  expect(columns.map(({ name }) => name)).toEqual(['window end', 'category', 'training', 'now'])
  expect(csvText({ columns: [], rows })).toContain("'=cmd|x,1,0")
})

test('a window of which nothing is told has a row and nothing in it', () => {
  const values = [{ windowEndMs: ENDS_MS[1]!, value: 3 }]
  const history = { version: '1', role: 'live', values }
  expect(shareTable('Missing', history, ENDS_MS).rows).toEqual([
    ['2016-01-01T00:00:00.000Z', undefined],
    ['2017-01-01T00:00:00.000Z', 3],
  ])
  const p50 = { ...history, quantile: 'p50', source: 'current' }
  const { columns, rows } = quantileTable([p50], ENDS_MS, 'riders')
  expect(columns[2]).toEqual({ name: 'p50', unit: 'riders' })
  expect(rows[1]).toEqual(['2017-01-01T00:00:00.000Z', undefined, 3, undefined, undefined, undefined, undefined])
})
