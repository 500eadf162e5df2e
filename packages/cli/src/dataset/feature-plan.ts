import type { FeatureSpec, MonitorSpec } from '@driftline/spec'
import type { CellBatch } from '../tables/cell-batch.ts'
import type { Cell } from '../tables/cell.ts'
import { inferColumnType } from '../tables/column-type.ts'
import { DatasetError } from './dataset-error.ts'

/** One feature and the column it is read from. */
export interface FeaturePlan {
  readonly name: string
  /** Index of the column. */
  readonly column: number
  readonly type: 'numeric' | 'categorical' | 'score'
  readonly spec?: FeatureSpec
  /** Whether it is what the model puts out rather than takes in. */
  readonly isOutput?: boolean
}

/** Which column holds what. */
export interface DatasetPlan {
  readonly features: readonly FeaturePlan[]
  /** Index of the time column, where there is one. */
  readonly time?: number
  /** Index of the column that names the model version. */
  readonly version?: number
  /** Indexes of the segment dimensions that the file has as columns. */
  readonly segments: readonly { readonly name: string; readonly column: number }[]
  /** Columns that say when a feature's value was made, as far as the file has them. */
  readonly timestamps: readonly { readonly feature: string; readonly column: number }[]
  /** Columns that the spec gives no part. */
  readonly ignored: readonly string[]
}

/** Rows looked at to infer the type of a column that neither the spec nor a profile gives. */
export const INFERENCE_ROWS = 10_000

/** The first cells of a column, as many as types are inferred from. */
export function sampleOf(batches: readonly CellBatch[], column: number): readonly Cell[] {
  const cells: Cell[] = []
  for (const batch of batches)
    for (let row = 0; row < batch.rowCount && cells.length < INFERENCE_ROWS; row += 1)
      cells.push(batch.cellOf(row, column))
  return cells
}

/** What a plan is made from. */
export interface PlanInput {
  readonly file: string
  readonly spec: MonitorSpec
  readonly columns: readonly string[]
  /** A sample of a column's cells, to infer a type that neither the spec nor the profile gives. */
  readonly sample: (column: number) => readonly Cell[]
  /** Overrides the spec's time column. */
  readonly timeColumn?: string
  /** Whether some features may have no column: what is gone is told elsewhere. Default: every one needs a column. */
  readonly mayLackFeatures?: boolean
  /** Types known from a reference profile. */
  readonly profileTypes?: Readonly<Record<string, 'numeric' | 'categorical' | 'score'>>
}

/**
 * Finds the columns of a file: the spec's features and roles, or every column without a role where the spec declares
 * no features.
 *
 * @throws DatasetError that lists every missing column at once.
 */
export function planDataset(input: PlanInput): DatasetPlan {
  const { spec, columns } = input
  const timeName = input.timeColumn ?? spec.columns.time
  const outputs = [spec.columns.prediction, spec.columns.score]
  const declared = Object.keys(spec.features)
  requireColumns(input, [timeName, spec.columns.version], [...outputs, ...declared])
  const reserved = new Set([
    timeName,
    spec.columns.time,
    spec.columns.version,
    ...outputs,
    spec.columns.label,
    spec.columns.id,
  ])
  const isThere = (name: string): boolean => columns.includes(name)
  const names = declared.length > 0 ? declared.filter(isThere) : columns.filter((column) => !reserved.has(column))
  const features = names.map((name) => planFeature(input, name, columns.indexOf(name)))
  const segments = spec.segments.dimensions
    .map(({ name }) => ({ name, column: columns.indexOf(name) }))
    .filter(({ column }) => column >= 0)
  const timestamps = planTimestamps(input)
  const timed = timestamps.map(({ column }) => columns[column])
  const used = new Set([...reserved, ...names, ...segments.map(({ name }) => name), ...timed])
  return {
    features: [...features, ...planOutputs(input)],
    ...(timeName !== undefined && { time: columns.indexOf(timeName) }),
    ...(spec.columns.version !== undefined && { version: columns.indexOf(spec.columns.version) }),
    segments,
    timestamps,
    ignored: columns.filter((column) => !used.has(column)),
  }
}

function planFeature(input: PlanInput, name: string, column: number): FeaturePlan {
  const spec = Object.hasOwn(input.spec.features, name) ? input.spec.features[name] : undefined
  const declared = input.spec.privacy.hash.includes(name) ? 'categorical' : spec?.type
  const type = declared ?? profileType(input, name) ?? inferColumnType(input.sample(column))
  return { name, column, type, ...(spec && { spec }) }
}

function planTimestamps({ spec, columns }: PlanInput): DatasetPlan['timestamps'] {
  return Object.entries(spec.features).flatMap(([feature, { timestamp }]) => {
    const column = timestamp === undefined ? -1 : columns.indexOf(timestamp)
    return column === -1 ? [] : [{ feature, column }]
  })
}

/** Prediction and score, under the names by which they are judged like any other feature. */
function planOutputs(input: PlanInput): readonly FeaturePlan[] {
  const { columns, spec } = input
  const { prediction, score } = spec.columns
  const plans: FeaturePlan[] = []
  if (prediction !== undefined && columns.includes(prediction)) {
    const column = columns.indexOf(prediction)
    const type = predictionType(spec) ?? profileType(input, 'prediction') ?? inferColumnType(input.sample(column))
    plans.push({ name: 'prediction', column, type, isOutput: true })
  }
  if (score !== undefined && columns.includes(score)) {
    const column = columns.indexOf(score)
    plans.push({ name: 'score', column, type: profileType(input, 'score') ?? 'score', isOutput: true })
  }
  return plans
}

function predictionType({ model }: MonitorSpec): 'numeric' | 'categorical' | undefined {
  if (model.task === 'regression') return 'numeric'
  return model.task === 'binary' || model.task === 'multiclass' ? 'categorical' : undefined
}

function profileType({ profileTypes }: PlanInput, name: string) {
  return profileTypes && Object.hasOwn(profileTypes, name) ? profileTypes[name] : undefined
}

function requireColumns(
  { file, spec, columns, mayLackFeatures = false }: PlanInput,
  roles: readonly (string | undefined)[],
  features: readonly (string | undefined)[],
): void {
  const lacked = (names: readonly (string | undefined)[]): readonly string[] =>
    names.filter((name): name is string => name !== undefined && !columns.includes(name))
  const named = features.filter((name) => name !== undefined)
  const isDeclared = Object.keys(spec.features).length > 0
  const isAnotherFile = isDeclared && lacked(named).length === named.length
  const missing = [...lacked(roles), ...(mayLackFeatures && !isAnotherFile ? [] : lacked(features))]
  if (missing.length === 0) return
  const list = [...new Set(missing)].map((name) => `"${name}"`).join(', ')
  throw new DatasetError(
    'ERR_DATASET_COLUMN',
    `${file} has no column ${list}; its columns are ${columns.join(', ')}. Correct the spec's features and columns, or give the right file.`,
  )
}
