import { expect, test } from 'vitest'
import type { GatedVerdict } from './verdict-cases.ts'
import { verdictCases } from './verdict-cases.ts'

const PLACE = { segment: 'all', feature: 'a' }
const kind = (name: GatedVerdict['kinds'][number]['kind'], severity: number) => ({ kind: name, severity, effect: 0.2 })
const casesOf = (verdict: Omit<GatedVerdict, 'sentence'>) =>
  verdictCases(PLACE, { ...verdict, sentence: 'In words.' }).map(
    ({ kind: of, finding, state }) => `${of}: ${finding}, ${state}`,
  )

test('each kind of evidence is a case, no worse than the verdict it is a part of', () => {
  const kinds = [kind('distribution', 90), kind('missing', 75), kind('range', 45), kind('tails', 0)]
  expect(casesOf({ state: 'act', kind: 'distribution', kinds })).toEqual([
    'distribution: judged, act',
    'missing: judged, act',
    'range: judged, investigate',
    'tails: judged, ok',
  ])
  expect(casesOf({ state: 'investigate', kind: 'distribution', kinds }).slice(0, 2)).toEqual([
    'distribution: judged, investigate',
    'missing: judged, investigate',
  ])
})

test('what was seen once is no more than suspected, and what the spec expects is accepted', () => {
  const kinds = [kind('distribution', 90), kind('missing', 10)]
  expect(casesOf({ state: 'suspected', kind: null, kinds })).toEqual([
    'distribution: judged, suspected',
    'missing: judged, ok',
  ])
  expect(casesOf({ state: 'accepted', kind: 'distribution', kinds })).toEqual([
    'distribution: accepted, accepted',
    'missing: judged, ok',
  ])
})

test('a verdict that stands from an earlier window is a case of its kind', () => {
  expect(casesOf({ state: 'act', reason: 'thin', kind: 'missing', kinds: [] })).toEqual(['missing: judged, act'])
  expect(casesOf({ state: 'act', kind: 'missing', kinds: [kind('distribution', 10)] })).toEqual([
    'missing: judged, act',
    'distribution: judged, ok',
  ])
})

test('what was not judged says so, the rest passes', () => {
  const kinds = [kind('distribution', 10), kind('missing', 0)]
  expect(casesOf({ state: 'learning', kind: null, kinds: [] })).toEqual(['distribution: not_judged, learning'])
  expect(casesOf({ state: 'insufficient_data', kind: null, kinds: [] })).toEqual([
    'distribution: not_judged, insufficient_data',
  ])
  expect(casesOf({ state: 'blind', reason: 'scatter', kind: null, kinds })).toEqual([
    'distribution: not_judged, blind',
    'missing: judged, ok',
  ])
  expect(casesOf({ state: 'blind', reason: 'failed', kind: null, kinds: [] })).toEqual([
    'distribution: unreadable, blind',
  ])
  expect(casesOf({ state: 'ok', reason: 'calendar', kind: null, kinds: [kind('missing', 0)] })).toEqual([
    'distribution: not_judged, ok',
    'missing: judged, ok',
  ])
})
