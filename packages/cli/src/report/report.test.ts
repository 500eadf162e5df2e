import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { VerdictLine } from '@driftline/health'

import { ML_DRIFT_STATE_VALUES } from '@driftline/semconv'
import { arrange, stateText } from '@driftline/view'

import { toHeatClass } from './heat-class.ts'
import { renderReport } from './render-report.ts'
import { makeVerdictLines } from './verdict-lines.testing.ts'

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
    expect(renderReport(yearly)).not.toContain('name="reference"')
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
    expect(text).toContain('weekday = sat x (shadow)')
    expect(text).toContain('1 quiet: never raised weekday = sat: 1 ok')
  })

  test('needs at least one line', () => expect(() => renderReport([])).toThrow(RangeError))
})

describe('the sentence on top', () => {
  const summarise = (lines: readonly VerdictLine[]): string =>
    toText(/<p class="lead">.*?<\/p>/.exec(renderReport(lines))?.[0] ?? '').trim()

  test('says how many, since when, and how many are quiet', () => {
    expect(summarise(yearly)).toBe(
      '19 of 50 features need attention, the first since 2003: 16 to act on, 3 to investigate. 31 are like their reference.',
    )
  })

  test('says so when there are only segments', () => {
    expect(summarise([change(quiet, { segment: { name: 'a', value: 'b' } })])).toContain('only for segments')
  })
})

describe('the page', () => {
  test('is the same for the same lines', () => expect(renderReport(yearly)).toBe(renderReport([...yearly])))

  test('reads as it did', () => {
    const lines = makeVerdictLines({ features: 4, windows: 5, window: '1y', seed: 3 })
    expect(toText(renderReport(lines))).toMatchSnapshot()
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
    expect(page.match(/<script/g)).toHaveLength(2)
    expect(page.match(/<\/script/g)).toHaveLength(2)
    expect(page).not.toContain('<img')
    expect(toTags(page)).not.toMatch(/on(?:error|focus)/)
    const [, json = ''] = /<script type="application\/json">([^]*?)<\/script>/.exec(page) ?? []
    expect(JSON.parse(json)).toEqual(expect.arrayContaining([expect.arrayContaining([hostile])]))
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
