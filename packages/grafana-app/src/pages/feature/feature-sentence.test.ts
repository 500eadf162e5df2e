import type { ShownVerdict } from '@driftline/view'
import { expect, test } from 'vitest'
import { windowLabels } from '../../look/window-labels.ts'
import { featureSentence } from './feature-sentence.ts'

const quiet: ShownVerdict = {
  model: 'fares',
  version: '1',
  role: 'live',
  window: '1y',
  start: Date.UTC(2016, 0, 1),
  end: Date.UTC(2017, 0, 1),
  segment: { name: 'all', value: 'all' },
  feature: 'tip',
  reference: 'training',
  headline: true,
  state: 'ok',
  severity: 0,
}
const labels = windowLabels('1y', 'UTC')

test.each([
  [{}, 'Ok.'],
  [{ kind: null, statistics: { psiDebiased: 0.02 } }, 'Ok: PSI 0.020 debiased.'],
  [{ state: 'act', severity: 83.7 }, 'Act, severity 83.'],
  [
    {
      state: 'act',
      severity: 83.7,
      since: Date.UTC(2012, 0, 1),
      kind: 'distribution',
      lowerBound: 0.519,
      statistics: { psiDebiased: 0.6 },
    },
    'Act since 2012, severity 83: PSI 0.60 debiased, ≥ 0.51 for certain.',
  ],
  [
    { state: 'act', severity: 83.7, kind: 'distribution', lowerBound: 0.519 },
    'Act, severity 83: PSI ≥ 0.51 for certain.',
  ],
  [{ state: 'learning', learning: 0.25 }, 'Learning 25 %.'],
] as const)('a verdict says what is known of it: %#', (changes, sentence) => {
  expect(featureSentence({ ...quiet, ...changes }, labels)).toBe(sentence)
})
