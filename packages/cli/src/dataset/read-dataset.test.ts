import { parseMonitorSpec } from '@driftline/spec'
import { expect, test } from 'vitest'
import type { CellBatch } from '../tables/cell-batch.ts'
import { writeTestFile } from '../tables/collect-rows.testing.ts'
import { readDataset } from './read-dataset.ts'

function specOf(text: string) {
  const checked = parseMonitorSpec(`model: {name: m}\nwindows: [1d]\n${text}`, { file: 'model.yaml' })
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues))
  return checked.value
}

const SPEC = specOf('features: {x: {type: numeric}, word: {type: categorical}}\ncolumns: {score: s}\n')

test('a column keeps what each cell is: number, missing, not finite, text', async () => {
  const path = await writeTestFile('data.csv', 'x,word,s\n1.5,a,0\nNA,,1\ninf,NA,\nfive,a,0.5\n-0,1.50,0.5\n')
  const { columns, rowCount, rows } = await readDataset(path, SPEC)
  const [x, word, score] = columns.map(({ cells }) => cells)
  expect([rowCount, rows]).toEqual([5, [0, 5]])
  expect(Array.from(x!.codes!, (code, row) => (code === 0 ? x!.numbers![row] : x!.values[code - 1]))).toEqual([
    1.5,
    null,
    Infinity,
    'five',
    -0,
  ])
  expect(Array.from(word!.codes!, (code) => word!.values[code - 1])).toEqual(['a', null, 'NA', 'a', '1.50'])
  expect(score).toMatchObject({ values: [null], codes: Uint32Array.of(0, 0, 1, 0, 0) })
})

test('a column of numbers alone has no codes, also past the first block of the file', async () => {
  const count = 300_000
  const lines = Array.from({ length: count }, (_, i) => `${i / 8},w${i % 3},0.5`)
  const { columns } = await readDataset(await writeTestFile('data.csv', `x,word,s\n${lines.join('\n')}\n`), SPEC)
  const [x, word] = columns.map(({ cells }) => cells)
  expect(x!.codes).toBeUndefined()
  expect(x!.numbers).toEqual(Float64Array.from({ length: count }, (_, i) => i / 8))
  expect(word!.values).toEqual(['w0', 'w1', 'w2'])
  expect(word!.codes).toEqual(Uint32Array.from({ length: count }, (_, i) => (i % 3) + 1))
})

test('a score beyond 0..1 is refused with its line', async () => {
  const path = await writeTestFile('data.csv', 'x,word,s\n1,a,0.5\n2,b,\n3,"c\nd",1.5\n')
  await expect(readDataset(path, SPEC)).rejects.toMatchObject({
    code: 'ERR_DATASET_SCORE',
    message: expect.stringContaining('data.csv:4: the score is 1.5, but a score lies within 0..1'),
  })
})

test('whoever looks at the columns sees all batches while they are read', async () => {
  const path = await writeTestFile('data.csv', `x,word,s,free\n${'1,a,0.5,some text\n'.repeat(100_000)}`)
  const batches: CellBatch[] = []
  await readDataset(path, SPEC, { onBatch: (batch) => batches.push(batch) })
  expect(batches.length).toBeGreaterThan(1)
  expect(batches.reduce((sum, { rowCount }) => sum + rowCount, 0)).toBe(100_000)
  expect(batches[1]!.cellOf(0, 3)).toBe('some text')
})
