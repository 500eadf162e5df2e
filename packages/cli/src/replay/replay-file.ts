import type { VerdictLine } from '@driftline/health'
import type { ReferenceProfile } from '@driftline/profile'
import type { MonitorLimits, Processor } from '@driftline/processor'
import { createProcessor, readMetricsProtobuf } from '@driftline/processor'
import type { MonitorSpec } from '@driftline/spec'
import { DatasetError } from '../dataset/dataset-error.ts'
import type { DatasetPlan } from '../dataset/feature-plan.ts'
import { INFERENCE_ROWS, planDataset, sampleOf } from '../dataset/feature-plan.ts'
import { InputError } from '../input-error.ts'
import type { NotJudged } from '../not-judged.ts'
import type { SchemaReference } from '../schema/expected-columns.ts'
import { expectedColumns } from '../schema/expected-columns.ts'
import type { SchemaChange } from '../schema/schema-change.ts'
import { schemaChanges } from '../schema/schema-changes.ts'
import { watchColumns } from '../schema/watch-columns.ts'
import type { ColumnWatch } from '../schema/watch-columns.ts'
import { openTable } from '../tables/open-table.ts'
import type { RowRange } from '../tables/row-range.ts'
import type { CellBatch } from '../tables/cell-batch.ts'
import type { Table } from '../tables/table.ts'
import { createTimeReader } from '../tables/time-reader.ts'
import { driveReplay } from './drive-replay.ts'
import type { CounterSeries } from './counter-history.ts'
import { createCounterHistory } from './counter-history.ts'
import type { ReplayRow } from './replay-row.ts'
import { createReplayRowReader, exportBoundary, requireReplayable } from './replay-row.ts'
import { createSimulatedService } from './simulated-service.ts'
import { createTimestampReader } from './timestamp-reader.ts'
import type { TimestampReader } from './timestamp-reader.ts'
import { unjudgedOfReplay } from './unjudged-of-replay.ts'

/** What to replay, and who is told. */
export interface ReplayOptions {
  readonly path: string
  readonly spec: MonitorSpec
  /** Left out, references are learned from the file itself, as they are from live traffic. */
  readonly profile?: ReferenceProfile
  readonly rows?: RowRange
  readonly timeColumn?: string
  /** Limits of the processor. Default: none, and no lateness. */
  readonly limits?: Partial<MonitorLimits>
  /** Called after each export. */
  readonly onProgress?: (rowCount: number, timeMs: number) => void
}

/** A whole file replayed. */
export interface ReplayResult {
  readonly rowCount: number
  /** What the file has otherwise than its reference: the profile, or the spec alone. */
  readonly schema: readonly SchemaChange[]
  /** In the order in which the windows closed. */
  readonly lines: readonly VerdictLine[]
  /** Of the objectives that a table knows something of. */
  readonly counters: readonly CounterSeries[]
  readonly notJudged: readonly NotJudged[]
}

/** A file is read in order and in full, whatever it holds. */
const NO_LIMITS: Partial<MonitorLimits> = {
  latenessMs: 0,
  maxStreams: Number.MAX_SAFE_INTEGER,
  maxBytes: Number.MAX_SAFE_INTEGER,
}

/**
 * Sends every row of a file through the real wrapper, real OTLP bytes and the real processor, by the file's own clock.
 * The same file, spec and profile give the same verdicts, to the byte.
 *
 * @throws DatasetError for missing columns, unreadable or unordered times; TableError for a broken file; InputError
 *   where the processor refuses a point: there are no verdicts of a part of a file.
 */
export async function replayFile(options: ReplayOptions): Promise<ReplayResult> {
  const { spec, profile, path } = options
  const lines: VerdictLine[] = []
  const processor = createProcessor(
    {
      models: [{ spec, profiles: profile ? [profile] : [] }],
      limits: { ...NO_LIMITS, ...options.limits },
      coveredSinceMs: -Infinity,
    },
    {
      onLines: (closed) => lines.push(...closed),
      onClosed: ({ endMs }) => history.addVerdicts(endMs),
    },
  )
  const history = createCounterHistory(processor.registry)
  const service = createSimulatedService({ spec, ...(profile && { profile }), version: versionOf(spec, profile) })
  const table = await openTable(path, { ...(options.rows && { rows: options.rows }) })
  try {
    const plan = planReplay(table, options, profile ? [] : await firstBatches(options))
    const timestamps = createTimestampReader(spec.timezone)
    const reference = referenceOf(options)
    const watch = watchColumns(expectedColumns(reference), plan)
    const rowCount = await driveReplay({
      spec,
      service,
      rows: readBatches(table, { plan, timestamps, watch }, options),
      send: async (request, timeMs) => {
        requireAccepted(processor, request, { path, timeMs })
        history.addRows(exportBoundary(spec, timeMs - 1))
      },
      ...(options.onProgress && { onProgress: options.onProgress }),
    })
    processor.apply({ kind: 'finish' })
    const foldedSegments = service.foldedSegments()
    const unreadableTimes = [...timestamps.unreadable()].map((column) => table.columns[column]!)
    const replayed = { spec, plan, lines, foldedSegments, unreadableTimes, ...(profile && { profile }) }
    const schema = schemaChanges({ reference, columns: table.columns, plan, otherValues: watch.otherValues })
    return { rowCount, schema, lines, counters: history.series(), notJudged: unjudgedOfReplay(replayed) }
  } finally {
    await table.close()
  }
}

