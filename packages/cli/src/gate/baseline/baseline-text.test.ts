import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HOSTILE_NAMES, makeCase, makeEntry, makeInput, PROFILE } from '../gate-cases.testing.ts'
import { compareKeys } from '../gate-case.ts'
import { readBaseline } from './read-baseline.ts'
import { renderBaseline } from './render-baseline.ts'
import { NO_REASON, renewBaseline } from './renew-baseline.ts'

const OPTIONS = { file: 'known.yaml', model: 'm', timezone: 'UTC' }
const read = (text: string) => readBaseline(text, OPTIONS)

const WRITTEN = `# our drift
format: driftline.baseline/v1
model: m
entries:
  # the new sensor of hall 3
  - segment: all
    feature: a
    kind: distribution
    state: act
    reason: new sensor # ticket 12
    until: 2026-12-31
    profile: sha256:aa
  - segment: all
    feature: gone
    kind: missing
    state: investigate
    reason: was repaired
    profile: sha256:aa
`

describe('a baseline as text', () => {
  test('holds names of any kind', () => {
    const name = fc.oneof(fc.constantFrom(...HOSTILE_NAMES), fc.string({ minLength: 1, unit: 'binary' }))
    const entry = fc.record({
      segment: name,
      feature: name,
      kind: fc.constantFrom('distribution', 'missing'),
      state: fc.constantFrom('act', 'investigate'),
      reason: name,
      profile: name,
    })
    const key = ({ segment, feature, kind }: { segment: string; feature: string; kind: string }) =>
      JSON.stringify([segment, feature, kind])
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: key }), (entries) => {
        const baseline = { model: 'm', entries: entries.map((own) => makeEntry(own as object)).toSorted(compareKeys) }
        expect(read(renderBaseline(baseline)).entries).toEqual(baseline.entries)
      }),
    )
  })

  test('of nothing is a file that can be read', () => {
    const text = renderBaseline({ model: 'm', entries: [] })
    expect(text).toContain('entries: []')
    expect(read(text).entries).toEqual([])
  })

  test('keeps what people wrote when it is written anew, and lets go what is not raised', () => {
    const input = makeInput([makeCase(), makeCase({ feature: 'Z' }), makeCase({ feature: 'b', state: 'ok' })], {
      profileId: 'sha256:bb',
    })
    const text = renderBaseline(renewBaseline(input, 'act', read(WRITTEN)), WRITTEN)
    expect(text).toBe(`# our drift
format: driftline.baseline/v1
model: m
entries:
  - segment: all
    feature: Z
    kind: distribution
    state: act
    reason: ${NO_REASON}
    profile: sha256:bb
  # the new sensor of hall 3
  - segment: all
    feature: a
    kind: distribution
    state: act
    reason: new sensor # ticket 12
    until: 2026-12-31
    profile: sha256:bb
`)
    expect(renderBaseline(renewBaseline(input, 'act', read(text)), text)).toBe(text)
  })

  test('covers the worst of several windows, and keeps an entry that became too mild to fail', () => {
    const cases = [
      makeCase({ state: 'investigate' }),
      makeCase({ feature: 'b', state: 'investigate' }),
      makeCase({ feature: 'b' }),
    ]
    const { entries } = renewBaseline(makeInput(cases), 'act', { model: 'm', entries: [makeEntry({ state: 'act' })] })
    expect(entries.map(({ feature, state, reason }) => ({ feature, state, reason }))).toEqual([
      { feature: 'a', state: 'act', reason: 'new sensor' },
      { feature: 'b', state: 'act', reason: NO_REASON },
    ])
  })

  test('measures nothing', () => {
    const words = 'PSI 12345 is certain, 67 % missing'
    const text = renderBaseline(renewBaseline(makeInput([makeCase({ words })]), 'act', undefined))
    expect(text.replace(PROFILE, '').replace('baseline/v1', '')).not.toMatch(/\d/)
  })
})

describe('a baseline that cannot be used is refused with its place:', () => {
  test.each([
    ['broken YAML', 'format: driftline.baseline/v1\nmodel: "m\n', 'known.yaml:3:1 This is not valid YAML'],
    ['no map', '- 1\n', 'known.yaml:1:1 A baseline is a map'],
    ['an empty file', '', 'known.yaml:1:1 A baseline is a map'],
    ['a CSV file', 'a,b\n1,2\n', 'known.yaml:1:1 A baseline is a map'],
    ['another format', WRITTEN.replace('/v1', '/v9'), 'known.yaml:2:9 "format" must be driftline.baseline/v1'],
    [
      'a misspelt key',
      WRITTEN.replace('reason: was', 'reasen: was'),
      'known.yaml:17:5 There is no key "reasen" here. Did you mean "reason"?',
    ],
    [
      'a kind nobody knows',
      WRITTEN.replace('kind: missing', 'kind: sideways'),
      'known.yaml:15:11 "kind" must be one of',
    ],
    [
      'a state that is not raised',
      WRITTEN.replace('state: investigate', 'state: ok'),
      'known.yaml:16:12 "state" must be one of suspected, investigate, act; found "ok"',
    ],
    [
      'a day there is not',
      WRITTEN.replace('2026-12-31', '2026-02-31'),
      'known.yaml:11:12 "until": "2026-02-31" is no date',
    ],
    [
      'a number as a reason',
      WRITTEN.replace('was repaired', '12'),
      'known.yaml:17:13 "reason" must be text; put it in quotes',
    ],
    [
      'two entries of one place',
      WRITTEN.replace('feature: gone', 'feature: a').replace('kind: missing', 'kind: distribution'),
      'known.yaml:13:5 Entry 2 is of the same segment, feature and kind as entry 1',
    ],
  ])('%s', (_title, text, message) => {
    expect(() => read(text)).toThrow(message)
  })

  test('of another model, with both names', () => {
    expect(() => read(WRITTEN.replace('model: m', 'model: other'))).toThrow(/model "other".*"m"/)
  })
})
