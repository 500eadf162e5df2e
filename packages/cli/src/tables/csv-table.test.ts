import { gzipSync } from 'node:zlib'

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { readContent } from './collect-rows.testing.ts'
import { maxRecordBytes } from './csv-blocks.ts'

const values = async (content: string | Uint8Array, fileName = 'data.csv') =>
  (await readContent(content, { fileName })).rows.map((row) => row.values)

describe('CSV', () => {
  test.each([
    ['LF', 'a,b\n1,2\n3,4\n'],
    ['CRLF', 'a,b\r\n1,2\r\n3,4\r\n'],
    ['CR', 'a,b\r1,2\r3,4\r'],
    ['no line end at the end', 'a,b\n1,2\n3,4'],
    ['a byte order mark', '\uFEFFa,b\n1,2\n3,4\n'],
    ['mixed line ends', 'a,b\r\n1,2\n3,4\r\n'],
    ['blank lines', '\na,b\n\n1,2\n\n\n3,4\n\n'],
    ['quotes around everything', '"a","b"\n"1","2"\n"3","4"\n'],
  ])('reads with %s', async (_, content) => {
    const { columns, rows } = await readContent(content)
    expect(columns).toEqual(['a', 'b'])
    expect(rows.map((row) => row.values)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ])
    expect(rows.map(({ number }) => number)).toEqual([0, 1])
  })

  test('keeps commas, doubled quotes and line ends inside quotes', async () => {
    expect(await values('a,b\n"1,5","say ""hi"""\n"two\nlines","x\r\ny"\n')).toEqual([
      ['1,5', 'say "hi"'],
      ['two\nlines', 'x\r\ny'],
    ])
  })

  test('an empty cell is missing, text stays as it is written', async () => {
    expect(await values('a,b,c\n,007,12345678901234567890\n"", x ,\n')).toEqual([
      [null, '007', '12345678901234567890'],
      [null, ' x ', null],
    ])
  })

  test('a blank line in a table of one column is a missing value', async () => {
    expect(await values('a\n1\n\n3\n')).toEqual([['1'], [null], ['3']])
  })

  test('tells the line on which each row begins, past blank lines and rows of several lines', async () => {
    const { rows } = await readContent('a,b\n1,"x\ny"\n\n3,4\n')
    expect(rows.map(({ line }) => line)).toEqual([2, 5])
  })

  test('reads gzip by content, whatever the name', async () => {
    expect(await values(gzipSync('a,b\n1,2\n'), 'data.csv')).toEqual([['1', '2']])
    expect(await values(gzipSync('a,b\n1,2\n'), 'data.csv.gz')).toEqual([['1', '2']])
  })

  test('reads tabs in .tsv files', async () => {
    expect(await values('a\tb\n1,5\t2\n', 'data.tsv')).toEqual([['1,5', '2']])
  })

  test('gives back what was quoted, whatever the text', async () => {
    const cell = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text !== '\uFEFF')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }), async (table) => {
        const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`
        const content = [['a', 'b'], ...table].map((row) => row.map(quote).join(',')).join('\r\n')
        expect(await values(content)).toEqual(table)
      }),
      { numRuns: 40 },
    )
  })

  test('rows can be read again, and a reader may stop early', async () => {
    const { rows } = await readContent(`a\n${'1\n'.repeat(50_000)}`, { rows: { from: 10, to: 12 } })
    expect(rows.map(({ number, line }) => [number, line])).toEqual([
      [10, 12],
      [11, 13],
    ])
  })
})

describe('a range of rows', () => {
  test('is counted from 0 after the header, the upper end not included', async () => {
    const { rows } = await readContent('a\nx\ny\nz\n', { rows: { from: 1, to: 3 } })
    expect(rows).toEqual([
      { number: 1, line: 3, values: ['y'] },
      { number: 2, line: 4, values: ['z'] },
    ])
  })

  test.each([
    [{ from: 3 }, '3:'],
    [{ from: 0, to: 4 }, '0:4'],
    [{ from: 1, to: 9 }, '1:9'],
  ])('beyond the end is refused with the number of rows', async (rows, text) => {
    await expect(readContent('a\nx\ny\nz\n', { rows })).rejects.toMatchObject({
      name: 'TableError',
      code: 'ERR_TABLE_ROW_RANGE',
      message: expect.stringContaining(`data.csv: rows ${text} were asked for, but the file has 3 rows (0:3)`),
    })
  })
})

describe('a file that is no table', () => {
  test.each([
    ['ERR_TABLE_EMPTY', '', 'data.csv is empty.'],
    ['ERR_TABLE_EMPTY', '\n\n', 'data.csv holds only blank lines.'],
    ['ERR_TABLE_NO_ROWS', 'a,b\n', 'data.csv has a header row but no data rows.'],
    ['ERR_TABLE_RAGGED_ROW', 'a,b\n1,2\n3,4,5\n', 'data.csv:3:5: row 1 has 3 values, the header has 2 columns.'],
    ['ERR_TABLE_RAGGED_ROW', 'a,b,c\n1,2\n', 'data.csv:2:3: row 0 has 2 values, the header has 3 columns.'],
    ['ERR_TABLE_DUPLICATE_COLUMN', 'a,b,a\n1,2,3\n', 'data.csv: columns 1 and 3 are both named "a".'],
    ['ERR_TABLE_EMPTY_COLUMN', 'a,,c\n1,2,3\n', 'data.csv: column 2 of 3 has no name.'],
    ['ERR_TABLE_UNCLOSED_QUOTE', 'a,b\n1,2\n"3,4\n5,6\n', 'data.csv:3: a quote is opened in the row that begins here'],
    ['ERR_TABLE_STRAY_QUOTE', 'a,b\n1,5" pipe\n', 'data.csv:2: a quote stands inside a value (column 2)'],
    ['ERR_TABLE_STRAY_QUOTE', 'a,b\n1,"x"y\n', 'data.csv:2: a quote stands inside a value'],
    ['ERR_TABLE_SEPARATOR', 'a;b\n1;2\n', 'data.csv:1: the header is one column that contains ";"'],
    ['ERR_TABLE_NOT_TEXT', 'a\0,\0b\0\n\0', 'data.csv holds zero bytes'],
    ['ERR_TABLE_JSON', '{"a":1}\n{"a":2}\n', 'data.csv holds JSON'],
    ['ERR_TABLE_JSON', '[\n  {\n    "a": 1', 'data.csv holds JSON'],
    ['ERR_TABLE_GZIP', gzipSync('a,b\n1,2\n'.repeat(500)).subarray(0, 40), 'data.csv is damaged'],
    ['ERR_TABLE_PARQUET', 'PAR1 and then nothing of the kind', 'data.csv begins like a Parquet file'],
  ])('is refused with %s and says where', async (code, content, message) => {
    const failure = readContent(content)
    await expect(failure).rejects.toMatchObject({ name: 'TableError', code })
    await expect(failure).rejects.toThrow(message)
  })

  test('a quote that is never closed stops the reader before the file is in memory', async () => {
    const content = `a,b\n"${'x'.repeat(maxRecordBytes + 1000)}`
    await expect(readContent(content)).rejects.toMatchObject({ code: 'ERR_TABLE_LONG_ROW' })
  })

  test('a path without a file, and a folder, are refused', async () => {
    const { openTable } = await import('./open-table.ts')
    await expect(openTable('/nowhere/data.csv')).rejects.toMatchObject({ code: 'ERR_TABLE_NOT_FOUND' })
    await expect(openTable('/')).rejects.toMatchObject({ code: 'ERR_TABLE_NOT_READABLE' })
  })
})
