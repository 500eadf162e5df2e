import { METRIC_ML_WINDOW_ROWS } from '@driftline/semconv'
import { expect, test } from 'vitest'
import { createNames } from '../queries/names.ts'
import { readPoints } from './points.ts'
import { partOf, seriesOfFrame } from './series.ts'

const names = createNames()
const metric = names.metric(METRIC_ML_WINDOW_ROWS)
const time = { type: 'time', name: 'Time', values: [1000, 2000] }

test('a frame is one series for each field of numbers; what is missing is no number', () => {
  const frame = { fields: [time, { type: 'number', name: 'Value', labels: { part: 'a' }, values: [3, null] }] }
  expect(seriesOfFrame(frame)).toEqual([
    {
      labels: { part: 'a' },
      samples: [
        [1000, 3],
        [2000, NaN],
      ],
    },
  ])
})

test('a field that has the name of a metric is of that metric, whether or not its labels say so', () => {
  const named = seriesOfFrame({ fields: [time, { type: 'number', name: metric, values: [3, 4] }] })
  expect(readPoints(names, METRIC_ML_WINDOW_ROWS, named).map(({ value }) => value)).toEqual([3, 4])
  const other = seriesOfFrame({ fields: [time, { type: 'number', name: 'up', values: [3, 4] }] })
  expect(readPoints(names, METRIC_ML_WINDOW_ROWS, other)).toEqual([])
})

test('a part of a union is read by itself', () => {
  const series = ['a', 'b'].map((part) => ({ labels: { part }, samples: [] }))
  expect(partOf(new Map([['both', series]]), 'both', 'b')).toEqual([series[1]])
  expect(partOf(new Map(), 'both', 'b')).toEqual([])
})

test('of what several processes tell at once the greatest counts, and nothing counts twice', () => {
  const of = (instance: string, value: number) => ({ labels: { instance }, samples: [[1000, value]] as const })
  const points = readPoints(names, METRIC_ML_WINDOW_ROWS, [of('a', 3), of('b', 5), of('c', NaN), of('d', 4)])
  expect(points).toEqual([{ at: {}, timeMs: 1000, value: 5 }])
})
