import { expect, test } from 'vitest'
import { previewRequest } from './preview-request.ts'

test('both queries of a request have the same range, step and points, so that both are widened or neither', () => {
  const grid = { fromMs: 60_000, toMs: 600_000, stepMs: 60_000 }
  const { from, to, queries } = previewRequest('uid', 'up > 0', grid)
  expect([from, to]).toEqual(['60000', '600000'])
  for (const query of queries)
    expect(query).toMatchObject({
      datasource: { type: 'prometheus', uid: 'uid' },
      interval: '60000ms',
      intervalMs: 60_000,
      maxDataPoints: 10,
    })
  expect(queries.map(({ expr, range, instant }) => [expr, range, instant])).toEqual([
    ['up > 0', true, false],
    ['vector(0)', false, true],
  ])
})
