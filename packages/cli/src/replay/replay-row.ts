import type { MonitorSpec } from '@driftline/spec'
import { windowAt } from '@driftline/spec'
import { DatasetError } from '../dataset/dataset-error.ts'
import { toFeatureCell } from '../dataset/feature-cell.ts'
import type { DatasetPlan } from '../dataset/feature-plan.ts'
import type { TableRow } from '../tables/table.ts'

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
  readonly timeOf: (row: TableRow) => number
  /** When a value was made by a cell of the row, ms; undefined where it does not say. */
  readonly madeAt?: (row: TableRow, column: number) => number | undefined
}

/** Reads one table row. @throws TableError where the time cannot be read. */
export function toReplayRow(row: TableRow, context: ReplayRowContext): ReplayRow {
  const { plan } = context
  const cell = (column: number) => row.values[column] ?? null
  const features: Record<string, unknown> = Object.create(null)
  const output: { -readonly [K in keyof ReplayOutput]: ReplayOutput[K] } = {}
  for (const feature of plan.features) {
    const value = toFeatureCell(cell(feature.column), feature.type)
    if (feature.name === 'score') output.score = value as number | null
    else if (feature.name !== 'prediction') features[feature.name] = value
    else if (feature.type === 'categorical') output.class = value as string | null
    else output.value = value as number | null
  }
  const version = plan.version === undefined ? null : cell(plan.version)
  const timeMs = context.timeOf(row)
  const ages = agesOf(row, timeMs, context)
  return {
    timeMs,
    ...(version !== null && { version: String(version) }),
    features,
    segments: Object.fromEntries(
      plan.segments.flatMap(({ name, column }) => {
        const value = cell(column)
        return value === null ? [] : [[name, String(value)]]
      }),
    ),
    output,
    ...(ages && { ages }),
  }
}

function agesOf(row: TableRow, timeMs: number, { plan, madeAt }: ReplayRowContext): ReplayRow['ages'] {
  if (!madeAt || plan.timestamps.length === 0) return undefined
  const ages = Object.create(null) as Record<string, number>
  for (const { feature, column } of plan.timestamps) {
    const madeAtMs = madeAt(row, column)
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
  row: TableRow,
  { timeMs, notBeforeMs }: { timeMs: number; notBeforeMs: number },
): void {
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
