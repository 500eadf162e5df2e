import { PassThrough } from 'node:stream'
import type { VerdictLine } from '@driftline/health'
import { expect, test } from 'vitest'
import type { OutputStream } from './command-context.ts'
import { renderVerdictTable } from './print-verdicts.ts'
import { makeVerdictLines } from './report/verdict-lines.testing.ts'

const stream: OutputStream = new PassThrough()
const quiet = (line: VerdictLine): VerdictLine => ({ ...line, state: 'ok', severity: 0 })
const raised = (line: VerdictLine): VerdictLine => ({ ...line, role: 'shadow', state: 'act', severity: 90 })
const live = makeVerdictLines({ features: 2, windows: 1, window: '1d' }).map(quiet)
const shadow = live.map(raised)

test('a feature beside two references has one row, that of its headline', () => {
  const seasonal = live.map((line): VerdictLine => {
    const { headline, ...beside } = line
    expect(headline).toBe(true)
    return { ...beside, reference: 'seasonal', state: 'act', severity: 99 }
  })
  expect(
    renderVerdictTable(
      live.flatMap((line, i) => [line, seasonal[i]!]),
      stream,
    ),
  ).toBe(renderVerdictTable(live, stream))
})

test('a role that is not live has rows and a summary of its own', () => {
  const table = renderVerdictTable([...live, ...shadow], stream)
  for (const { feature } of live) {
    expect(table).toMatch(new RegExp(String.raw`${feature} +ok`))
    expect(table).toMatch(new RegExp(String.raw`${feature} \(shadow\) +act`))
  }
  expect(table).toMatch(/: 2 ok\. Beside live: shadow 2 of 2 raised\.\n$/)
})
