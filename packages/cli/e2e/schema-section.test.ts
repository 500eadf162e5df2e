import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { schemaWords } from '../src/schema/print-schema.ts'
import type { SchemaChange } from '../src/schema/schema-change.ts'
import { runHere } from './in-process.testing.ts'
import type { SmallModel } from './small-model.testing.ts'
import { createSmallModel } from './small-model.testing.ts'

/** Commands are imported when they are first called, on a machine that does other work too. */
const PATIENCE_MS = 300_000

const DECLARED = `model: {name: m, task: regression}
features: {amount: {type: numeric}, code: {type: categorical}, word: {type: categorical}}
windows: [1d]
columns: {time: day, prediction: answer, label: truth}
`
const OPEN = DECLARED.replace(/features: .*\n/, '')

type Row = Readonly<Record<string, string>>

/** Sixty rows a day for three days. */
const REFERENCE: readonly Row[] = Array.from({ length: 180 }, (_, i) => ({
  day: `2024-01-0${1 + Math.floor(i / 60)}`,
  amount: String((i * 7) % 60),
  code: String(i % 3),
  word: ['red', 'green', 'blue'][i % 3]!,
  empty: '',
  comment: `note ${i}`,
  answer: String((i * 11) % 60),
  truth: '1',
}))

function changed(change: (row: Row, i: number) => Row): readonly Row[] {
  return REFERENCE.map((row, i) => Object.assign({}, row, change(row, i)))
}
const without = (name: string, rows = REFERENCE): readonly Row[] =>
  rows.map((row) => Object.fromEntries(Object.entries(row).filter(([own]) => own !== name)))

function toCsv(rows: readonly Row[]): string {
  const names = Object.keys(rows[0]!)
  return [names.join(','), ...rows.map((row) => names.map((name) => row[name]).join(',')), ''].join('\n')
}

interface Case {
  readonly title: string
  readonly rows: readonly Row[]
  /** Of a spec that declares its features. */
  readonly declared: readonly object[]
  /** Of a spec that leaves them open; left out, the same. */
  readonly open?: readonly object[]
}

const toSentence = (change: SchemaChange): string => `${change.feature} ${schemaWords(change)}`

const CASES: readonly Case[] = [
  { title: 'nothing', rows: REFERENCE, declared: [] },
  {
    title: 'a feature that is gone',
    rows: without('amount'),
    declared: [{ change: 'gone', feature: 'amount', was: 'numbers' }],
  },
  {
    title: 'a prediction that is gone',
    rows: without('answer'),
    declared: [{ change: 'gone', feature: 'prediction', column: 'answer', was: 'numbers' }],
  },
  { title: 'a label that is gone', rows: without('truth'), declared: [] },
  {
    title: 'a column that is a feature only where none is declared',
    rows: without('empty'),
    declared: [],
    open: [{ change: 'gone', feature: 'empty' }],
  },
  {
    title: 'a column that was added',
    rows: changed(() => ({ extra: '1' })),
    declared: [{ change: 'new', feature: 'extra' }],
  },
  {
    title: 'a renamed feature',
    rows: without(
      'amount',
      changed((_, i) => ({ amount_eur: String(i) })),
    ),
    declared: [
      { change: 'gone', feature: 'amount', was: 'numbers' },
      { change: 'new', feature: 'amount_eur' },
    ],
  },
  {
    title: 'numbers that became text',
    rows: changed((_, i) => ({ amount: `${i} EUR` })),
    declared: [{ change: 'type', feature: 'amount', was: 'numbers', is: 'text' }],
  },
  {
    title: 'text that became numbers',
    rows: changed((_, i) => ({ word: String(i % 3) })),
    declared: [{ change: 'type', feature: 'word', was: 'text', is: 'numbers' }],
  },
  {
    title: 'numbers that stay numbers in one row',
    rows: changed((_, i) => (i === 100 ? {} : { amount: 'x' })),
    declared: [],
  },
  { title: 'a feature that is all missing', rows: changed(() => ({ amount: '' })), declared: [] },
  {
    title: 'a code, which is a number, that became text',
    rows: changed(() => ({ code: 'a' })),
    declared: [],
    open: [{ change: 'type', feature: 'code', was: 'numbers', is: 'text' }],
  },
]

