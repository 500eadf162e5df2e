import {
  ATTR_ML_FEATURE_CATEGORY,
  ATTR_ML_HASH_KEY_ID,
  METRIC_ML_FEATURE_CATEGORIES,
  METRIC_ML_FEATURE_PROBLEMS,
  METRIC_ML_FEATURE_VALUE,
  METRIC_ML_INFERENCE_ROWS,
} from '@driftline/semconv'
import { describe, expect, test } from 'vitest'
import type { PointShape } from '../lives.testing.ts'
import { pointOf } from '../lives.testing.ts'
import { countTargetOf } from './count-target.ts'

const CITY = ['city', 'ulm'] as const

/** Where a point is counted: `segment feature: counter`. */
function placeOf(shape: Partial<PointShape>): string | undefined {
  const data = { kind: 'number', value: 1 } as const
  const point = pointOf({ writer: 'a', timeMs: 2, startTimeMs: 1, data, ...shape })
  const target = countTargetOf(point, { version: '1', role: 'live' })
  if (!target) return undefined
  const { feature, counter } = target
  const name = 'name' in counter ? ` ${counter.name}` : ''
  return `${feature.segment.value} ${feature.feature}: ${counter.kind}${name}`
}

test('categories of a hashed feature carry the id of the key', () => {
  const counterOf = (more: Readonly<Record<string, string>>) => {
    const data = { kind: 'number', value: 1 } as const
    const metric = METRIC_ML_FEATURE_CATEGORIES
    const point = pointOf({ writer: 'a', timeMs: 2, startTimeMs: 1, data, metric, feature: 'x' })
    const attributes = { ...point.attributes, ...more }
    return countTargetOf({ ...point, attributes }, { version: '1', role: 'live' })?.counter
  }
  const bucket = { [ATTR_ML_FEATURE_CATEGORY]: 'hash:07' }
  expect(counterOf(bucket)).toEqual({ kind: 'bucket', name: '07' })
  expect(counterOf({ ...bucket, [ATTR_ML_HASH_KEY_ID]: '5d41402a' })).toEqual({
    kind: 'bucket',
    name: '07',
    hashKey: '5d41402a',
  })
  expect(counterOf({ [ATTR_ML_FEATURE_CATEGORY]: 'other', [ATTR_ML_HASH_KEY_ID]: 'none' })).toEqual({
    kind: 'other',
    hashKey: 'none',
  })
})

describe('problems', () => {
  const problems = { metric: METRIC_ML_FEATURE_PROBLEMS, problem: 'missing' }

  test('of a segment are of all its features, with the reserved name or with none', () => {
    expect(placeOf({ ...problems, segment: CITY })).toBe('ulm all: problem missing')
    expect(placeOf({ ...problems, segment: CITY, feature: 'all' })).toBe('ulm all: problem missing')
    expect(placeOf({ ...problems, segment: CITY, feature: 'x' })).toBe('ulm x: problem missing')
  })

  test('of everyone are of one feature', () => {
    expect(placeOf({ ...problems, feature: 'x' })).toBe('all x: problem missing')
    expect(placeOf(problems)).toBeUndefined()
    expect(placeOf({ ...problems, feature: 'all' })).toBeUndefined()
    expect(placeOf({ ...problems, problem: '', segment: CITY })).toBeUndefined()
  })

  test('that are undeclared fields are of the rows', () => {
    expect(placeOf({ ...problems, problem: 'unexpected', feature: 'z' })).toBe('all : unexpected z')
    expect(placeOf({ ...problems, problem: 'unexpected', feature: 'z', segment: CITY })).toBeUndefined()
  })
})

test('no feature has the name that means all of them', () => {
  const histogram = { scale: 0, zeroThreshold: 0, zeroCount: 1, count: 1, positive: { offset: 0, counts: [] } }
  const data = { kind: 'exponential', histogram: { ...histogram, negative: { offset: 0, counts: [] } } } as const
  expect(placeOf({ metric: METRIC_ML_FEATURE_VALUE, feature: 'x', data })).toBe('all x: values')
  expect(placeOf({ metric: METRIC_ML_FEATURE_VALUE, feature: 'all', data })).toBeUndefined()
  expect(placeOf({ metric: METRIC_ML_FEATURE_VALUE, feature: 'all', data, segment: CITY })).toBeUndefined()
})

test('rows are counted for everyone only', () => {
  expect(placeOf({ metric: METRIC_ML_INFERENCE_ROWS })).toBe('all : rows')
  expect(placeOf({ metric: METRIC_ML_INFERENCE_ROWS, segment: CITY })).toBeUndefined()
})
