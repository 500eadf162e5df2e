import type { MonitorSpec } from '@driftline/spec'
import { windowAt } from '@driftline/spec'
import { DatasetError } from '../dataset/dataset-error.ts'
import type { ColumnBuilder } from '../dataset/column-builder.ts'
import { createColumnBuilder } from '../dataset/column-builder.ts'
import type { DatasetPlan, FeaturePlan } from '../dataset/feature-plan.ts'
import type { CellBatch } from '../tables/cell-batch.ts'
import type { Cell } from '../tables/cell.ts'

/** What a model answers for a replayed row: what the file says it answered. */
export interface ReplayOutput {
  readonly value?: number | null
  readonly score?: number | null
  readonly class?: string | null
}

/** One row as a service would have seen it. */
export interface ReplayRow {
  readonly timeMs: number
  readonly version?: string
  readonly features: Readonly<Record<string, unknown>>
  readonly segments: Readonly<Record<string, string>>
  readonly output: ReplayOutput
  /** How old values were at the time of the row, ms by feature; absent where the spec names no timestamps. */
  readonly ages?: Readonly<Record<string, number>>
}

/** What a file's rows are read with. */
export interface ReplayRowContext {
  readonly plan: DatasetPlan
  readonly timeOf: (batch: CellBatch, row: number) => number
  /** When a value was made by a cell, ms; undefined where it does not say. */
  readonly madeAt?: (cell: Cell, column: number) => number | undefined
}

/** Reads the rows of a batch. The row given is one and the same object each time, filled anew: copy what is to stay. */
export type ReplayRowReader = (batch: CellBatch) => Generator<ReplayRow>

/** Creates a reader of rows. @throws TableError, as it reads, where the time cannot be read. */
export function createReplayRowReader(context: ReplayRowContext): ReplayRowReader {
  const { plan, timeOf } = context
  const inputs = plan.features.filter(({ name }) => !OUTPUTS.has(name))
  const columns = plan.features.map((feature) => ({ ...feature, builder: createColumnBuilder(feature) }))
  const features = emptyRow(inputs)
  const output: { -readonly [K in keyof ReplayOutput]: ReplayOutput[K] } = {}
  return function* read(batch) {
    const fill = columns.map((own) => createFill(own, batch, { features, output }))
    for (let row = 0; row < batch.rowCount; row += 1) {
      for (const set of fill) set(row)
      const timeMs = timeOf(batch, row)
      const version = plan.version === undefined ? null : batch.cellOf(row, plan.version)
      const ages = agesOf({ batch, row, timeMs }, context)
      yield {
        timeMs,
        ...(version !== null && { version: String(version) }),
        features,
        segments: segmentsOf(batch, row, plan),
        output,
        ...(ages && { ages }),
      }
    }
  }
}

const OUTPUTS: ReadonlySet<string> = new Set(['prediction', 'score'])

/**
 * Made by JSON, an object of many fields stays one of fixed fields, which is read and written several times faster; a
 * field that begins as a fraction takes the next one in its place.
 */
function emptyRow(inputs: readonly FeaturePlan[]): Record<string, unknown> {
  const fields = inputs.map(({ name, type }) => `${JSON.stringify(name)}:${type === 'categorical' ? 'null' : '0.5'}`)
  return JSON.parse(`{${fields.join(',')}}`) as Record<string, unknown>
}

interface FilledRow {
  readonly features: Record<string, unknown>
  readonly output: { -readonly [K in keyof ReplayOutput]: ReplayOutput[K] }
}

/** Reads a column of the batch. @returns what puts a row's value in its place */
function createFill(
  { name, type, builder }: FeaturePlan & { readonly builder: ColumnBuilder },
  batch: CellBatch,
  { features, output }: FilledRow,
): (row: number) => void {
  builder.clear()
  builder.append(batch)
  const { numbers, codes, values } = builder.column()
  const isInput = name !== 'score' && name !== 'prediction'
  if (isInput && numbers && !codes) return (row) => void (features[name] = numbers[row])
  const valueOf = (row: number): unknown => {
    const code = codes ? codes[row]! : 0
    return code > 0 ? values[code - 1] : numbers![row]
  }
  if (isInput) return (row) => void (features[name] = valueOf(row))
  if (name === 'score') return (row) => void (output.score = valueOf(row) as number | null)
  if (type === 'categorical') return (row) => void (output.class = valueOf(row) as string | null)
  return (row) => void (output.value = valueOf(row) as number | null)
}

const NO_SEGMENTS: ReplayRow['segments'] = Object.freeze({})

function segmentsOf(batch: CellBatch, row: number, { segments }: DatasetPlan): ReplayRow['segments'] {
  if (segments.length === 0) return NO_SEGMENTS
  return Object.fromEntries(
    segments.flatMap(({ name, column }) => {
      const value = batch.cellOf(row, column)
      return value === null ? [] : [[name, String(value)]]
    }),
  )
}

interface TimedRow {
  readonly batch: CellBatch
  readonly row: number
  readonly timeMs: number
}

function agesOf({ batch, row, timeMs }: TimedRow, { plan, madeAt }: ReplayRowContext): ReplayRow['ages'] {
  if (!madeAt || plan.timestamps.length === 0) return undefined
  const ages = Object.create(null) as Record<string, number>
  for (const { feature, column } of plan.timestamps) {
    const madeAtMs = madeAt(batch.cellOf(row, column), column)
    if (madeAtMs !== undefined) ages[feature] = timeMs - madeAtMs
  }
  return ages
}

/** End of the shortest window that holds a time: when a replay must export, so that no window mixes with the next. */
export function exportBoundary(
  spec: MonitorSpec,
  timeMs: number,
): { readonly startMs: number; readonly endMs: number } {
  const ranges = spec.windows.map((window) => windowAt(window, timeMs, spec.timezone))
  return {
    startMs: Math.max(...ranges.map(({ startMs }) => startMs)),
    endMs: Math.min(...ranges.map(({ endMs }) => endMs)),
  }
}

/** Greatest time of OTLP, ms: nanoseconds in 64 bits. */
const LAST_TIME_MS = 2 ** 64 / 1e6

/** Rows must come in order of time, and OTLP has times from 1970 to 2554. @throws DatasetError otherwise. */
export function requireReplayable(
  file: string,
  row: { readonly number: number; readonly line: number | undefined },
  { timeMs, notBeforeMs }: { timeMs: number; notBeforeMs: number },
): void {
  if (timeMs >= 0 && timeMs >= notBeforeMs && timeMs < LAST_TIME_MS) return
  const where = row.line === undefined ? `${file}, row ${row.number}` : `${file}:${row.line}`
  const iso = new Date(timeMs).toISOString()
  if (timeMs < 0)
    throw new DatasetError(
      'ERR_DATASET_TIME',
      `${where}: ${iso} is before 1970, which OTLP cannot carry; shift the times.`,
    )
  if (timeMs >= LAST_TIME_MS)
    throw new DatasetError(
      'ERR_DATASET_TIME',
      `${where}: ${iso} is after 2554, which OTLP cannot carry; correct or shift the times.`,
    )
  if (timeMs < notBeforeMs)
    throw new DatasetError(
      'ERR_DATASET_ORDER',
      `${where}: ${iso} comes after a row of a later window; rows must be in order of time, so sort the file by its time column.`,
    )
}
