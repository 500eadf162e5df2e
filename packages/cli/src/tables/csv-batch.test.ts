import { expect, test } from 'vitest'

import { writeTestFile } from './collect-rows.testing.ts'
import { openTable } from './open-table.ts'
import type { Cell } from './cell.ts'
import { parseTime } from './parse-time.ts'

/** A column as codes, and what each code stands for. */
async function readCodes(content: string, column: number) {
  const table = await openTable(await writeTestFile('data.csv', content))
  const cells: Cell[] = []
  const found: Cell[] = []
  let asked = 0
  for await (const batch of table.batches()) {
    const out = new Uint32Array(batch.rowCount)
    batch.readCodes(column, out, (cell) => {
      asked += 1
      if (!cells.includes(cell)) cells.push(cell)
      return cells.indexOf(cell) + 1
    })
    for (const code of out) found.push(cells[code - 1]!)
  }
  return { found, asked }
}

test('asks for the code of a text once, however it is quoted or missing', async () => {
  const texts = ['west', '"west"', '', '""', 'é', '"say ""hi"""', 'west', 'é', '"say ""hi"""', '']
  const { found, asked } = await readCodes(`a,b\n${texts.map((text) => `1,${text}`).join('\n')}\n`, 1)
  expect(found).toEqual(['west', 'west', null, null, 'é', 'say "hi"', 'west', 'é', 'say "hi"', null])
  expect(asked).toBe(4)
})

test('knows every text of a column in which all are different', async () => {
  const texts = Array.from({ length: 12_000 }, (_, i) => `id-${i % 6000}`)
  const { found } = await readCodes(`a,b\n${texts.map((text) => `1,${text}`).join('\n')}\n`, 1)
  expect(found).toEqual(texts)
})

test('numbers come as they are, all else is handed over with its row', async () => {
  const cells = ['1.5', '', '-0', ' 7 ', '1e3', 'NA', 'inf', '0.30000000000000004', '12345678901234567890', 'x', '0x10']
  const table = await openTable(await writeTestFile('data.csv', `a,b\n${cells.map((cell) => `1,${cell}\n`).join('')}`))
  for await (const batch of table.batches()) {
    const out = new Float64Array(batch.rowCount).fill(NaN)
    const others: [number, Cell][] = []
    batch.readNumbers(1, out, (row, cell) => others.push([row, cell]))
    expect([...out]).toEqual([1.5, NaN, -0, 7, 1000, NaN, NaN, 0.1 + 0.2, Number(cells[8]), NaN, NaN])
    expect(others).toEqual([
      [1, null],
      [5, 'NA'],
      [6, 'inf'],
      [9, 'x'],
      [10, '0x10'],
    ])
  }
})

test('a time of the usual form is read from its bytes as from its text, and no other cell is taken for one', async () => {
  const usual = ['2004-03-01T08:30:00', '"2004-02-29 23:59:59"', '0100-01-01T00:00:00', '9999-12-31T23:59:59']
  const others = [
    '2005-02-29T00:00:00',
    '2004-03-01',
    '2004-03-01T08:30:0x',
    '2004-03-01T08:30:61',
    '0099-01-01T00:00:00',
    '',
  ]
  const content = [...usual, ...others].map((cell) => `1,${cell}\n`).join('')
  const table = await openTable(await writeTestFile('data.csv', `a,b\n${content}`))
  for await (const batch of table.batches()) {
    const times = Array.from({ length: batch.rowCount }, (_, row) => batch.usualTimeOf!(row, 1))
    expect(times.slice(0, usual.length)).toEqual(usual.map((_, row) => parseTime(batch.cellOf(row, 1))))
    expect(times.slice(usual.length)).toEqual(others.map(() => Number.NaN))
  }
})
