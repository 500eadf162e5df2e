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

const change = (changes: Partial<VerdictLine>): VerdictLine => ({ ...live[0]!, ...changes })
const rowOf = (table: string, name: string): string | undefined =>
  table.split('\n').find((row) => row.startsWith(`${name} `))

test('says why a feature is suspected, blind, learning or accepted, and counts each at the foot', () => {
  const accepted = { by: 'ann', reason: 'new tariff', since: '2004-01-01T00:00:00Z', until: '2005-01-01T00:00:00Z' }
  const table = renderVerdictTable(
    [
      change({
        feature: 'once',
        state: 'suspected',
        windowSeverity: 55,
        kind: 'missing',
        statistics: { missing: 0.1 },
      }),
      change({ feature: 'unseen', state: 'blind', detectable: 1.501 }),
      change({ feature: 'new', state: 'learning', learning: 0.379 }),
      change({ feature: 'known', state: 'accepted', accepted }),
      change({ feature: 'meant', state: 'accepted', accepted: { by: 'spec', since: accepted.since, until: null } }),
      change({ feature: 'old', state: 'act', severity: 80, notRenewed: true }),
    ],
    stream,
  )
  expect(rowOf(table, 'once')).toMatch(/suspected .* once: severity 55; 10 % missing: /)
  expect(rowOf(table, 'unseen')).toMatch(/blind .* would show only PSI ≥ 1\.51$/)
  expect(rowOf(table, 'new')).toMatch(/learning .* 37 % learned$/)
  expect(rowOf(table, 'known')).toMatch(/accepted .* accepted by ann, until 2005-01-01: new tariff$/)
  expect(rowOf(table, 'meant')).toMatch(/accepted .* expected in the spec, until revoked$/)
  expect(rowOf(table, 'old')).toMatch(/act .* not renewed: /)
  expect(table).toMatch(/: 1 act, 1 suspected, 2 accepted, 1 blind, 1 learning\.\n$/)
})

test('leaves out the PSI of a window that could not renew what stands', () => {
  const statistics = { psi: 0.04 }
  const standing = change({
    feature: 'old',
    state: 'act',
    severity: 80,
    lowerBound: 0.56,
    notRenewed: true,
    statistics,
  })
  expect(rowOf(renderVerdictTable([standing], stream), 'old')).not.toContain('0.04')
  const { notRenewed, ...own } = standing
  expect(notRenewed).toBe(true)
  expect(rowOf(renderVerdictTable([own], stream), 'old')).toContain('0.04')
})

test('tells large values to the unit', () => {
  const quantiles = { p5: -1002.4, p50: 1013.2, p95: 1030.6 }
  const line = change({
    feature: 'pressure',
    state: 'act',
    severity: 80,
    kind: 'distribution',
    statistics: { quantiles, referenceQuantiles: { ...quantiles, p50: 1017.3 } },
  })
  expect(rowOf(renderVerdictTable([line], stream), 'pressure')).toContain('median 1,017 → 1,013, 90 % in −1,002–1,031')
})

test('the model as a whole stands on top and is not counted; segments are counted apart', () => {
  const segment = { name: 'city', value: 'a' }
  const table = renderVerdictTable(
    [
      change({ feature: 'moved', state: 'act', severity: 90 }),
      change({ feature: 'all' }),
      change({ feature: 'moved', segment, state: 'blind' }),
      change({ feature: 'all', segment }),
    ],
    stream,
  )
  expect(table.split('\n')[1]).toMatch(/^model as a whole +everyone +ok/)
  expect(table.split('\n')[2]).toMatch(/^moved +everyone +act/)
  expect(table).toMatch(/: 1 act\. In segments: 1 blind\.\n$/)
})

test('only segments, or only the model as a whole, have a summary too', () => {
  const segment = { name: 'city', value: 'a' }
  expect(renderVerdictTable([change({ segment })], stream)).toMatch(/: 1 ok\.\n$/)
  expect(renderVerdictTable([change({ feature: 'all' })], stream)).toMatch(/: 1 ok\.\n$/)
})
