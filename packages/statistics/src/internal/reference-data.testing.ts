import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { test } from 'vitest'

export const DATA_SETS = ['chicago-ridership', 'bank-marketing', 'elec2', 'bike-sharing-hourly', 'california-housing']
const dataFolder = process.env['DRIFTLINE_DATA'] ?? resolve(import.meta.dirname, '../../../../../shared/data')

/** The part of a data set's `reference.json` that the tests read. */
export interface Recorded {
  readonly features: Readonly<Record<string, RecordedFeature>>
  readonly reference: { readonly rows: readonly [number, number] }
  readonly chunks: readonly { readonly name: string; readonly rows: readonly [number, number] }[]
}
export interface RecordedFeature {
  readonly type: 'numeric' | 'categorical'
  readonly edges?: readonly number[]
  readonly mass_points?: readonly number[]
  readonly categories?: readonly string[]
  readonly counts: readonly number[]
  readonly reference: Figures
  readonly chunks: Readonly<Record<string, Figures>>
}
export type Figures = Readonly<Record<string, number | null | string | readonly number[]>>
export type Columns = ReadonlyMap<string, readonly string[]>
export type Slice = readonly [number, number]

/** Runs on every data set that is there; without the data it is skipped, except in CI. */
export function testDataSet(
  dataSet: string,
  title: string,
  check: (recorded: Recorded, columns: Columns) => void,
): void {
  const folder = join(dataFolder, dataSet)
  const isAbsent = !existsSync(join(folder, 'reference.json'))
  test.skipIf(isAbsent && process.env['CI'] !== 'true')(title, { timeout: 120_000 }, () => {
    const recorded = JSON.parse(readFileSync(join(folder, 'reference.json'), 'utf8')) as Recorded
    check(recorded, readColumns(folder))
  })
}

/** Reads the cells of a slice as numbers; an empty cell is a missing value. */
export function numbersOf(column: readonly string[], [from, to]: Slice): Float64Array {
  return Float64Array.from(column.slice(from, to), (cell) => (cell === '' ? Number.NaN : Number(cell)))
}

function readColumns(folder: string): Columns {
  const plain = join(folder, 'data.csv')
  const text = existsSync(plain)
    ? readFileSync(plain, 'utf8')
    : gunzipSync(readFileSync(join(folder, 'data.csv.gz'))).toString('utf8')
  const [header = '', ...rows] = text.trimEnd().split(/\r?\n/)
  const cells = rows.map((row) => row.split(','))
  return new Map(header.split(',').map((name, column) => [name, cells.map((row) => row[column] ?? '')]))
}
