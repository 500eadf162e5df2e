import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ruleHash } from './rule-hash.ts'

const RULE = {
  alert: 'A',
  expr: 'up == 0',
  forMs: 60_000,
  keepFiringForMs: 0,
  labels: { a: '1', b: '2' },
  annotations: { s: 'x' },
}

test('stays what it was: rules that are installed carry it', () => {
  expect(ruleHash(RULE)).toBe('35553eba')
})

test('does not depend on the order of labels, nor on the hash itself', () => {
  const turned = { ...RULE, labels: { b: '2', a: '1' }, annotations: { driftline_hash: 'f', s: 'x' } }
  expect(ruleHash(turned)).toBe(ruleHash(RULE))
})

test('changes with every part of a rule', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (added) => {
      const others = [
        { ...RULE, expr: RULE.expr + added },
        { ...RULE, alert: RULE.alert + added },
        { ...RULE, labels: { ...RULE.labels, c: added } },
        { ...RULE, annotations: { s: `x${added}` } },
        { ...RULE, forMs: RULE.forMs + added.length },
        { ...RULE, keepFiringForMs: added.length },
      ].map(ruleHash)
      expect(others).not.toContain(ruleHash(RULE))
    }),
    { seed: 7 },
  )
})
