import type { VerdictLine } from '@driftline/health'
import { METRIC_ML_DRIFT_DETECTABLE } from '@driftline/semconv'
import { parseMonitorSpec } from '@driftline/spec'
import { expect, test } from 'vitest'
import { verdictOutputs } from './verdict-outputs.ts'

const checked = parseMonitorSpec('model: {name: m}\nwindows: [1h, 1d]\n', { file: 'm.yaml' })
if (!checked.ok) throw new Error('The spec of this test is not valid.')
const context = { environment: 'test', spec: checked.value, timeMs: 0 }

const line: VerdictLine = {
  role: 'live',
  model: 'm',
  version: '1',
  start: '2026-01-01T00:00:00Z',
  end: '2026-01-01T01:00:00Z',
  window: '1h',
  partial: false,
  segment: { name: 'all', value: 'all' },
  feature: 'x',
  reference: 'training',
  count: 500,
  state: 'ok',
  severity: 0,
  windowSeverity: 0,
  kind: null,
  lowerBound: 0,
  detectable: 0.04,
  kinds: [],
  since: null,
  sentence: '',
  statistics: {},
}

const detectableIn = (own: VerdictLine): readonly number[] =>
  verdictOutputs([own], context)
    .filter(({ metric }) => metric === METRIC_ML_DRIFT_DETECTABLE)
    .map(({ value }) => value)

test('the smallest shift that would have shown is put out for everyone in the primary window, where it is known', () => {
  expect(detectableIn(line)).toEqual([0.04])
  expect(detectableIn({ ...line, detectable: null })).toEqual([])
  expect(detectableIn({ ...line, window: '1d' })).toEqual([])
  expect(detectableIn({ ...line, segment: { name: 'city', value: 'a' } })).toEqual([])
})
