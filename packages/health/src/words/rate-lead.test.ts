import { expect, test } from 'vitest'
import type { FeatureChange } from '../change/feature-change.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { EvidenceKind } from '../evidence/severity.ts'
import { featureSpecOf } from '../monitored-features.ts'
import { specOf } from '../judging.testing.ts'
import { leadOf } from './lead.ts'
import { rateLead } from './rate-lead.ts'

function told(
  kind: EvidenceKind,
  feature = '{}',
  change: FeatureChange = { tails: { lower: null, upper: 40 } },
): string {
  const evidence: Evidence = {
    kind,
    effect: 0.119,
    lowerBound: 0.1,
    severity: 60,
    detectable: 0.01,
    basis: {
      of: 'rate',
      reference: { count: 1, rows: 1000 },
      current: { count: 96, rows: 800 },
      designEffect: { value: 1, blocks: 28 },
      thresholds: { warn: 0.01, critical: 0.05 },
    },
  }
  const spec = featureSpecOf(specOf(`model: {name: m}\nfeatures: {x: ${feature}}\n`), 'x')
  return leadOf(rateLead(evidence, { spec, change })!, ' since Mon')
}

test.each<[EvidenceKind, string, string]>([
  ['missing', '{}', '12 % of rows missing since Mon, was 0.1 %'],
  ['stale', '{maxAge: 15m}', '12 % of values older than 15 minutes since Mon, was 0.1 %'],
  ['stale', '{}', '12 % of values stale since Mon, was 0.1 %'],
  ['duplicates', '{}', '12 % of rows repeat earlier ones since Mon, was 0.1 %'],
  ['range', '{min: 0, unit: mm}', '12 % of rows below the spec’s minimum of 0 mm since Mon, was 0.1 %'],
  ['range', '{}', '12 % of rows out of range since Mon, was 0.1 %'],
  ['tails', '{unit: mm}', '12 % of values above 40 mm since Mon, was 0.1 %'],
  ['new_category', '{}', '12 % of values in new categories since Mon'],
])('a rate of %s with %s is told in its own words', (kind, feature, text) => expect(told(kind, feature)).toBe(text))

test.each([
  [{ tails: { lower: 0, upper: 0 }, farSide: 'above' }, '12 % of values above 0 in since Mon, was 0.1 %'],
  [{ tails: { lower: 0, upper: 0 } }, '12 % of values other than 0 in since Mon, was 0.1 %'],
  [
    { tails: { lower: 0, upper: 64 }, farSide: 'below' },
    '12 % of values outside 0–64 in (all below) since Mon, was 0.1 %',
  ],
] as const)('values beyond the tails of %j are told by their side', (change, text) => {
  expect(told('tails', '{unit: in}', change)).toBe(text)
})

test('a rate without counts is not told', () => {
  expect(rateLead({ kind: 'stale', effect: 0.1, lowerBound: 0.1, severity: 50, detectable: null }, {})).toBeUndefined()
})
