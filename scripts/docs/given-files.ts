import { readRepositoryFile } from './fill-from-files.ts'

const DAY_MS = 86_400_000
const FIRST_DAY_MS = Date.UTC(2026, 0, 1)
const ROWS_A_DAY = 100

/** Files that pages speak of without showing them: a spec, training rows, rows of the same kind, the same 9 °C warmer, and rows of thirty days. */
export function givenFiles(): Readonly<Record<string, string>> {
  const train = readRepositoryFile('examples/five-minutes/train.csv')
  const [head = '', ...rows] = train.trim().split('\n')
  const dated = rows.map((row, i) => {
    const day = new Date(FIRST_DAY_MS + Math.floor(i / ROWS_A_DAY) * DAY_MS).toISOString().slice(0, 10)
    return `${day},${row}`
  })
  const spec = readRepositoryFile('examples/five-minutes/model.yaml')
  return {
    'model.yaml': `${spec}slos: { availability: 0.999, drift: 0.95 }\n`
      .replace('windows: [1m]', 'windows: [1d]')
      .replace('columns: {', 'columns: { time: day,'),
    'train.csv': `${[`day,${head}`, ...dated].join('\n')}\n`,
    'today.csv': `${[`day,${head}`, ...dated.slice(-1000)].join('\n')}\n`,
    'warm.csv': `${[`day,${head}`, ...dated.slice(-1000).map(warmer)].join('\n')}\n`,
    'history.csv': `${[`day,${head}`, ...dated].join('\n')}\n`,
    'data.csv': `${[`day,${head}`, ...dated].join('\n')}\n`,
  }
}

/** A dated row on a day warmer by nine degrees, as the model answers it. */
function warmer(row: string): string {
  const [day = '', temperature = '', weekday = '', rain = '', prediction = ''] = row.split(',')
  return [day, (Number(temperature) + 9).toFixed(1), weekday, rain, Number(prediction) + 9 * RIDERS_PER_DEGREE].join(
    ',',
  )
}

const RIDERS_PER_DEGREE = 12
