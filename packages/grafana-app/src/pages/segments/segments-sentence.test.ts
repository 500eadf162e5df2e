import type { DriftState } from '@driftline/health'
import { expect, test } from 'vitest'
import { segmentsSentence } from './segments-sentence.ts'

const values = (...states: readonly (DriftState | undefined)[]) =>
  states.map((state, i) => ({ value: `v${i + 1}`, state }))

test.each([
  [
    values('act', 'investigate', 'recovering', 'ok'),
    '2 of 4 values of region need attention, v1 first; 1 recovering, 1 ok.',
  ],
  [values('act', 'ok'), '1 of 2 values of region needs attention, v1 only; 1 ok.'],
  [values('act', undefined), '1 of 2 values of region needs attention, v1 only; 1 not told.'],
  [values('ok', 'ok'), 'All 2 values of region are like their reference.'],
  [values('ok'), 'The one value of region is like its reference.'],
  [values('blind', 'ok', undefined), 'No value of region is raised; 1 cannot tell, 1 ok, 1 not told.'],
  [values(undefined), 'No value of region is raised; 1 not told.'],
])('%j is told as it is', (told, sentence) => {
  expect(segmentsSentence('region', told)).toBe(sentence)
})
