import { expect, test } from 'vitest'
import type { CellBatch } from '../tables/cell-batch.ts'
import type { Cell } from '../tables/cell.ts'
import { createColumnBuilder } from './column-builder.ts'

/** A batch of one column. */
function batchOf(cells: readonly Cell[]): CellBatch {
  return {
    firstRow: 0,
    rowCount: cells.length,
    lineOf: () => undefined,
    cellOf: (row) => cells[row]!,
    readNumbers: (_, out, other) => {
      for (const [row, cell] of cells.entries())
        if (typeof cell === 'number') out[row] = cell
        else other(row, cell)
    },
    readCodes: (_, out, codeOf) => {
      for (const [row, cell] of cells.entries()) out[row] = codeOf(cell)
    },
  }
}

function valuesOf({ column }: ReturnType<typeof createColumnBuilder>): readonly unknown[] {
  const { length, numbers, codes, values } = column()
  return Array.from({ length }, (_, row) => (codes && codes[row]! > 0 ? values[codes[row]! - 1] : numbers![row]))
}

test.each(['numeric', 'categorical'] as const)('a %s column is all batches since it was cleared', (type) => {
  const builder = createColumnBuilder({ column: 0, type })
  const read = (value: number) => (type === 'numeric' ? value : String(value))
  builder.append(batchOf([1, 2]))
  builder.append(batchOf([null, 3]))
  expect(valuesOf(builder)).toEqual([read(1), read(2), null, read(3)])
  builder.clear()
  builder.append(batchOf([4, 5, 6]))
  expect(valuesOf(builder)).toEqual([read(4), read(5), read(6)])
  builder.append(batchOf([null]))
  expect(valuesOf(builder)).toEqual([read(4), read(5), read(6), null])
})

test('texts that are all different are forgotten with their rows', () => {
  const builder = createColumnBuilder({ column: 0, type: 'categorical' })
  for (let batch = 0; batch < 5; batch += 1) {
    builder.clear()
    builder.append(batchOf(Array.from({ length: 9000 }, (_, i) => `id-${batch}-${i}`)))
    expect(builder.column().values.length).toBeLessThanOrEqual(18_000)
    expect(valuesOf(builder)[8999]).toBe(`id-${batch}-8999`)
  }
})