function requireAccepted(
  processor: Processor,
  request: Uint8Array,
  { path, timeMs }: { readonly path: string; readonly timeMs: number },
): void {
  const points = readMetricsProtobuf(request)
  const { rejected = 0, message } = processor.apply({ kind: 'points', points, arrivalMs: timeMs }) ?? {}
  if (rejected === 0) return
  throw new InputError(
    'ERR_REPLAY_REFUSED',
    `${path}: of the rows until ${new Date(timeMs).toISOString()}, the processor refused ${rejected.toLocaleString('en-US')} of ` +
      `${points.length.toLocaleString('en-US')} points: ${message ?? 'it gave no reason'}. No verdict is given, ` +
      `since it would be of other rows than the file has; correct the file, or replay a part of it with --rows.`,
  )
}

function referenceOf({ spec, profile, timeColumn }: ReplayOptions): SchemaReference {
  const columns = profile?.provenance.columns
  return {
    spec,
    ...(profile && { profile }),
    ...(columns && { columns: new Set(columns) }),
    ...(timeColumn !== undefined && { timeColumn }),
  }
}

type TimedPlan = DatasetPlan & { readonly time: number }

/** As many batches as types are inferred from. */
async function firstBatches({ path, rows }: ReplayOptions): Promise<readonly CellBatch[]> {
  const table = await openTable(path, { ...(rows && { rows }) })
  try {
    const first: CellBatch[] = []
    let rowCount = 0
    for await (const batch of table.batches()) {
      first.push(batch)
      rowCount += batch.rowCount
      if (rowCount >= INFERENCE_ROWS) break
    }
    return first
  } finally {
    await table.close()
  }
}

function planReplay(
  table: Table,
  { spec, profile, path, timeColumn }: ReplayOptions,
  first: readonly CellBatch[],
): TimedPlan {
  const plan = planDataset({
    file: path,
    spec,
    columns: table.columns,
    sample: (column) => sampleOf(first, column),
    ...(profile && {
      profileTypes: Object.fromEntries(Object.entries(profile.features).map(([name, { type }]) => [name, type])),
    }),
    mayLackFeatures: true,
    ...(timeColumn !== undefined && { timeColumn }),
  })
  const { time } = plan
  if (time !== undefined) return { ...plan, time }
  throw new DatasetError(
    'ERR_DATASET_COLUMN',
    `${path}: a replay needs to know when each row happened; name the time column in the spec ("columns: {time: …}") or with --time-column.`,
  )
}

interface ReadWith {
  readonly plan: TimedPlan
  readonly timestamps: TimestampReader
  readonly watch: ColumnWatch
}

async function* readBatches(
  table: Table,
  { plan, timestamps, watch }: ReadWith,
  { spec, path }: ReplayOptions,
): AsyncGenerator<Iterable<ReplayRow>> {
  const timeOf = createTimeReader(table, { column: table.columns[plan.time]!, timezone: spec.timezone })
  const read = createReplayRowReader({ plan, timeOf, madeAt: timestamps.madeAt })
  const check = createOrderCheck(spec, path)
  for await (const batch of table.batches()) {
    watch.see(batch)
    yield replayable(batch, read(batch), check)
  }
}

type OrderCheck = (row: { readonly number: number; readonly line: number | undefined }, timeMs: number) => void

function* replayable(batch: CellBatch, rows: Iterable<ReplayRow>, check: OrderCheck): Generator<ReplayRow> {
  let row = 0
  for (const replayRow of rows) {
    check({ number: batch.firstRow + row, line: batch.lineOf(row) }, replayRow.timeMs)
    yield replayRow
    row += 1
  }
}

function createOrderCheck(spec: MonitorSpec, path: string): OrderCheck {
  let window = { startMs: 0, endMs: 0 }
  let notBeforeMs = 0
  return (row, timeMs) => {
    requireReplayable(path, row, { timeMs, notBeforeMs })
    if (timeMs < window.startMs || timeMs >= window.endMs) window = exportBoundary(spec, timeMs)
    notBeforeMs = Math.max(notBeforeMs, window.startMs)
  }
}

function versionOf(spec: MonitorSpec, profile: ReferenceProfile | undefined): string {
  return spec.model.version ?? profile?.model.version ?? '1'
}
