import type { VerdictLine } from '@driftline/health'
import type { ReferenceProfile } from '@driftline/profile'
import { createProcessor, readMetricsProtobuf } from '@driftline/processor'
import type { MonitorSpec } from '@driftline/spec'
import { DatasetError } from '../dataset/dataset-error.ts'
import { planDataset } from '../dataset/feature-plan.ts'
import { openTable } from '../tables/open-table.ts'
import type { RowRange } from '../tables/row-range.ts'
import type { Table } from '../tables/table.ts'
import { createTimeReader } from '../tables/time-reader.ts'
import { driveReplay } from './drive-replay.ts'
import type { ReplayRow } from './replay-row.ts'
import { exportBoundary, requireReplayable, toReplayRow } from './replay-row.ts'
import { createSimulatedService } from './simulated-service.ts'

/** What to replay, and who is told. */
export interface ReplayOptions {
  readonly path: string
  readonly spec: MonitorSpec
  readonly profile: ReferenceProfile
  readonly rows?: RowRange
  readonly timeColumn?: string
  /** Called with the verdicts of windows as they close. */
  readonly onLines: (lines: readonly VerdictLine[]) => void
  /** Called after each export. */
  readonly onProgress?: (rowCount: number, timeMs: number) => void
}

/**
 * Sends every row of a file through the real wrapper, real OTLP bytes and the real processor, by the file's own clock.
 * The same file, spec and profile give the same verdicts, to the byte.
 *
 * @returns rows replayed.
 * @throws DatasetError for missing columns, unreadable or unordered times; TableError for a broken file.
 */
export async function replayFile(options: ReplayOptions): Promise<number> {
  const { spec, profile } = options
  const processor = createProcessor(
    { models: [{ spec, profiles: [profile] }], limits: { latenessMs: 0 }, coveredSinceMs: -Infinity },
    ({ verdicts }) => options.onLines(verdicts),
  )
  const service = createSimulatedService({ spec, profile, version: versionOf(spec, profile) })
  const table = await openTable(options.path, { ...(options.rows && { rows: options.rows }) })
  try {
    return await driveReplay({
      spec,
      service,
      rows: readRows(table, options),
      send: async (request, timeMs) =>
        void processor.apply({ kind: 'points', points: readMetricsProtobuf(request), arrivalMs: timeMs }),
      ...(options.onProgress && { onProgress: options.onProgress }),
    })
  } finally {
    await table.close()
    processor.apply({ kind: 'finish' })
  }
}

async function* readRows(table: Table, options: ReplayOptions): AsyncIterable<ReplayRow> {
  const { spec, profile, path } = options
  const plan = planDataset({
    file: path,
    spec,
    columns: table.columns,
    sample: () => [],
    profileTypes: Object.fromEntries(Object.entries(profile.features).map(([name, { type }]) => [name, type])),
    ...(options.timeColumn !== undefined && { timeColumn: options.timeColumn }),
  })
  const { time } = plan
  if (time === undefined)
    throw new DatasetError(
      'ERR_DATASET_COLUMN',
      `${path}: a replay needs to know when each row happened; name the time column in the spec ("columns: {time: …}") or with --time-column.`,
    )
  const timeOf = createTimeReader(table, { column: table.columns[time]!, timezone: spec.timezone })
  let notBeforeMs = 0
  for await (const row of table.rows()) {
    const replayRow = toReplayRow(row, { plan, timeOf })
    requireReplayable(path, row, { timeMs: replayRow.timeMs, notBeforeMs })
    notBeforeMs = Math.max(notBeforeMs, exportBoundary(spec, replayRow.timeMs).startMs)
    yield replayRow
  }
}

function versionOf(spec: MonitorSpec, profile: ReferenceProfile): string {
  return spec.model.version ?? profile.model.version ?? '1'
}
