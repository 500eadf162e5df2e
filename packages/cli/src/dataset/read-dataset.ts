import type { RawValue } from '@driftline/health'
import type { MonitorSpec } from '@driftline/spec'
import { openTable } from '../tables/open-table.ts'
import type { RowRange } from '../tables/row-range.ts'
import type { Table, TableRow } from '../tables/table.ts'
import { DatasetError } from './dataset-error.ts'
import { toFeatureCell } from './feature-cell.ts'
import type { FeaturePlan } from './feature-plan.ts'
import { INFERENCE_ROWS, planDataset } from './feature-plan.ts'
import { createTimeReader } from '../tables/time-reader.ts'

/** One feature's rows. */
export interface DatasetColumn extends FeaturePlan {
  readonly cells: readonly RawValue[]
}

/** A whole file, or a range of its rows, in memory. */
export interface Dataset {
  readonly file: string
  /** 0-based, end exclusive. */
  readonly rows: readonly [number, number]
  readonly rowCount: number
  readonly columns: readonly DatasetColumn[]
  /** Every column of the file, whatever its part. */
  readonly names: readonly string[]
  /** Segment dimensions that the file has as columns, with the value of every row. */
  readonly dimensions: readonly { readonly name: string; readonly values: readonly (string | undefined)[] }[]
  /** Columns of the file that the spec gives no part. */
  readonly ignored: readonly string[]
  /** Event times, ms; absent without a time column. */
  readonly timesMs?: Float64Array
}

/** How a dataset is read. */
export interface ReadDatasetOptions {
  readonly rows?: RowRange
  readonly timeColumn?: string
  /** Whether some features may have no column. */
  readonly mayLackFeatures?: boolean
  /** Types of another file's plan, so that both are read alike. */
  readonly types?: Readonly<Record<string, FeaturePlan['type']>>
}

/**
 * Reads a file into columns.
 *
 * @throws DatasetError for missing columns, unreadable times and an empty range; TableError for a broken file.
 */
export async function readDataset(path: string, spec: MonitorSpec, options: ReadDatasetOptions = {}): Promise<Dataset> {
  const table = await openTable(path, { ...(options.rows && { rows: options.rows }) })
  try {
    const rows: TableRow[] = []
    for await (const row of table.rows()) rows.push(row)
    if (rows.length === 0)
      throw new DatasetError(
        'ERR_DATASET_EMPTY',
        `${path} has no rows in this range; give a file with rows or widen --rows.`,
      )
    const plan = planDataset({
      file: path,
      spec,
      columns: table.columns,
      sample: (column) => rows.slice(0, INFERENCE_ROWS).map((row) => row.values[column] ?? null),
      ...(options.timeColumn !== undefined && { timeColumn: options.timeColumn }),
      ...(options.mayLackFeatures && { mayLackFeatures: true }),
      ...(options.types && { profileTypes: options.types }),
    })
    const first = rows[0]!.number
    return {
      file: path,
      rows: [first, first + rows.length],
      rowCount: rows.length,
      columns: plan.features.map((feature) => readColumn(feature, rows, path)),
      names: table.columns,
      dimensions: plan.segments.map(({ name, column }) => ({ name, values: rows.map((row) => valueIn(row, column)) })),
      ignored: plan.ignored,
      ...readTimes(table, rows, { time: plan.time, timezone: spec.timezone }),
    }
  } finally {
    await table.close()
  }
}

function valueIn({ values }: TableRow, column: number): string | undefined {
  const value = values[column] ?? null
  return value === null ? undefined : String(value)
}

function readColumn(plan: FeaturePlan, rows: readonly TableRow[], file: string): DatasetColumn {
  const cells = rows.map((row) => toFeatureCell(row.values[plan.column] ?? null, plan.type))
  if (plan.type === 'score') requireProbabilities(cells, rows, file)
  return { ...plan, cells }
}

function requireProbabilities(cells: readonly RawValue[], rows: readonly TableRow[], file: string): void {
  const at = cells.findIndex((cell) => typeof cell === 'number' && (cell < 0 || cell > 1))
  if (at < 0) return
  const where = rows[at]!.line === undefined ? `${file}, row ${rows[at]!.number}` : `${file}:${rows[at]!.line}`
  throw new DatasetError(
    'ERR_DATASET_SCORE',
    `${where}: the score is ${String(cells[at])}, but a score lies within 0..1. Name the column under "columns: {prediction: …}" or declare it as a numeric feature.`,
  )
}

function readTimes(
  table: Table,
  rows: readonly TableRow[],
  { time, timezone }: { readonly time: number | undefined; readonly timezone: string },
): { timesMs?: Float64Array } {
  if (time === undefined) return {}
  return { timesMs: Float64Array.from(rows, createTimeReader(table, { column: table.columns[time]!, timezone })) }
}
