import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { VerdictLine } from '@driftline/health'

import { arrange } from './arrange.ts'
import { renderReport } from './render-report.ts'
import { createTimeLabels } from './time-label.ts'
import { makeVerdictLines } from './verdict-lines.testing.ts'
import { summariseVerdicts } from './verdict-summary.ts'

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
  test('ranks features by severity now, then at worst, then by name', () => {
    const verdicts = [
      change(quiet, { feature: 'b' }),
      change(quiet, { feature: 'a' }),
      change(quiet, { feature: 'was-bad', start: '2000-01-01T00:00:00Z', severity: 90, state: 'act' }),
      change(quiet, { feature: 'was-bad' }),
      change(quiet, { feature: 'bad', severity: 50, state: 'investigate' }),
    ]
    expect(arrange(verdicts).features.map(({ name }) => name)).toEqual(['bad', 'was-bad', 'a', 'b'])
  })

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

  test('puts many windows together, the most severe of each column, and loses none', () => {
    const view = arrange(makeVerdictLines({ features: 10, windows: 900, window: '1d' }))
    expect(view.windowCount).toBe(900)
    expect(view.columns).toHaveLength(180)
    expect(view.columns.reduce((sum, { windowCount }) => sum + windowCount, 0)).toBe(900)
    for (const { cells, worst } of view.features)
      expect(Math.max(...cells.map((cell) => cell?.severity ?? 0))).toBe(worst.severity)
  })

  test('shows the headlines of the first window length, and names what it leaves out', () => {
    const { headline: _, ...beside } = change(quiet, { reference: 'seasonal', state: 'act', severity: 95 })
    const lines = [beside, quiet, change(quiet, { window: '1mo', state: 'act', severity: 90 })]
    const view = arrange(lines)
    expect(view).toMatchObject({
      window: '1y',
      references: ['training'],
      windowCount: 1,
      alsoInLines: ['windows of 1mo', 'reference seasonal'],
    })
    expect(view.features).toMatchObject([{ latest: { state: quiet.state } }])
    expect(toText(renderReport(lines))).toContain('Also in these lines, not shown: windows of 1mo, reference seasonal.')
  })

  test('shows features under the reference that is the headline of each', () => {
    const other = change(quiet, { feature: 'y', reference: 'baseline' })
    expect(arrange([quiet, other]).features).toHaveLength(2)
    expect(toText(renderReport([quiet, other]))).toContain('references: training, baseline')
  })

  test('segments beside a further reference are not shown twice', () => {
    const raised = change(quiet, { segment: { name: 'city', value: 'a' }, state: 'act', severity: 80 })
    const { headline: _, ...beside } = change(raised, { reference: 'seasonal' })
    expect(arrange([quiet, raised, beside]).segments).toHaveLength(1)
  })

  test('of lines that name no headline, the training reference is shown, or else the first', () => {
    const { headline: _, ...old } = quiet
    const seasonal = change(old, { reference: 'seasonal' })
    expect(arrange([seasonal, old])).toMatchObject({ references: ['training'], alsoInLines: ['reference seasonal'] })
    expect(arrange([change(old, { reference: 'rolling' }), seasonal]).references).toEqual(['rolling'])
  })

  test('a version that follows continues the row; versions that serve together have a row each', () => {
    const next = change(quiet, { version: '2', start: '2014-01-01T00:00:00Z', end: '2015-01-01T00:00:00Z' })
    expect(arrange([quiet, next]).features.map(({ name }) => name)).toEqual([quiet.feature])
    expect(arrange([quiet, change(quiet, { version: '2' })]).features.map(({ name }) => name)).toEqual([
      `${quiet.feature} (1.4.0)`,
      `${quiet.feature} (2)`,
    ])
  })

  test('a role has a row of its own beside live, and may have versions of its own', () => {
    const [canary, shadow] = (['canary', 'shadow'] as const).map((role) => change(quiet, { role, version: '2' }))
    const names = (...lines: (VerdictLine | undefined)[]) =>
      arrange(lines.flatMap((line) => line ?? [])).features.map(({ name }) => name)
    const x = quiet.feature
    expect(names(quiet, canary, shadow)).toEqual([x, `${x} (canary)`, `${x} (shadow)`])
    const other = change(shadow, { version: '3' })
    expect(names(quiet, shadow, other)).toEqual([x, `${x} (2) (shadow)`, `${x} (3) (shadow)`])
    const namesake = change(quiet, { feature: `${x} (shadow)` })
    expect(arrange([quiet, shadow!, namesake]).features).toHaveLength(3)
  })

  test('keeps raised segments apart from everyone', () => {
    const segment = { name: 'weekday', value: 'sat' }
    const lines = [
      quiet,
      change(quiet, { segment }),
      change(quiet, { segment, feature: 'x', state: 'act', severity: 80, role: 'shadow' }),
    ]
    expect(arrange(lines).features).toHaveLength(1)
    expect(arrange(lines).segments).toHaveLength(1)
    expect(toText(renderReport(lines))).toContain('weekday = sat x (shadow)')
  })

  test('needs at least one line', () => expect(() => renderReport([])).toThrow(RangeError))
})

describe('the sentence on top', () => {
  const summarise = (lines: readonly VerdictLine[]): string => summariseVerdicts(arrange(lines), createTimeLabels('1y'))

  test('says how many, since when, and how many are quiet', () => {
    expect(summarise(yearly)).toBe(
      '19 of 50 features need attention, the first since 2003: 16 to act on, 3 to investigate. 31 are like their reference.',
    )
  })

  test('says that all is well, or that nothing could be judged', () => {
    expect(summarise([quiet])).toBe('The one feature is like its reference.')
    expect(summarise([change(quiet, { state: 'learning' })])).toContain('No feature is raised; 0 of 1 feature')
  })

  test('speaks of what is live; what is not has a sentence of its own', () => {
    const shadow = change(quiet, { role: 'shadow', state: 'act', severity: 90 })
    const canary = change(quiet, { role: 'canary' })
    const like = 'The one feature is like its reference.'
    expect(summarise([quiet, shadow, canary])).toBe(`${like} Beside live: canary 0 of 1 raised, shadow 1 of 1 raised.`)
    expect(summarise([canary])).toBe(like)
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
    const [, json = ''] = /<script type="application\/json" id="cells">([^]*?)<\/script>/.exec(page) ?? []
    expect(JSON.parse(json)).toEqual(expect.arrayContaining([expect.arrayContaining([hostile])]))
  })

  test('says every state in words, not by colour alone', () => {
    const states = ['act', 'investigate', 'recovering', 'accepted', 'learning', 'insufficient_data', 'ok'] as const
    const text = toText(renderReport(states.map((state, index) => change(quiet, { state, feature: `f${index}` }))))
    for (const word of ['act', 'investigate', 'recovering', 'accepted', 'learning', 'too few rows', 'ok'])
      expect(text).toContain(` ${word} `)
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
    expect(text).toContain('≥ 4.2 %')
    expect(text).toContain('≥ 0.14')
    expect(text).toContain(' 79 ')
  })

  test('does without distributions, quantiles and since', () => {
    const bare = change(quiet, { state: 'insufficient_data', statistics: { missing: 0, invalid: 0 } })
    expect(toText(renderReport([bare]))).toContain('no distribution in this window')
  })
})
