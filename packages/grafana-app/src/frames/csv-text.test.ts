import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvText, timeCell } from './csv-text.ts'

const cellOf = (cell: string | number | undefined): string =>
  csvText({ columns: [{ name: 'a' }], rows: [[cell]] }).slice('a\r\n'.length, -'\r\n'.length)

test('columns stand with their units, lines end as RFC 4180 has it, and nothing is nothing', () => {
  const text = csvText({
    columns: [{ name: 'window end' }, { name: 'now', unit: 'share, 0 to 1' }],
    rows: [
      [timeCell(Date.UTC(2017, 0, 1)), 0.25],
      [timeCell(undefined), undefined],
      ['–', NaN],
    ],
  })
  expect(text).toBe('window end,"now (share, 0 to 1)"\r\n2017-01-01T00:00:00.000Z,0.25\r\n,\r\n–,\r\n')
})

test.each([
  ['a,b', '"a,b"'],
  ['say "ok"', '"say ""ok"""'],
  ['two\nlines', '"two\nlines"'],
  [' led by a space', '" led by a space"'],
  ['=1+1', "'=1+1"],
  ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['＝1', "'＝1"],
  [-1, '-1'],
  [1e-7, '1e-7'],
])('a cell of %j is written as %j', (cell, text) => {
  expect(cellOf(cell)).toBe(text)
})

test('every text comes back, but for the apostrophe before what would be a formula', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('=a', '"', '""', ',', '\r\n', "'", ' '))
  fc.assert(
    fc.property(text, text, (a, b) => {
      const table = csvText({ columns: [{ name: 'a' }, { name: 'b' }], rows: [[a, b]] })
      const [, cells = []] = parseCsv(table)
      expect(cells.map((cell) => cell.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, ''))).toEqual([a, b])
      for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/)
    }),
  )
})

/** RFC 4180 read word by word. */
function parseCsv(text: string): readonly string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
    if (end === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}
