import { expect, test } from 'vitest'
import { HOSTILE_NAMES, makeCase, makeEntry, makeInput } from './gate-cases.testing.ts'
import { judgeGate } from './judge-gate.ts'
import { escapeMarkdown } from './markdown-text.ts'
import { renderSummary, renderSummaryError, SUMMARY_BYTES } from './render-summary.ts'

const judge = (count: number, words = 'Median 10 → 14.') =>
  judgeGate(makeInput(Array.from({ length: count }, (_, i) => makeCase({ feature: `f${i}`, words }))), {
    failOn: 'act',
    nowMs: 0,
  })

test('a table keeps its columns, whatever is in a name', () => {
  for (const name of HOSTILE_NAMES) {
    const input = makeInput([makeCase({ feature: name, words: name, segment: `region=${name}` })], { model: name })
    const text = renderSummary(judgeGate(input, { failOn: 'act', nowMs: 0 }))
    const rows = text.split('\n').filter((line) => line.startsWith('|'))
    expect(rows).toHaveLength(3)
    for (const row of rows) expect(row.split('|')).toHaveLength(7)
    expect(text).not.toMatch(/<script|@everyone|\]\(http|[^\P{Cc}\n]/u)
  }
})

test('a name stays readable', () => {
  expect(escapeMarkdown('clark lake, 3.5 % (all above)')).toBe('clark lake, 3.5 % (all above)')
})

test.each([1500, 20_000, SUMMARY_BYTES])('takes at most %i bytes and says how much is left out', (bytes) => {
  const text = renderSummary(judge(3000, '🦊'.repeat(300)), bytes)
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(bytes)
  expect(text).toContain('3,000 raised')
  if (bytes > 1500) expect(text).toMatch(/\nand [\d,]+ more\n$/)
})

test('the columns come first, then what is raised, and what of the baseline does nothing is named', () => {
  const cases = [
    makeCase(),
    makeCase({ feature: 'gone', kind: 'schema', words: 'the column is gone' }),
    makeCase({ feature: 'added', kind: 'schema', finding: 'ignored', state: 'ok' }),
    makeCase({ feature: 'known' }),
    makeCase({ feature: 'young', finding: 'not_judged', state: 'learning' }),
  ]
  const entries = [makeEntry({ feature: 'known' }), makeEntry({ feature: 'healed' })]
  const text = renderSummary(
    judgeGate(makeInput(cases), { failOn: 'act', nowMs: 0, baseline: { model: 'm', entries } }),
  )
  expect(text.match(/^#+ .*$/gm)).toEqual([
    '## Driftline gate: m: raised',
    '### Schema',
    '### Columns without a say',
    '### Raised',
    '### Accepted',
    '### Stale in the baseline',
    '### Not judged',
  ])
  expect(text).toContain('all · healed · distribution: nothing is raised there')
})

test('what went wrong before is told too', () => {
  expect(renderSummaryError('<b>.csv: there is no such file.')).toContain('&#60;b&#62;.csv: there is no such file.')
})
