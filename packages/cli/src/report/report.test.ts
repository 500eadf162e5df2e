import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { VerdictLine } from '@driftline/health'

import { ML_DRIFT_STATE_VALUES } from '@driftline/semconv'
import { arrange, stateText } from '@driftline/view'

import { toHeatClass } from './heat-class.ts'
import { readRows } from './packed/row-table.ts'
import { readTableBytes } from './packed/table-bytes.ts'
import type { Columns } from './packed/table-bytes.ts'
import { renderReport } from './render-report.ts'
import { makeVerdictLines, verdictLinesOf } from './verdict-lines.testing.ts'

const yearly = makeVerdictLines({ features: 50, windows: 13, window: '1y' })

function change(line: VerdictLine | undefined, changes: Partial<VerdictLine>): VerdictLine {
  if (line === undefined) throw new Error('The fixture has no such line.')
  return { ...line, ...changes }
}

const quiet = change(yearly.at(-1), { state: 'ok', severity: 0, lowerBound: 0, kind: null, since: null })

/** The text of a page without its markup, style, script and data. */
function toText(page: string): string {
  return page
    .replaceAll(/<(style|script|title)\b[^>]*>[^]*?<\/\1>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
}

/** A table that stands in a page. */
function tableOf(page: string, id: string): Columns {
  return readTableBytes(inflateRawSync(Buffer.from(textOf(page, id), 'base64')))
}

function textOf(page: string, id: string): string {
  return new RegExp(`<script type="text/plain" id="${id}">([^<]*)</script>`).exec(page)?.[1] ?? ''
}

/** The markup of a page without text, script, style and the values of attributes. */
function toTags(page: string): string {
  const markup = page.replaceAll(/(<(style|script|title)\b[^>]*>)[^]*?<\/\2>/g, '$1')
  return (markup.match(/<(?:[^>"]|"[^"]*")*>/g) ?? []).join('').replaceAll(/"[^"]*"/g, '""')
}

describe('arranging verdicts', () => {
  test('does not depend on the order of the lines', () => {
    const page = renderReport(yearly)
    fc.assert(
      fc.property(fc.shuffledSubarray([...yearly], { minLength: yearly.length }), (lines) => {
        const first = lines.findIndex(({ window }) => window === '1y')
        expect(renderReport([lines[first]!, ...lines.toSpliced(first, 1)])).toBe(page)
      }),
      { numRuns: 5 },
    )
  })

  test('shows the headlines of the first window length, each further reference by choice, and names what it leaves out', () => {
    const { headline: _, ...beside } = change(quiet, { reference: 'seasonal', state: 'act', severity: 95 })
    const lines = [beside, quiet, change(quiet, { window: '1mo', state: 'act', severity: 90 })]
    const view = arrange(lines)
    expect(view).toMatchObject({
      window: '1y',
      references: ['training'],
      windowCount: 1,
      alsoInLines: ['windows of 1mo'],
    })
    expect(view.features).toMatchObject([{ latest: { state: quiet.state } }])
    expect(view.others).toMatchObject([
      { references: ['seasonal'], features: [{ latest: { state: 'act' } }], segments: [] },
    ])
    const text = toText(renderReport(lines))
    expect(text).toContain('Also in these lines, not shown: windows of 1mo.')
    expect(text).toContain('Compared with headline seasonal')
  })

  test('shows features under the reference that is the headline of each', () => {
    const other = change(quiet, { feature: 'y', reference: 'baseline' })
    expect(arrange([quiet, other]).features).toHaveLength(2)
    expect(toText(renderReport([quiet, other]))).toContain('references: training, baseline')
  })

  test('a reference that all headlines stand beside is no choice of its own', () => {
    expect(arrange(yearly).others).toEqual([])
    expect(toText(renderReport(yearly))).not.toContain('Compared with')
  })

  test('the model as a whole stands apart from features, beside every reference the same', () => {
    const whole = change(quiet, { feature: 'all', state: 'suspected' })
    const { headline: _, ...seasonal } = change(quiet, { reference: 'seasonal' })
    const view = arrange([whole, quiet, seasonal])
    expect(view.features).toHaveLength(1)
    for (const { whole } of [view, ...view.others]) expect(whole).toMatchObject([{ name: 'model as a whole' }])
    expect(view.others).toHaveLength(1)
    expect(toText(renderReport([whole, quiet]))).toContain('like its reference. The model as a whole: suspected.')
  })

  test('keeps segments apart from everyone, the quiet ones counted', () => {
    const segment = { name: 'weekday', value: 'sat' }
    const lines = [
      quiet,
      change(quiet, { segment }),
      change(quiet, { segment, feature: 'x', state: 'act', severity: 80, role: 'shadow' }),
    ]
    expect(arrange(lines).features).toHaveLength(1)
    expect(arrange(lines).segments).toMatchObject([{ name: 'x (shadow)' }, { name: quiet.feature }])
    const text = toText(renderReport(lines))
    expect(text).toContain('weekday=sat x (shadow)')
    expect(text).toContain('1 quiet: never raised weekday=sat: 1 ok')
  })

  test('needs at least one line', () => expect(() => renderReport([])).toThrow(RangeError))
})

describe('the sentence on top', () => {
  const summarise = (lines: readonly VerdictLine[]): string =>
    toText(/<p class="lead">.*?<\/p>/.exec(renderReport(lines))?.[0] ?? '').trim()

  test('says how many, since when, and how many are quiet', () => {
    expect(summarise(yearly)).toBe(
      '19 of 50 features need attention, the first since 2003: 16 to act on, 3 to investigate. 30 are like their reference.',
    )
  })

  test('says what PSI is before the first figure of it, and not where there is none', () => {
    const text = toText(renderReport([quiet]))
    expect(text.indexOf('PSI , population stability index')).toBeGreaterThan(0)
    expect(text.indexOf('PSI , population stability index')).toBe(text.indexOf('PSI', text.indexOf('like its')))
    const without = change(quiet, { detectable: null, sentence: 'Quiet.', statistics: {} })
    expect(toText(renderReport([without]))).not.toContain('stability')
  })

  test('puts the three most severe first: what, since when, how sure, what next', () => {
    const raised = ['a', 'b', 'c', 'd'].map((feature, index) =>
      change(quiet, {
        feature,
        state: 'act',
        severity: 90 - index,
        kind: 'missing',
        since: '2010-01-01T00:00:00Z',
        sentence: `${feature} is missing, certainly 5 %.`,
        statistics: { ...quiet.statistics, missing: 0.06 },
      }),
    )
    const [, top = ''] = toText(renderReport(raised)).split('Look at these first')
    expect(top).toMatch(/^ a act since 2010 a is missing, certainly 5 %\. Look next: 6 % missing: the join/)
    expect(top).toMatch(/ c act since 2010 .*1 more below\./)
  })

  test('shows the last complete window where there is one, and says that the last is not', () => {
    const partial = change(quiet, { start: '2014-01-01T00:00:00Z', end: '2015-01-01T00:00:00Z', partial: true })
    const complete = change(quiet, { partial: false, count: 77 })
    const text = toText(renderReport([complete, { ...partial, state: 'act', severity: 90 }]))
    expect(text).toContain('As of 2013, the last complete window; 2014 is partial.')
    expect(text).toContain('The one feature is like its reference.')
    expect(toText(renderReport([partial]))).toContain('As of 2014 (partial), the last window.')
  })

  test('says so when there are only segments', () => {
    expect(summarise([change(quiet, { segment: { name: 'a', value: 'b' } })])).toContain('only for segments')
  })
})

describe('the page', () => {
  test('is the same for the same lines', () => expect(renderReport(yearly)).toBe(renderReport([...yearly])))

  test('takes three and a half bytes for a verdict of a large file, and little beside', () => {
    const page = renderReport(verdictLinesOf({ features: 40, windows: 50, segments: 20, window: '1d' }))
    const tables = ['rows-0', 'charts-0', 'segments-0'].map((id) => textOf(page, id).length)
    const sizeBytes = tables.reduce((sum, length) => sum + length, 0)
    expect(sizeBytes).toBeLessThan(3.5 * 40 * 50 * 21)
    expect(page.length - sizeBytes).toBeLessThan(600_000)
  })

  test('reads as it did', () => {
    const lines = makeVerdictLines({ features: 4, windows: 5, window: '1y', seed: 3 })
    expect(toText(renderReport(lines))).toMatchSnapshot()
  })

  test('shows missing and invalid values as a bar with its figures', () => {
    const page = renderReport([change(quiet, { statistics: { ...quiet.statistics, missing: 0.061, invalid: 0.4 } })])
    expect(page).toContain('<i class="missing" style="width:6%"></i><i class="invalid" style="width:40%"></i>')
    expect(toText(page)).toContain('6.1 % missing, 40 % invalid')
  })

  test('names the levels, the ends and the window of the severity line', () => {
    const [, line = ''] = /<figure class="spark">([^]*?)<\/figure>/.exec(renderReport(yearly)) ?? []
    expect(toText(line)).toContain('Severity, 0 to 100 40 investigate 70 act 2001 2013')
    expect(line).toContain('<rect class="shown"')
  })

  test('names that differ in the middle read differently beside the cells', () => {
    const names = [
      'customer_account_number_0001_spend_ratio_of_last_30_days',
      'customer_account_number_0002_spend_ratio_of_last_30_days',
    ]
    const page = renderReport(names.map((feature) => change(quiet, { feature })))
    const [, picture = ''] = /<table class="heat[^>]*>([^]*?)<\/table>/.exec(page) ?? []
    const shown = [...picture.matchAll(/<span class="wide">([^<]+)</g)].map(([, name]) => name)
    expect(shown).toEqual(['…001_spend_ra…last_30_days', '…002_spend_ra…last_30_days'])
  })

  test('asks nothing of the network', () => {
    const page = renderReport(yearly)
    expect(page).not.toMatch(/(?:src|href)=["'](?!#)/)
    expect(page).not.toMatch(/https?:|url\(|@import/)
    expect(page).toContain("default-src 'none'")
  })

  test.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "</script><script>alert('1')</script>",
    "' onfocus='x",
    '&lt;b&gt;',
    '\u2028',
  ])('a feature named %s stays text everywhere', (hostile) => {
    const distribution = { categories: [hostile], reference: [1], current: [1] }
    const lines = makeVerdictLines({ features: 3, windows: 3, window: '1y', firstName: hostile }).map((line) =>
      change(line, {
        model: hostile,
        version: hostile,
        reference: hostile,
        sentence: hostile,
        statistics: { ...line.statistics, distribution },
      }),
    )
    const page = renderReport(lines, { title: hostile })
    expect(page.match(/<script/g)).toHaveLength(5)
    expect(page.match(/<\/script/g)).toHaveLength(5)
    expect(page).not.toContain('<img')
    expect(toTags(page)).not.toMatch(/on(?:error|focus)/)
    expect(readRows(tableOf(page, 'rows-0')).map(({ name }) => name)).toContain(hostile)
  })

  test('says every state in words, not by colour alone', () => {
    const states = ML_DRIFT_STATE_VALUES
    const text = toText(renderReport(states.map((state, index) => change(quiet, { state, feature: `f${index}` }))))
    const [, body = ''] = text.split('Features, ranked')
    for (const state of states) expect(body).toContain(` ${stateText[state]} `)
  })

  test('draws every state in a way of its own, and has a key to each', () => {
    const looks = ML_DRIFT_STATE_VALUES.filter((state) => !['act', 'investigate', 'ok'].includes(state)).map((state) =>
      toHeatClass(change(quiet, { state })),
    )
    expect(new Set([...looks, toHeatClass(quiet), toHeatClass(undefined)]).size).toBe(looks.length + 2)
    const [, legend = ''] = /aria-label="What a cell looks like">(.*?)<\/ul>/.exec(renderReport([quiet])) ?? []
    const drawn = looks.map((look) => look.replace(/^s\d /, '')).concat('held', 'none')
    for (const look of drawn) expect(legend).toMatch(new RegExp(String.raw`class="[^"]*\b${look}"`))
  })

  test('says what is accepted by whom, until when and why', () => {
    const accepted = { by: 'ann', reason: 'new <tariff>', since: '2013-01-01T00:00:00Z', until: '2015-01-01T00:00:00Z' }
    const page = (changes: Partial<typeof accepted>) =>
      toText(renderReport([change(quiet, { state: 'accepted', accepted: { ...accepted, ...changes } })]))
    expect(page({})).toContain('Accepted by ann, until 2015: new &lt;tariff&gt;')
    expect(page({ by: 'spec' })).toContain('Expected in the spec, until 2015')
    expect(renderReport([change(quiet, { state: 'accepted', accepted })])).toContain('<td class="accepted">✓</td>')
  })

  test('says what a window would have shown, rounded up, and that one could not renew its state', () => {
    const held = change(quiet, { state: 'act', severity: 80, notRenewed: true, detectable: 1.201 })
    const page = renderReport([held])
    expect(toText(page)).toContain('act not renewed')
    expect(toText(page)).toContain('Would show only PSI ≥ 1.21')
    expect(page).toContain('<td class="s8 held">80</td>')
    expect(toText(renderReport([change(quiet, { detectable: 0.041 })]))).toContain('Would show PSI ≥ 0.05')
    expect(toText(renderReport([change(quiet, { detectable: null })]))).not.toContain('ould show')
  })

  test('says what other references made of the window', () => {
    const { headline: _, ...beside } = change(quiet, { reference: 'seasonal', state: 'suspected' })
    expect(toText(renderReport([quiet, beside]))).toContain('Beside seasonal: suspected')
  })

  test('shows which segments a shift comes from, with signs', () => {
    const contributions = [
      { segment: { name: 'city', value: 'a' }, mix: 0.1, within: 1.102 },
      { segment: { name: 'city', value: '<b>' }, mix: -0.2, within: -0.002 },
    ]
    const page = renderReport([change(quiet, { state: 'act', severity: 80, contributions })])
    expect(toText(page)).toContain('city = a +110 % +10 % city = &lt;b&gt; 0 % −20 %')
    expect(page).toMatch(/class="less" style="left:4\d\.\d%/)
  })

  test('a segment says how many rows its own reference has', () => {
    const [designEffect, thresholds] = [
      { value: 2, blocks: 0 },
      { warn: 0.02, critical: 0.1 },
    ]
    const basis = { of: 'cells', reference: [400, 600], current: [5, 5], designEffect, thresholds } as const
    const [shown] = quiet.kinds
    const segment = { name: 'city', value: 'a' }
    const kinds = [{ ...shown!, kind: 'distribution', basis }] as const
    const raised = change(quiet, { segment, state: 'suspected', windowSeverity: 55, kinds })
    const text = toText(renderReport([quiet, raised]))
    expect(text).toContain('training 1,000 rows of its own')
    expect(text).toContain('This window alone: severity 55')
  })

  test('the model as a whole shows its quality and which fields are not as declared', () => {
    const whole = change(quiet, {
      feature: 'all',
      details: [{ feature: 'fare', problem: 'absent', share: 1 }],
      statistics: { qualityScore: 0.975 },
    })
    const text = toText(renderReport([whole, quiet]))
    expect(text).toContain('quality 97.5 %')
    expect(text).toContain('Not as declared: fare absent in 100 % of rows')
  })

  test('shows rates as shares of rows and bounds that are never rounded up', () => {
    const missing = change(quiet, {
      state: 'act',
      severity: 80,
      kind: 'missing',
      lowerBound: 0.042,
      statistics: { ...quiet.statistics, missing: 0.061 },
    })
    const moved = change(quiet, {
      feature: 'moved',
      state: 'act',
      severity: 79.9,
      kind: 'distribution',
      lowerBound: 0.149,
    })
    const text = toText(renderReport([missing, moved]))
    expect(text).toContain('6.1 % missing')
    expect(text).toContain('≥ 4.2 points')
    expect(text).toContain('≥ 0.14')
    expect(text).toContain(' 79 ')
  })

  test('does without distributions, quantiles and since', () => {
    const bare = change(quiet, { state: 'insufficient_data', statistics: { missing: 0, invalid: 0 } })
    expect(toText(renderReport([bare]))).toContain('no distribution in this window')
  })
})
