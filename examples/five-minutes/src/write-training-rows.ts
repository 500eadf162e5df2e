import { writeFileSync } from 'node:fs'
import { createRows, predictRiders } from './ridership.ts'

const ROWS = 3000
const SEED = 1

const nextRow = createRows(SEED)
const lines = Array.from({ length: ROWS }, nextRow).map((row) =>
  [row.temperature, row.weekday, row.rain, predictRiders(row)].join(','),
)
const text = `temperature,weekday,rain,prediction\n${lines.join('\n')}\n`
writeFileSync(new URL('../train.csv', import.meta.url), text)
