import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { scanCells } from './scan-cells.ts'

/** Rows as lists of their cells, in blocks cut at these bytes. */
function readInBlocks(text: string, cuts: readonly number[]): readonly (readonly string[])[] {
  const all = Buffer.from(text)
  const rows: string[][] = []
  let rest = Buffer.alloc(0)
  let line = 1
  const ends = [...cuts.filter((cut) => cut < all.length).toSorted((a, b) => a - b), all.length]
  for (const [i, end] of ends.entries()) {
    const block = Buffer.concat([rest, all.subarray(ends[i - 1] ?? 0, end)])
    const bytes = Buffer.concat([block, Buffer.from('"')])
    const isLast = end === all.length
    const scanned = scanCells({ bytes, length: block.length, isLast, line, delimiter: 0x2c })
    for (let row = 0; row < scanned.rowCount; row += 1) {
      const cells: string[] = [String(scanned.lines[row]!)]
      for (let cell = scanned.firstCells[row]!; cell < scanned.firstCells[row + 1]!; cell += 1)
        cells.push(bytes.toString('utf8', scanned.starts[cell], scanned.ends[cell]).replaceAll('""', '"'))
      rows.push(cells)
    }
    if (scanned.stray) return [...rows, ['stray', String(scanned.stray.line), String(scanned.stray.column)]]
    rest = Buffer.from(bytes.subarray(scanned.restStart, block.length))
    line = scanned.restLine
    if (isLast && rest.length > 0) return [...rows, ['unclosed', String(line)]]
  }
  return rows
}

const cell = fc.oneof(
  fc.constantFrom('', '1', '-2.5', ' x ', 'é', '𝄞', '\0', '"a,b"', '"x""y"', '"two\nlines"', '"c\rd"', '""'),
  fc.string({ maxLength: 4 }).map((text) => text.replaceAll(/[",\r\n]/g, '')),
)
const lineEnd = fc.constantFrom('\n', '\r\n', '\r')
const row = fc
  .tuple(fc.array(cell, { minLength: 1, maxLength: 4 }), lineEnd)
  .map(([cells, end]) => cells.join(',') + end)
const table = fc.tuple(fc.array(row, { maxLength: 8 }), cell).map(([rows, last]) => rows.join('') + last)

test('finds the cells that csv-parse finds, on the same lines', () => {
  fc.assert(
    fc.property(table, (text) => {
      const options = { info: true as const, record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true }
      const found = parse(text, options) as unknown as readonly { record: string[]; info: { lines: number } }[]
      const lines = [1, ...found.map(({ info }) => info.lines + 1)]
      expect(readInBlocks(text, [])).toEqual(found.map(({ record }, i) => [String(lines[i])].concat(record)))
    }),
    { numRuns: 500 },
  )
})

test('finds the same cells wherever the blocks of the file are cut', () => {
  const hostile = fc.oneof(table, fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', 'é'), maxLength: 30 }))
  fc.assert(
    fc.property(hostile, fc.array(fc.nat(60), { maxLength: 5 }), (text, cuts) => {
      expect(readInBlocks(text, cuts)).toEqual(readInBlocks(text, []))
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['a,b\n1,5" pipe\n', ['stray', '2', '2']],
  ['"x"y', ['stray', '1', '1']],
  ['a,"two\nlines"y', ['stray', '2', '2']],
  ['a\n"two\r\nlines"y', ['stray', '3', '1']],
  ['a\n"', ['unclosed', '2']],
  ['"""', ['unclosed', '1']],
])('tells where the quote stands that does not belong there: %j', (text, expected) => {
  expect(readInBlocks(text, []).at(-1)).toEqual(expected)
})
