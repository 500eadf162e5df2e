import { expect, test } from 'vitest'
import type { WindowEvidence } from '../evidence/judge-window.ts'
import { alsoTexts } from './raised-text.ts'
import type { SentenceParts } from './sentence-context.ts'

const found = (kind: 'tails' | 'distribution', severity: number) =>
  ({ kind, effect: 0.2, lowerBound: 0.1, severity, detectable: null }) as const

const window: WindowEvidence = {
  rows: 72,
  evidence: [found('tails', 80), found('distribution', 60)],
  statistics: {
    change: { quantiles: { p5: 10, p50: 31.7, p95: 40 }, usualMedian: { lower: 40, upper: 50 } },
  },
}

test('a median told beside something else is told with what is usual', () => {
  const verdict = { kind: 'tails', lowerBound: 0.1 } as SentenceParts['verdict']
  const context = { timezone: 'UTC', reference: 'baseline' } as const
  const parts: SentenceParts = { verdict, window, context, rows: '72 rows', since: '' }
  expect(alsoTexts('tails', parts)).toEqual(['also median 31.7, usually 40–50'])
})