describe('compare and replay say first, and alike,', () => {
  let model: SmallModel
  beforeAll(async () => {
    model = await createSmallModel()
    await model.write('train.csv', toCsv(REFERENCE))
    for (const [name, text] of Object.entries({ declared: DECLARED, open: OPEN })) {
      const spec = await model.write(`${name}.yaml`, text)
      const args = [model.at('train.csv'), '--spec', spec, '--out', model.at(`${name}.json`)]
      const { code, err } = await runHere(['profile', 'build', ...args])
      expect(code, err).toBe(0)
    }
  }, PATIENCE_MS)
  afterAll(() => model.remove())

  async function said(name: string, flags: readonly string[] = []) {
    const [current, spec] = [model.at('current.csv'), model.at(`${name}.yaml`)]
    const compared = await runHere(['compare', model.at('train.csv'), current, '--spec', spec, ...flags])
    const replayed = await runHere(['replay', current, '--spec', spec, '--profile', model.at(`${name}.json`), ...flags])
    expect([compared.code, replayed.code], compared.err + replayed.err).toEqual([0, 0])
    return { compared: compared.out, replayed: replayed.out, told: replayed.err }
  }

  /** The schema section of the page made of these lines. */
  async function reported(lines: string): Promise<readonly string[]> {
    const page = await runHere(['report', '-', '-o', '-'], { input: lines })
    expect(page.code, page.err).toBe(0)
    const section = /<section class="schema".*?<\/section>/s.exec(page.out)?.[0] ?? ''
    return (section.match(/<li.*?<\/li>/g) ?? []).map((item) => item.replaceAll(/<[^>]+>/g, ''))
  }

  test.each(CASES)('$title', async ({ rows, declared, open = declared }) => {
    await model.write('current.csv', toCsv(rows))
    for (const [name, expected] of Object.entries({ declared, open })) {
      const json = await said(name, ['--json'])
      expect((JSON.parse(json.compared) as { schema: unknown }).schema, name).toEqual(expected)
      const first = JSON.parse(json.replayed.split('\n', 1)[0]!) as { schema?: unknown }
      expect(first.schema ?? [], name).toEqual(expected)

      const text = await said(name)
      const section = (out: string): string => out.split('\n\n', 1)[0]!
      if (expected.length === 0) expect(text.compared + text.replayed).not.toMatch(/^schema /m)
      else expect(section(text.replayed)).toBe(section(text.compared))
      if (expected.length > 0) expect(section(text.compared)).toMatch(/^schema /)
      if (expected.length > 0) expect(json.told.split('\n\n', 1)[0]).toBe(section(text.compared))
      expect(await reported(json.replayed), name).toEqual((expected as readonly SchemaChange[]).map(toSentence))
    }
  })

  test('a profile that does not know all columns of its file tells no column that is no feature from a new one', async () => {
    await model.write('current.csv', toCsv(changed(() => ({ extra: '1' }))))
    const profile = ['--spec', model.at('declared.yaml')]
    const { out } = await runHere(['replay', model.at('current.csv'), ...profile, '--json'])
    expect(JSON.parse(out.split('\n', 1)[0]!)).not.toHaveProperty('schema')
  })

  test('a file that has none of the features is another file', async () => {
    const other = await model.write('other.csv', 'day,price\n2024-01-01,1\n')
    const { code, err } = await runHere(['compare', model.at('train.csv'), other, '--spec', model.at('declared.yaml')])
    expect(code).toBe(2)
    expect(err).toContain('other.csv has no column "answer", "amount", "code", "word"')
  })
})
