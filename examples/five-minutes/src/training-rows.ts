import { createRows, predictRiders } from './ridership.ts'

const ROWS = 3000
const SEED = 1

/** The rows the model was made with, as CSV; always the same ones. */
export function trainingRows(): string {
  const lines = Array.from({ length: ROWS }, createRows(SEED)).map((row) =>
    [row.temperature, row.weekday, row.rain, predictRiders(row)].join(','),
  )
  return `temperature,weekday,rain,prediction\n${lines.join('\n')}\n`
}
