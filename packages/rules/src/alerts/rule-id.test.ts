import { expect, test } from 'vitest'
import { ruleId } from './rule-id.ts'

test('rules of names with slashes are not taken for one another', () => {
  expect(ruleId(['burn', 'fraud', 'latency', 'fast'])).toBe('burn/fraud/latency/fast')
  expect(ruleId(['a/b', 'c'])).not.toBe(ruleId(['a', 'b/c']))
  expect(ruleId(['a%2Fb'])).not.toBe(ruleId(['a/b']))
})
