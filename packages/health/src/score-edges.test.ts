import { expect, test } from 'vitest'
import type { FeatureCounts } from './index.ts'
import { mergeFeatureCounts } from './index.ts'
import { scores } from './judging.testing.ts'

const values = Array.from({ length: 100 }, (_, i) => i / 100)
const coarse = [0.25, 0.5, 0.75]
const fine = [0.1, 0.25, 0.4, 0.5, 0.75, 0.9]

test('scores on other edges are brought to the edges both have, exactly and in any order', () => {
  const [a, b] = [scores(values, coarse), scores(values, fine)]
  const together = scores([...values, ...values], coarse).scores!
  for (const merged of [mergeFeatureCounts(a, b), mergeFeatureCounts(b, a)]) {
    expect(merged.scores?.bounds).toEqual(coarse)
    expect(merged.scores?.counts).toEqual(together.counts)
  }
})

test('scores without an edge in common keep their number, in one open bucket', () => {
  const merged = mergeFeatureCounts(scores(values, [0.3]), scores(values, [0.6]))
  expect(merged.scores).toMatchObject({ bounds: [], counts: [200], count: 200 })
})

test('three writers with other edges give one result whatever their order', () => {
  const parts: readonly FeatureCounts[] = [scores(values, coarse), scores(values, fine), scores(values, [0.5, 0.9])]
  const [a, b, c] = parts as readonly [FeatureCounts, FeatureCounts, FeatureCounts]
  const orders = [
    [a, b, c],
    [c, b, a],
    [b, c, a],
  ].map(([x, y, z]) => mergeFeatureCounts(mergeFeatureCounts(x!, y!), z!))
  for (const merged of orders) expect(merged.scores).toMatchObject({ bounds: [0.5], count: 300 })
})
