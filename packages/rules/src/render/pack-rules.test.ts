import { expect, test } from 'vitest'
import type { RuleGroup, RuleSet } from '../rule.ts'
import { packRules } from './pack-rules.ts'

const group = (name: string, intervalMs: number, count: number): RuleGroup => ({
  name,
  intervalMs,
  rules: Array.from({ length: count }, (_, i) => ({ kind: 'record', record: `${name}:${i}`, expr: '1', labels: {} })),
})

const pack = (...groups: readonly RuleGroup[]): RuleSet => packRules({ model: 'fares', by: [], groups })

test('groups of one interval become one, up to the 20 rules of Mimir', () => {
  const { groups } = pack(group('a', 60_000, 9), group('b', 300_000, 5), group('c', 60_000, 11), group('d', 60_000, 1))
  expect(groups.map(({ name, intervalMs, rules }) => [name, intervalMs, rules.length])).toEqual([
    ['model-slo:fares:1m:1', 60_000, 20],
    ['model-slo:fares:1m:2', 60_000, 1],
    ['model-slo:fares:5m:1', 300_000, 5],
  ])
})

test('a group that fits stays whole, one that is too large is cut, and no rule is lost or moved past another', () => {
  const before = [group('a', 60_000, 15), group('b', 60_000, 15), group('c', 60_000, 45)]
  const { groups } = pack(...before)
  expect(groups.map(({ rules }) => rules.length)).toEqual([15, 15, 20, 20, 5])
  expect(groups.flatMap(({ rules }) => rules)).toEqual(before.flatMap(({ rules }) => rules))
})
