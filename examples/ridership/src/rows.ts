import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

/** The model's input: every feature by name, in the unit `ridership.yaml` gives; `null` where a source had nothing. */
export type RidershipFeatures = Readonly<Record<string, number | null>>

/** One day at Clark/Lake: what the model is given, what it said when it was published, and what then happened. */
export interface RidershipRow {
  /** The day, `YYYY-MM-DD`. */
  readonly date: string
  readonly features: RidershipFeatures
  /** Riders who entered that day, in thousands. */
  readonly ridership: number
  /** Prediction of model version 1 as recorded in the file, in thousands; out-of-fold until the end of 2003. */
  readonly prediction: number
}

/** The recorded days, 2001-01-22 to 2016-08-28. */
export const ridershipData = new URL('../data/data.csv', import.meta.url)

/**
 * Reads the recorded days in order of time.
 *
 * @param file - a CSV with the columns of {@link ridershipData}, which is the default
 * @returns one row per line, numbers parsed
 * @throws Error when a cell that must be a number is not one; it names column and line
 */
export function readRidershipRows(file: URL | string = ridershipData): readonly RidershipRow[] {
  const records: Record<string, string>[] = parse(readFileSync(file), {
    columns: true,
    bom: true,
    skipEmptyLines: true,
  })
  return records.map(toRow)
}

function toRow(record: Readonly<Record<string, string>>, index: number): RidershipRow {
  const { date = '', ...cells } = record
  const numbers = Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, toNumber(cell, name, index)]))
  const { ridership = NaN, prediction = NaN, ...features } = numbers
  return { date, features, ridership, prediction }
}

function toNumber(cell: string, column: string, index: number): number {
  const value = Number(cell)
  if (cell.trim() === '' || !Number.isFinite(value))
    throw new Error(`Row ${index}, column "${column}": found "${cell}", a finite number is needed.`)
  return value
}
