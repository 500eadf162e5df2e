import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, test } from 'vitest'

import { readContent, writeTestFile } from './collect-rows.testing.ts'
import { openTable } from './open-table.ts'

const content = (options: Omit<Parameters<typeof parquetWriteBuffer>[0], never>) =>
  new Uint8Array(parquetWriteBuffer(options))

const numbers = (rowCount: number) => Array.from({ length: rowCount }, (_, index) => index)

describe('Parquet', () => {
  test('gives typed cells: numbers, text, truth values, dates as ISO text, missing as null', async () => {
    const { columns, rows } = await readContent(
      content({
        columnData: [
          { name: 'price', data: [1.5, null, -3], type: 'DOUBLE', nullable: true },
          { name: 'code', data: ['007', 'x', null], type: 'STRING', nullable: true },
          { name: 'good', data: [true, false, true], type: 'BOOLEAN' },
          { name: 'at', data: [new Date(0), new Date(86_400_001), new Date(1e12)], type: 'TIMESTAMP' },
          { name: 'id', data: [1n, 2n ** 53n + 1n, -5n], type: 'INT64' },
        ],
      }),
    )
    expect(columns).toEqual(['price', 'code', 'good', 'at', 'id'])
    expect(rows).toEqual([
      { number: 0, values: [1.5, '007', true, '1970-01-01T00:00:00.000Z', 1] },
      { number: 1, values: [null, 'x', false, '1970-01-02T00:00:00.001Z', '9007199254740993'] },
      { number: 2, values: [-3, null, true, '2001-09-09T01:46:40.000Z', -5] },
    ])
  })

  test('numbers rows across row groups and reads only those asked for', async () => {
    const bytes = content({ columnData: [{ name: 'x', data: numbers(1000), type: 'INT32' }], rowGroupSize: 100 })
    const { rows } = await readContent(bytes, { rows: { from: 95, to: 305 } })
    expect(rows).toHaveLength(210)
    expect(rows.every(({ number, values }) => values[0] === number)).toBe(true)
  })

  test('leaves the zone open where the timestamp is local', async () => {
    const bytes = content({
      columnData: [{ name: 'at', data: [1_000_000n] }],
      schema: [
        { name: 'root', num_children: 1 },
        {
          name: 'at',
          type: 'INT64',
          repetition_type: 'REQUIRED',
          logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'MICROS' },
        },
      ],
    })
    const { rows } = await readContent(bytes)
    expect(rows[0]?.values).toEqual(['1970-01-01T00:00:01.000'])
  })

  test('refuses a range beyond the end at once, and a file without rows', async () => {
    const bytes = content({ columnData: [{ name: 'x', data: numbers(10), type: 'INT32' }] })
    await expect(readContent(bytes, { rows: { from: 5, to: 11 } })).rejects.toThrow('the file has 10 rows (0:10)')
    const empty = content({ columnData: [{ name: 'x', data: [], type: 'INT32' }] })
    await expect(readContent(empty)).rejects.toMatchObject({ code: 'ERR_TABLE_NO_ROWS' })
  })

  test('refuses a truncated file', async () => {
    const bytes = content({ columnData: [{ name: 'x', data: numbers(1000), type: 'INT32' }] })
    await expect(readContent(bytes.slice(0, 200))).rejects.toMatchObject({ code: 'ERR_TABLE_PARQUET' })
  })
})

test('gives the same columns however the rows are cut into pages, groups and ranges', async () => {
  const price = numbers(1000).map((i) => (i % 7 === 0 ? null : i / 4))
  const word = numbers(1000).map((i) => `w${i % 5}`)
  const bytes = content({
    columnData: [
      { name: 'price', data: price, type: 'DOUBLE', nullable: true },
      { name: 'word', data: word, type: 'STRING' },
    ],
    rowGroupSize: 300,
    pageSize: 400,
  })
  const path = await writeTestFile('data.parquet', bytes)
  const table = await openTable(path, { rows: { from: 95, to: 905 } })
  const found: unknown[] = []
  for await (const batch of table.batches()) {
    const out = new Float64Array(batch.rowCount)
    const missing = new Set<number>()
    batch.readNumbers(0, out, (row) => missing.add(row))
    const codes = new Uint32Array(batch.rowCount)
    batch.readCodes(1, codes, (cell) => Number(String(cell).slice(1)) + 1)
    for (const [row, code] of codes.entries())
      found.push([batch.firstRow + row, missing.has(row) ? null : out[row], `w${code - 1}`, batch.cellOf(row, 1)])
  }
  await table.close()
  expect(found).toEqual(numbers(810).map((i) => [95 + i, price[95 + i], word[95 + i], word[95 + i]]))
})

test('leaves columns alone that nobody asks for', async () => {
  const bytes = content({
    columnData: [
      { name: 'a', data: numbers(10), type: 'INT32' },
      { name: 'b', data: numbers(10), type: 'INT32' },
    ],
  })
  const table = await openTable(await writeTestFile('data.parquet', bytes))
  for await (const batch of table.batches(new Set([1])))
    expect([batch.cellOf(3, 0), batch.cellOf(3, 1)]).toEqual([null, 3])
  await table.close()
})
