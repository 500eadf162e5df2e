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
    arithmetic: '11 features and all × 2 versions × 2 windows × 2 references × 1 segment',
    series: 88,
  })
  expect(shares.map(({ metric }) => metric)).not.toContain('ml.segment.contribution')
})

test('where a shift comes from is told of five segments at most', () => {
  const { shares } = estimate(`model: {name: m}\n${features(10)}\nsegments: {dimensions: [region]}`)
  expect(shares.find(({ metric }) => metric === 'ml.segment.contribution')).toEqual({
    metric: 'ml.segment.contribution',
    arithmetic: '10 features × 2 versions × 5 segments × 2 parts',
    series: 200,
  })
})

test('a name alone costs next to nothing', () => {
  expect(estimate('model: {name: m}').total).toBeLessThan(25)
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
