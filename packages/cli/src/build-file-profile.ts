import { basename } from 'node:path'
import type { FeatureSample, ReferenceColumn, ReferenceDimension } from '@driftline/health'
import type { ReferenceProfile } from '@driftline/profile'
import { addressProfile, buildProfile } from '@driftline/health'
import type { MonitorSpec, Window } from '@driftline/spec'
import { fileHash, textHash } from './content-hash.ts'
import type { Dataset, DatasetColumn } from './dataset/read-dataset.ts'
import { readDataset } from './dataset/read-dataset.ts'
import { hashNothing } from './hash-categories.ts'
import type { HashCategories } from './hash-categories.ts'
import type { ColumnFinding } from './inspect/inspect-column.ts'
import { inspectDataset } from './inspect/inspect-dataset.ts'
import type { RowRange } from './tables/row-range.ts'

/** What a profile is built from. */
export interface BuildFileProfileOptions {
  readonly path: string
  readonly spec: MonitorSpec
  readonly rows?: RowRange
  /** Rows for prediction and score instead: those the model was not trained on. */
  readonly scoreRows?: RowRange
  readonly timeColumn?: string
  /** Left out, nothing may be hashed. */
  readonly hashing?: HashCategories
  /** Sees what was found in the columns, before the profile is made. */
  readonly onFindings?: (findings: readonly ColumnFinding[]) => void
}

/** The features a model puts out rather than takes in. */
const OUTPUT_FEATURES = new Set(['prediction', 'score'])

/**
 * Builds a reference profile from a file.
 *
 * @throws DatasetError or TableError where the file does not fit.
 */
export async function buildFileProfile(options: BuildFileProfileOptions): Promise<ReferenceProfile> {
  const { path, spec, rows, scoreRows, timeColumn } = options
  const read = await readDataset(path, spec, {
    withLabel: true,
    ...(rows && { rows }),
    ...(timeColumn !== undefined && { timeColumn }),
  })
  const { dataset, findings } = inspectDataset(read, spec)
  options.onFindings?.(findings)
  const sourceHash = `sha256:${await fileHash(path)}`
  const profile = profileDataset(dataset, { ...options, sourceHash })
  if (!scoreRows) return profile
  const scored = await readDataset(path, spec, { rows: scoreRows, ...(timeColumn !== undefined && { timeColumn }) })
  return withOutputsOf(profile, profileDataset(scored, { ...options, sourceHash }), scored)
}

/** Builds a profile of a dataset already in memory. */
export function profileDataset(
  dataset: Dataset,
  {
    spec,
    sourceHash,
    windows = spec.windows,
    hashing = hashNothing({ spec }),
    samples,
  }: Pick<BuildFileProfileOptions, 'spec' | 'hashing'> & {
    readonly sourceHash?: string
    readonly windows?: readonly Window[]
    /** Rows that were classified already, by feature. */
    readonly samples?: ReadonlyMap<string, FeatureSample>
  },
): ReferenceProfile {
  const { timesMs } = dataset
  return buildProfile({
    model: { name: spec.model.name, ...(spec.model.version !== undefined && { version: spec.model.version }) },
    columns: Object.fromEntries(
      dataset.columns.map((column) => [
        column.name,
        { ...referenceColumn(column, spec, hashing), sample: samples?.get(column.name) },
      ]),
    ),
    dimensions: dataset.dimensions.map((dimension) => withDeclared(dimension, spec)),
    windows,
    blocks: { timezone: spec.timezone, ...(timesMs && { timesMs }) },
    provenance: {
      source: basename(dataset.file),
      ...(sourceHash !== undefined && { sourceHash }),
      rows: dataset.rows,
      rowCount: dataset.rowCount,
      columns: dataset.names,
      ...timeSpan(timesMs),
      producer: 'driftline profile build',
    },
    hash: textHash,
  })
}

function withDeclared(dimension: Dataset['dimensions'][number], { segments }: MonitorSpec): ReferenceDimension {
  const values = segments.dimensions.find(({ name }) => name === dimension.name)?.values
  return { ...dimension, ...(values && { declared: values }) }
}

function referenceColumn(
  { name, type, cells, spec: feature, ratesOnly }: DatasetColumn,
  spec: MonitorSpec,
  hashing: HashCategories,
): ReferenceColumn {
  const hash = hashing(name)
  return {
    type,
    cells,
    ...(hash && { hash }),
    ...(feature && { spec: feature }),
    ...(ratesOnly && { ratesOnly }),
    ...(type === 'score' && { thresholds: spec.score.thresholds }),
  }
}

function timeSpan(timesMs: Float64Array | undefined): { from?: string; to?: string } {
  if (!timesMs || timesMs.length === 0) return {}
  const first = timesMs.reduce((a, b) => Math.min(a, b))
  const last = timesMs.reduce((a, b) => Math.max(a, b))
  return { from: new Date(first).toISOString(), to: new Date(last).toISOString() }
}

function withOutputsOf(profile: ReferenceProfile, scored: ReferenceProfile, dataset: Dataset): ReferenceProfile {
  const features = { ...profile.features }
  for (const [name, feature] of Object.entries(scored.features)) if (OUTPUT_FEATURES.has(name)) features[name] = feature
  const { id: _, ...content } = profile
  return addressProfile(
    { ...content, features, provenance: { ...profile.provenance, scoreRows: dataset.rows } },
    textHash,
  )
}
