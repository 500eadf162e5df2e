import type { CellColumn } from '@driftline/health'
import type { MonitorSpec } from '@driftline/spec'
import { openTable } from '../tables/open-table.ts'
import type { RowRange } from '../tables/row-range.ts'
import type { CellBatch } from '../tables/cell-batch.ts'
import type { Cell } from '../tables/cell.ts'
import type { Table } from '../tables/table.ts'
import { createTimeReader } from '../tables/time-reader.ts'
import { createColumnBuilder } from './column-builder.ts'
import { DatasetError } from './dataset-error.ts'
import type { DatasetPlan, FeaturePlan } from './feature-plan.ts'
import { INFERENCE_ROWS, planDataset, sampleOf } from './feature-plan.ts'

/** One feature's rows. */
export interface DatasetColumn extends FeaturePlan {
  readonly cells: CellColumn
  /** Whether only its rates are watched: it has too many categories to compare their shares. */
  readonly ratesOnly?: boolean
}

/** A whole file, or a range of its rows, in memory. */
export interface Dataset {
  readonly file: string
  /** 0-based, end exclusive. */
  readonly rows: readonly [number, number]
  readonly rowCount: number
  readonly columns: readonly DatasetColumn[]
  /** Every feature of the file, also those that were not read. */
  readonly features: readonly string[]
  /** Every column of the file, whatever its part. */
  readonly names: readonly string[]
  /** Segment dimensions that the file has as columns, with the value of every row. */
  readonly dimensions: readonly { readonly name: string; readonly values: readonly (string | undefined)[] }[]
  /** Columns of the file that the spec gives no part. */
  readonly ignored: readonly string[]
  /** The label of every row, where it was asked for and the file has it. */
  readonly label?: CellColumn
  /** Event times, ms; absent without a time column. */
  readonly timesMs?: Float64Array
}

/** How a dataset is read. */
export interface ReadDatasetOptions {
  readonly rows?: RowRange
  readonly timeColumn?: string
  /** Sees each batch of rows as it is read, whatever the plan makes of it. */
  readonly onBatch?: (batch: CellBatch) => void
  /** Whether a feature is read. Default: all are. @param index place among the features of the file */
  readonly isRead?: (name: string, index: number) => boolean
  /** Whether the label is read too. */
  readonly withLabel?: boolean
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
    const input = { path, spec, options }
    const plan = planWithoutRows(table, input)
    return plan ? await readPlanned(table, plan, input) : await readUnplanned(table, input)
  } finally {
    await table.close()
  }
}

interface ReadInput {
  readonly path: string
  readonly spec: MonitorSpec
  readonly options: ReadDatasetOptions
}

/** The plan of a file where nothing has to be inferred from its rows. */
function planWithoutRows(table: Table, input: ReadInput): DatasetPlan | undefined {
  let isInferred = false
  const plan = planOf(table, input, () => {
    isInferred = true
    return []
  })
  return isInferred ? undefined : plan
}

function planOf(table: Table, { path, spec, options }: ReadInput, sample: (column: number) => readonly Cell[]) {
  return planDataset({
    file: path,
    spec,
    columns: table.columns,
    sample,
    ...(options.timeColumn !== undefined && { timeColumn: options.timeColumn }),
    ...(options.mayLackFeatures && { mayLackFeatures: true }),
    ...(options.types && { profileTypes: options.types }),
  })
}

async function readPlanned(table: Table, plan: DatasetPlan, input: ReadInput): Promise<Dataset> {
  const { onBatch } = input.options
  const reader = createReader(table, plan, input)
  for await (const batch of table.batches(onBatch ? undefined : reader.columns)) {
    onBatch?.(batch)
    reader.append(batch)
  }
  return reader.dataset()
}

/** Holds the first batches until there are enough rows to infer types from. */
async function readUnplanned(table: Table, input: ReadInput): Promise<Dataset> {
  const first: CellBatch[] = []
  let reader: DatasetReader | undefined
  let sampled = 0
  const begin = (): DatasetReader => {
    const begun = createReader(
      table,
      planOf(table, input, (column) => sampleOf(first, column)),
      input,
    )
    for (const batch of first) begun.append(batch)
    first.length = 0
    return begun
  }
  for await (const batch of table.batches()) {
    input.options.onBatch?.(batch)
    if (reader) reader.append(batch)
    else first.push(batch)
    sampled += batch.rowCount
    if (!reader && sampled >= INFERENCE_ROWS) reader = begin()
  }
  return (reader ?? begin()).dataset()
}

