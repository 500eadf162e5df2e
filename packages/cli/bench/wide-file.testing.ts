import { createWriteStream, writeFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parquetWriteBuffer } from 'hyparquet-writer'

const NUMERIC_FEATURES = 29
const CATEGORICAL_FEATURES = 10
const MINUTE_MS = 60_000
/** One cell in so many is missing, in every fourth column. */
const MISSING_EVERY = 50
const BLOCK_CHARACTERS = 1 << 16

/** What a file of 41 columns is made from: a time, 29 numbers, 10 categories and a prediction. */
export interface WideFile {
  readonly rows: number
  readonly seed: number
  /** How far the numbers have moved, in standard deviations. */
  readonly shift: number
  /** Time of the first row, ms since the epoch; a row follows every minute. */
  readonly startMs: number
}

export const numericNames: readonly string[] = Array.from({ length: NUMERIC_FEATURES }, (_, i) => `number_${i}`)
export const categoricalNames: readonly string[] = Array.from(
  { length: CATEGORICAL_FEATURES },
  (_, i) => `category_${i}`,
)
const columnNames: readonly string[] = ['time', ...numericNames, ...categoricalNames, 'prediction']

/** The spec such files are read with. */
export const wideSpec = [
  'model: {name: wide, task: regression}',
  'columns: {time: time, prediction: prediction}',
  'windows: [1w]',
  'features:',
  ...numericNames.map((name) => `  ${name}: {type: numeric}`),
  ...categoricalNames.map((name) => `  ${name}: {type: categorical}`),
  '',
].join('\n')

/** Writes the file as CSV, a block at a time. */
export async function writeWideCsv(path: string, file: WideFile): Promise<void> {
  await pipeline(Readable.from(csvBlocks(file)), createWriteStream(path))
}

/** Writes the same rows as Parquet, compressed with Snappy in row groups of 50,000. */
export function writeWideParquet(path: string, file: WideFile): void {
  const columns: Cell[][] = columnNames.map(() => [])
  for (const row of rowsOf(file)) for (const [i, cell] of row.entries()) columns[i]!.push(cell)
  const columnData = columnNames.map((name, i) => {
    const type = name === 'time' || categoricalNames.includes(name) ? ('STRING' as const) : ('DOUBLE' as const)
    return { name, data: columns[i]!, type, nullable: true }
  })
  writeFileSync(path, new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize: 50_000 })))
}

function* csvBlocks(file: WideFile): Generator<string> {
  let block = `${columnNames.join(',')}\n`
  for (const row of rowsOf(file)) {
    block += `${row.join(',')}\n`
    if (block.length < BLOCK_CHARACTERS) continue
    yield block
    block = ''
  }
  yield block
}

type Cell = string | number | null

function* rowsOf({ rows, seed, shift, startMs }: WideFile): Generator<readonly Cell[]> {
  const random = createRandom(seed)
  const normal = (): number => random() + random() + random() + random() + random() + random() - 3
  for (let row = 0; row < rows; row += 1) {
    const cells: Cell[] = [new Date(startMs + row * MINUTE_MS).toISOString().slice(0, 19)]
    for (let i = 0; i < NUMERIC_FEATURES; i += 1) {
      const value = numberOf(i, normal() * Math.SQRT2 + shift)
      cells.push(i % 4 === 3 && random() * MISSING_EVERY < 1 ? null : value)
    }
    for (let i = 0; i < CATEGORICAL_FEATURES; i += 1) cells.push(`kind_${Math.floor(random() ** 2 * (4 + i * 5))}`)
    cells.push(numberOf(0, normal() + shift))
    yield cells
  }
}

/** A standard normal deviate as one of five usual columns: a measure, an amount, a whole number, a count, a ratio. */
function numberOf(column: number, deviate: number): number {
  switch (column % 5) {
    case 0:
      return Number((20 + 5 * deviate).toFixed(6))
    case 1:
      return Number(Math.exp(3 + 0.8 * deviate).toFixed(4))
    case 2:
      return Math.round(1000 * (50 + 12 * deviate))
    case 3:
      return Math.max(0, Math.round(2 * deviate))
    default:
      return Number((1 / (1 + Math.exp(-deviate))).toFixed(9))
  }
}

/** Numerical Recipes' LCG: the same numbers everywhere. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
