import { parseMonitorSpec } from '@driftline/spec'
import { expect, test } from 'vitest'

import { estimateSeries } from './series-budget.ts'

function estimate(text: string) {
  const checked = parseMonitorSpec(text, { file: 'model.yaml' })
  if (!checked.ok) throw new Error(checked.issues.map(({ message }) => message).join())
  return estimateSeries(checked.value)
}

const features = (count: number): string =>
  `features: {${Array.from({ length: count }, (_, index) => `f${index}: {type: numeric}`).join(', ')}}`

test('the total is the sum of what each metric multiplies to', () => {
  const { shares, total } = estimate(`model: {name: m}\n${features(10)}\nwindows: [1h, 1d]`)
  expect(total).toBe(shares.reduce((sum, { series }) => sum + series, 0))
  expect(shares[0]).toEqual({
    metric: 'ml.drift.severity',
    arithmetic: '13 features and all × 2 versions × 2 windows × 2 references × 1 segment',
    series: 104,
  })
  expect(shares.map(({ metric }) => metric)).not.toContain('ml.segment.contribution')
})

test('where a shift comes from is told of five segments at most', () => {
  const { shares } = estimate(`model: {name: m}\n${features(10)}\nsegments: {dimensions: [region]}`)
  expect(shares.find(({ metric }) => metric === 'ml.segment.contribution')).toEqual({
    metric: 'ml.segment.contribution',
    arithmetic: '12 features × 2 versions × 5 segments × 2 parts',
    series: 240,
  })
})

test('without declared features it is said what each feature of the rows costs', () => {
  const open = estimate('model: {name: m}')
  expect(open.total + 4 * open.perFeature!).toBeGreaterThanOrEqual(estimate(`model: {name: m}\n${features(4)}`).total)
  expect(estimate(`model: {name: m}\n${features(4)}`).perFeature).toBeUndefined()
})

test('a score is counted where there can be one', () => {
  const regression = estimate('model: {name: m, task: regression}').total
  expect(estimate('model: {name: m, task: regression}\ncolumns: {score: s}').total).toBeGreaterThan(regression)
  expect(estimate('model: {name: m, task: binary}').total).toBeGreaterThan(regression)
})

test('an objective costs three series, and one that is not counted none', () => {
  const plain = estimate('model: {name: m}').total
  const slos = 'slos: {availability: 0.99, drift: 0.9, quality: {good: error below 2, objective: 0.9}}'
  expect(estimate(`model: {name: m}\n${slos}`).total).toBe(plain + 6)
  expect(estimate('model: {name: m}\nslos: {missing: 0.999}').total).toBe(plain)
  const custom = 'slos: {custom: [{name: orders, good: a, total: b, objective: 0.9, description: Orders go through.}]}'
  expect(estimate(`model: {name: m}\n${custom}`).total).toBe(plain)
})

test('a hundred features, fifty segments, two windows and two more references go past what is allowed', () => {
  const { total, limit } = estimate(
    `model: {name: m}\n${features(100)}\nwindows: [1h, 1d]\nreferences: {seasonal: {}, previousVersion: {}}\nsegments: {dimensions: [region]}`,
  )
  expect(limit).toBe(6000)
  expect(total).toBeGreaterThan(limit)
})
