import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ridershipFeatures } from './features.ts'
import { readRidershipRows } from './rows.ts'

const folder = mkdtempSync(join(tmpdir(), 'ridership-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('the recorded days come in order of time, each with every feature of the model in its order', () => {
  const rows = readRidershipRows()

  expect(rows).toHaveLength(5698)
  expect(rows[0]).toMatchObject({ date: '2001-01-22', ridership: 15.732, prediction: 14.7388 })
  expect(rows.map(({ date }) => date)).toEqual(rows.map(({ date }) => date).toSorted())
  expect(Object.keys(rows[0]!.features)).toEqual([...ridershipFeatures])
})

test('a cell that is not a number is named with its column and its row', () => {
  const file = join(folder, 'broken.csv')
  writeFileSync(file, 'date,weekday,ridership,prediction\n2001-01-22,0,1,1\n2001-01-23,closed,1,1\n')

  expect(() => readRidershipRows(file)).toThrow('Row 1, column "weekday": found "closed"')
})
