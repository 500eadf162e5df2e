import type { CellColumn } from '@driftline/health'
import { expect, test } from 'vitest'
import { createColumnBuilder } from '../dataset/column-builder.ts'
import { inferColumnType } from '../tables/column-type.ts'
import type { CellBatch } from '../tables/cell-batch.ts'
import { inspectColumn } from './inspect-column.ts'

/** A column as a file with these cells gives it. */
function columnOf(cells: readonly (string | null)[]): CellColumn {
  const type = inferColumnType(cells)
  const batch: CellBatch = {
    firstRow: 0,
    rowCount: cells.length,
    lineOf: () => undefined,
    cellOf: (row) => cells[row]!,
    readNumbers: (_, __, other) => {
      for (const [row, cell] of cells.entries()) other(row, cell)
    },
    readCodes: (_, out, codeOf) => {
      for (const [row, cell] of cells.entries()) out[row] = codeOf(cell)
    },
  }
  const builder = createColumnBuilder({ column: 0, type })
  builder.append(batch)
  return builder.column()
}

const rows = (count: number, cell: (row: number) => string | null): CellColumn =>
  columnOf(Array.from({ length: count }, (_, row) => cell(row)))

const told = (cells: CellColumn): readonly string[] =>
  inspectColumn({ name: 'x', cells }).findings.map(({ rule, act, found }) => `${act} ${rule}: ${found}`)

const uuidOf = (row: number): string => `00000000-0000-4000-8000-${String(row % 40).padStart(12, '0')}`
/** Text of which one row in so many is something else. */
const broken = (cell: (row: number) => string, every: number, other: string) => (row: number) =>
  row % every === 1 ? other : cell(row)
const dayOf = (row: number): string => new Date(Date.UTC(2024, 0, 1 + row)).toISOString().slice(0, 10)