interface DatasetReader {
  /** Places of the columns it asks for. */
  readonly columns: ReadonlySet<number>
  readonly append: (batch: CellBatch) => void
  /** @throws DatasetError where there are no rows. */
  readonly dataset: () => Dataset
}

function createReader(table: Table, plan: DatasetPlan, { path, spec, options }: ReadInput): DatasetReader {
  const { isRead = () => true } = options
  const own = plan.features.filter(({ name }, index) => isRead(name, index))
  const features = own.map((feature) => ({ feature, builder: createColumnBuilder(feature) }))
  const segments = plan.segments.map(({ name, column }) => ({
    name,
    builder: createColumnBuilder({ column, type: 'categorical' }),
  }))
  const label = options.withLabel ? planLabel(table, spec) : undefined
  const scores = features.filter(({ feature }) => feature.type === 'score')
  const times = createTimes(table, plan, spec.timezone)
  let from: number | undefined
  let rowCount = 0
  return {
    columns: new Set(
      [...own, ...plan.segments, { column: plan.time }, { column: label?.column }].flatMap(
        ({ column }) => column ?? [],
      ),
    ),
    append: (batch) => {
      from ??= batch.firstRow
      for (const { builder } of [...features, ...segments, ...(label ? [label] : [])]) builder.append(batch)
      for (const { builder } of scores) requireProbabilities(builder.column(), { batch, start: rowCount, file: path })
      times?.append(batch)
      rowCount += batch.rowCount
    },
    dataset: () => ({
      file: path,
      rows: [requireRow(path, from), (from ?? 0) + rowCount],
      rowCount,
      columns: features.map(({ feature, builder }) => Object.assign({ cells: builder.column() }, feature)),
      names: table.columns,
      features: plan.features.map(({ name }) => name),
      dimensions: segments.map(({ name, builder }) => ({ name, values: textsOf(builder.column()) })),
      ignored: plan.ignored,
      ...(label && { label: label.builder.column() }),
      ...(times && { timesMs: times.all() }),
    }),
  }
}

/** The label as numbers where it is one, and text where it is not. */
function planLabel(table: Table, { columns }: MonitorSpec) {
  const column = columns.label === undefined ? -1 : table.columns.indexOf(columns.label)
  return column < 0 ? undefined : { column, builder: createColumnBuilder({ column, type: 'numeric' }) }
}

function requireRow(path: string, first: number | undefined): number {
  if (first !== undefined) return first
  throw new DatasetError(
    'ERR_DATASET_EMPTY',
    `${path} has no rows in this range; give a file with rows or widen --rows.`,
  )
}

function textsOf({ codes, values }: CellColumn): readonly (string | undefined)[] {
  const texts = values.map((value) => (typeof value === 'string' ? value : undefined))
  return Array.from(codes ?? [], (code) => texts[code - 1])
}

interface AppendedRows {
  readonly batch: CellBatch
  /** Rows before the batch. */
  readonly start: number
  readonly file: string
}

function requireProbabilities(
  { numbers, codes, values, length }: CellColumn,
  { batch, start, file }: AppendedRows,
): void {
  for (let row = start; row < length; row += 1) {
    const code = codes ? codes[row]! : 0
    const value = code > 0 ? values[code - 1] : numbers![row]!
    if (typeof value !== 'number' || !(value < 0 || value > 1)) continue
    const line = batch.lineOf(row - start)
    const where = line === undefined ? `${file}, row ${batch.firstRow + row - start}` : `${file}:${line}`
    throw new DatasetError(
      'ERR_DATASET_SCORE',
      `${where}: the score is ${String(value)}, but a score lies within 0..1. Name the column under "columns: {prediction: …}" or declare it as a numeric feature.`,
    )
  }
}

function createTimes(table: Table, { time }: DatasetPlan, timezone: string) {
  if (time === undefined) return undefined
  const timeOf = createTimeReader(table, { column: table.columns[time]!, timezone })
  const parts: Float64Array[] = []
  return {
    append: (batch: CellBatch): void => {
      const part = new Float64Array(batch.rowCount)
      for (let row = 0; row < batch.rowCount; row += 1) part[row] = timeOf(batch, row)
      parts.push(part)
    },
    all: (): Float64Array => {
      const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0))
      let start = 0
      for (const part of parts) {
        all.set(part, start)
        start += part.length
      }
      return all
    },
  }
}
