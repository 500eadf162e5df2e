import { inactiveFields, parseMonitorSpec } from '@driftline/spec'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FirstColumn } from './first-spec.ts'
import { renderFirstSpec } from './first-spec.ts'

const columnNamed = (name: string, rest: Partial<FirstColumn> = {}): FirstColumn => ({
  name,
  type: 'numeric',
  isLeftOut: false,
  ratesOnly: false,
  findings: [],
  ...rest,
})

const render = (columns: readonly FirstColumn[], timeColumn?: string): string =>
  renderFirstSpec({
    model: 'm',
    source: 'train.csv',
    rowCount: 1,
    columns,
    ...(timeColumn !== undefined && { time: { column: timeColumn, isFound: true } }),
  })

const RESERVED = ['all', 'other', 'prediction', 'score', '__proto__']
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 250 }),
  fc.constantFrom(
    ...RESERVED,
    'constructor',
    'null',
    'true',
    '~',
    '1',
    '0x1',
    '2004-03-01',
    '- a',
    '? b',
    'a: b',
    '#c',
  ),
  fc.constantFrom(
    '"quoted"',
    "it's",
    '{x}',
    '[x]',
    '&a',
    '*a',
    '!!str',
    '%TAG',
    '@x',
    '`x`',
    ' padded ',
    '<<',
    '\t',
    'a\n# b',
  ),
)

test('whatever columns are called, the spec is one without a problem that declares all it can', () => {
  fc.assert(
    fc.property(fc.uniqueArray(hostile, { maxLength: 12 }), hostile, (names, time) => {
      const finding = {
        column: '',
        rule: 'constant',
        act: 'leave_out',
        found: `${time}\n`,
        overrule: time,
        overruleDeclared: time,
      } as const
      const timeColumn = time === '' || time.length > 200 ? undefined : time
      const text = render(
        names.map((name, i) => columnNamed(name, { isLeftOut: i % 3 === 2, findings: i % 2 === 0 ? [finding] : [] })),
        timeColumn,
      )
      const checked = parseMonitorSpec(text)
      if (!checked.ok) throw new Error(`${text}\n${JSON.stringify(checked.issues)}`)
      expect(inactiveFields(text)).toEqual([])
      expect(checked.value.columns.time).toBe(timeColumn)
      const kept = names.filter(
        (name, i) => i % 3 !== 2 && name !== '' && name.length <= 200 && !RESERVED.includes(name),
      )
      expect(new Set(Object.keys(checked.value.features))).toEqual(new Set(kept))
    }),
  )
})

test('features keep the order of the columns, and what was found is a comment', () => {
  const finding = {
    column: 'b',
    rule: 'special values',
    act: 'say',
    found: 'some are -999',
    overrule: 'declare it',
    overruleDeclared: 'list it',
  } as const
  const text = render([
    columnNamed('b', { findings: [finding] }),
    columnNamed('10', { type: 'categorical', ratesOnly: true }),
    columnNamed('id', { isLeftOut: true, findings: [{ ...finding, found: 'all differ' }] }),
  ])
  expect(text).toMatch(
    /features:\n {2}# some are -999; list it\n {2}b: \{ type: numeric \}\n {2}"10": \{ type: categorical, ratesOnly: true \}\n/,
  )
  expect(text.endsWith('# Left out:\n#   id: all differ; declare it\n')).toBe(true)
})

test('where no column can be declared, the spec says what that means', () => {
  const text = render([columnNamed('score')])
  expect(text).toContain('with none declared, every column is taken')
  expect(parseMonitorSpec(text).ok).toBe(true)
})