test.each<[string, CellColumn, readonly string[]]>([
  ['no value', rows(50, () => null), ['leave_out all missing: no row has a value']],
  ['one number', rows(50, () => '7'), ['leave_out constant: every value is 7']],
  ['one text', rows(50, () => 'a'), ['leave_out constant: every value is the same']],
  ['one text and a gap', rows(50, (i) => (i === 3 ? null : 'a')), []],
  ['one row', rows(1, () => '7'), []],
  ['UUIDs that repeat', rows(400, uuidOf), ['leave_out uuid: all values are UUIDs']],
  ['99 % UUIDs', rows(400, broken(uuidOf, 100, '?')), ['leave_out uuid: 99 % of the values are UUIDs']],
  ['98 % UUIDs', rows(400, broken(uuidOf, 50, '?')), []],
  ['days', rows(400, dayOf), ['leave_out time: all values are times, written like 2004-03-01']],
  [
    '99 % days',
    rows(400, broken(dayOf, 100, '?')),
    ['leave_out time: 99 % of the values are times, written like 2004-03-01'],
  ],
  ['days written in two ways', rows(400, broken(dayOf, 50, '1/2/2024')), []],
  ['times of day', rows(400, (i) => `${10 + (i % 12)}:30`), []],
  ['years', rows(400, (i) => String(1990 + (i % 30))), []],
  [
    '99 % numbers',
    rows(
      400,
      broken((i) => `${i % 7}.5`, 100, '-'),
    ),
    ['numeric numbers as text: 99 % of the values are numbers'],
  ],
  [
    '98 % numbers',
    rows(
      400,
      broken((i) => `${i % 7}.5`, 50, '-'),
    ),
    ['say mixed types: 98 % of the values are numbers, 2 % text'],
  ],
  [
    '0.5 % numbers',
    rows(
      400,
      broken((i) => `w${i % 7}`, 200, '5'),
    ),
    [],
  ],
  [
    'numbers of which a few are codes',
    rows(
      400,
      broken((i) => String(10 + (i % 70)), 200, '007'),
    ),
    [],
  ],
  ['codes with leading zeros', rows(400, (i) => `00${i % 7}`), []],
  [
    'sentences',
    rows(100, (i) => `five words and ${i} more`),
    ['leave_out free text: 100 different texts in 100 rows, of 5.0 words on average'],
  ],
  ['sentences of four words', rows(100, (i) => `four words and ${i}`), []],
  ['sentences that repeat', rows(100, (i) => `five words and ${i % 50} more`), []],
  [
    'texts all different',
    rows(1000, (i) => `w${i}`),
    ['leave_out all different: each of 1,000 rows has a value of its own'],
  ],
  ['texts all different, few rows', rows(999, (i) => `w${i}`), []],
  ['one text twice', rows(1000, (i) => `w${i % 999}`), []],
  [
    'whole numbers all different',
    rows(1000, (i) => String((i * 7919) % 100_003)),
    ['leave_out all different: each of 1,000 rows has a value of its own'],
  ],
  ['whole numbers, the last twice', rows(1200, (i) => String(i % 1199)), []],
  ['fractions all different', rows(1000, (i) => `${i}.5`), []],
  [
    'numbers as text all different',
    rows(
      1200,
      broken((i) => String(i), 1199, '?'),
    ),
    ['leave_out all different: each of 1,200 rows has a value of its own'],
  ],
  ['1,001 categories', rows(3003, (i) => `w${i % 1001}`), ['rates_only many categories: 1,001 different values']],
  ['1,000 categories', rows(3000, (i) => `w${i % 1000}`), []],
  [
    '96 % missing',
    rows(400, (i) => (i % 25 === 0 ? `${i % 7}.5` : null)),
    ['say mostly missing: 96 % of the rows have no value'],
  ],
  ['95 % missing', rows(400, (i) => (i % 20 === 0 ? `${i % 7}.5` : null)), []],
  [
    'a special value in 1 %',
    rows(1000, (i) => (i % 100 === 0 ? '-999' : `${i % 50}.5`)),
    ['say special values: 1 % are -999, apart from all others'],
  ],
  ['a special value in less', rows(1000, (i) => (i % 125 === 0 ? '-999' : `${i % 50}.5`)), []],
  ['a special value among others', rows(1000, (i) => (i % 50 === 0 ? '99' : `${i % 150}.5`)), []],
  [
    'two special values',
    rows(1000, (i) => (i % 50 === 0 ? '-1' : i % 50 === 1 ? '9999' : String(i % 60))),
    ['say special values: 2 % are -1, apart from all others; 2 % are 9999, apart from all others'],
  ],
  [
    'five whole numbers',
    rows(100, (i) => String(i % 5)),
    ['say few whole numbers: its only numbers are 0, 1, 2, 3, 4'],
  ],
  ['six whole numbers', rows(100, (i) => String(i % 6)), []],
  ['five fractions', rows(100, (i) => `${i % 5}.5`), []],
  ['skewed with zeros', rows(1000, (i) => (i % 3 > 0 ? '0' : `${2 ** (i % 40)}.25`)), []],
])('%s', (_, cells, expected) => {
  expect(told(cells)).toEqual(expected)
})

test('numbers as text come out as numbers, with their gaps and the text that is none', () => {
  const column = rows(400, (i) => (i === 0 ? null : i === 1 ? 'NA' : i === 2 ? '?' : String(i % 9)))
  const { act, cells } = inspectColumn({ name: 'x', cells: column })
  expect(act).toBe('numeric')
  const valueOf = (row: number): unknown =>
    cells.codes![row]! > 0 ? cells.values[cells.codes![row]! - 1] : cells.numbers![row]
  expect([0, 1, 2, 3, 17].map(valueOf)).toEqual([null, null, '?', 3, 8])
})

test('of a declared feature nothing is done, and what its declaration answers is not asked', () => {
  const ids = rows(1000, (i) => `w${i}`)
  const { act, cells, findings } = inspectColumn({ name: 'x', cells: ids, declared: { type: 'categorical' } })
  expect(act).toBe('say')
  expect(cells).toBe(ids)
  expect(findings).toMatchObject([
    { act: 'say', rule: 'all different', overrule: expect.stringContaining('it is declared') },
  ])
  const flags = rows(100, (i) => String(i % 2))
  expect(inspectColumn({ name: 'x', cells: flags, declared: { type: 'numeric' } }).findings).toEqual([])
  expect(inspectColumn({ name: 'x', cells: flags, declared: {} }).findings).toHaveLength(1)
})
