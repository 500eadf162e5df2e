import type { FeatureSample, SampleComparison } from '@driftline/health'
import { compareSamples, takeSample } from '@driftline/health'
import type { ReferenceProfile } from '@driftline/profile'
import type { MonitorSpec, Window } from '@driftline/spec'
import { profileDataset } from '../build-file-profile.ts'
import type { Dataset } from '../dataset/read-dataset.ts'
import type { FileComparison } from '../file-comparison.ts'
import type { NotJudged } from '../not-judged.ts'
import { sortNotJudged } from '../not-judged.ts'
import { hashNothing } from '../hash-categories.ts'
import type { HashCategories } from '../hash-categories.ts'
import { referenceId } from '../reference-id.ts'
import { expectedColumns } from '../schema/expected-columns.ts'
import { otherValuesIn } from '../schema/other-values.ts'
import type { ValuesKind } from '../schema/schema-change.ts'
import { schemaChanges } from '../schema/schema-changes.ts'

/** What a comparison has to know of a file beside its rows. */
type ComparedFile = Pick<Dataset, 'names' | 'ignored' | 'features'>

/** A comparison of some of the features of two files; plain data. */
export interface ComparedPart {
  readonly reference: ComparedFile
  readonly current: ComparedFile
  readonly profile: ReferenceProfile
  readonly features: Readonly<Record<string, SampleComparison>>
  /** What features hold whose every value is of another kind than the reference's. */
  readonly otherValues: Readonly<Record<string, ValuesKind>>
  /** Columns of this part that are no features. */
  readonly leftOut: readonly NotJudged[]
}

/** Compares two datasets read with one spec. */
export function compareDatasets(spec: MonitorSpec, reference: Dataset, compared: ComparedDataset): FileComparison {
  return joinParts(spec, [comparePart(spec, reference, compared)])
}

/** What a dataset is compared with. */
export interface ComparedDataset {
  readonly current: Dataset
  /** Left out, nothing may be hashed. */
  readonly hashing?: HashCategories
  /** Columns that neither dataset has any more, since they are no features. */
  readonly leftOut?: readonly NotJudged[]
}

/** Compares the features that two datasets have, which may be some of those of their files. */
export function comparePart(
  spec: MonitorSpec,
  reference: Dataset,
  { current, hashing = hashNothing({ spec }), leftOut = [] }: ComparedDataset,
): ComparedPart {
  const span = spanOf(current)
  const samples = new Map(reference.columns.map((column) => [column.name, sampleOf(column, hashing)]))
  const windows = span ? [span] : []
  const profile = profileDataset({ ...reference, dimensions: [] }, { spec, hashing, windows, samples })
  return {
    reference: fileOf(reference),
    current: fileOf(current),
    profile,
    features: compareColumns(spec, profile, { reference, current, hashing, samples }),
    leftOut,
    otherValues: otherValuesOf(spec, profile, { reference, current }),
  }
}

function sampleOf({ name, type, cells, spec }: Dataset['columns'][number], hashing: HashCategories): FeatureSample {
  return takeSample({ type, cells, spec, hash: hashing(name) })
}

interface BothFiles {
  readonly reference: Dataset
  readonly current: Dataset
}

function compareColumns(
  spec: MonitorSpec,
  profile: ReferenceProfile,
  {
    reference,
    current,
    hashing,
    samples,
  }: BothFiles & Required<Pick<ComparedDataset, 'hashing'>> & { readonly samples: ReadonlyMap<string, FeatureSample> },
): Record<string, SampleComparison> {
  const currentByName = new Map(current.columns.map((column) => [column.name, column]))
  const featureCount = Object.keys(spec.features).length
  const features: Record<string, SampleComparison> = Object.create(null)
  for (const column of reference.columns) {
    const featureProfile = profile.features[column.name]
    const other = currentByName.get(column.name)
    if (!featureProfile || !other) continue
    const importance = column.spec?.importance
    features[column.name] = compareSamples({
      profile: featureProfile,
      reference: samples.get(column.name)!,
      current: other.cells,
      ...(column.spec && { spec: column.spec }),
      hash: hashing(column.name),
      window: COMPARED,
      timezone: spec.timezone,
      weight: importance === undefined ? 1 : importance * featureCount,
    })
  }
  return features
}

function otherValuesOf(
  spec: MonitorSpec,
  profile: ReferenceProfile,
  { reference, current }: BothFiles,
): Record<string, ValuesKind> {
  const cellsByName = new Map(current.columns.map(({ name, cells }) => [name, cells]))
  const found: Record<string, ValuesKind> = Object.create(null)
  for (const { feature, was } of expectedColumns({ spec, profile, columns: new Set(reference.names) })) {
    const cells = cellsByName.get(feature)
    const other = was && cells && otherValuesIn(cells, was)
    if (other) found[feature] = other
  }
  return found
}

/** One comparison of the parts of two files. */
export function joinParts(spec: MonitorSpec, parts: readonly ComparedPart[]): FileComparison {
  const { reference, current } = parts[0]!
  const profiled = joinRecords(
    reference,
    parts.map(({ profile }) => profile.features),
  )
  const features = joinRecords(
    reference,
    parts.map((part) => part.features),
  )
  const profile = { ...parts[0]!.profile, features: profiled }
  const otherValues = new Map(parts.flatMap((part) => Object.entries(part.otherValues)))
  const schema = schemaChanges({
    reference: { spec, profile, columns: new Set(reference.names) },
    columns: current.names,
    plan: { features: current.features.map((name) => ({ name })), ignored: current.ignored },
    otherValues: ({ feature }) => otherValues.get(feature),
  })
  const leftOut = parts.flatMap((part) => part.leftOut)
  const notJudged = notCompared(reference, current, { compared: new Set(Object.keys(features)), leftOut })
  return { model: spec.model.name, profileId: referenceId(profile), schema, features, notJudged }
}

const COMPARED = 'compared'

function fileOf({ names, ignored, features }: Dataset): ComparedFile {
  return { names, ignored, features }
}

/** The records of all parts as one, in the order of the features. */
function joinRecords<T>(
  { features }: ComparedFile,
  records: readonly Readonly<Record<string, T>>[],
): Record<string, T> {
  const joined: Record<string, T> = Object.create(null)
  for (const name of features) {
    const value = records.find((record) => Object.hasOwn(record, name))?.[name]
    if (value !== undefined) joined[name] = value
  }
  return joined
}

/** The time the current rows span, as the length of the blocks that tell how such rows scatter. Row order is no time. */
function spanOf({ timesMs = new Float64Array() }: Dataset): Window | undefined {
  const known = timesMs.filter((timeMs) => !Number.isNaN(timeMs))
  if (known.length === 0) return undefined
  const durationMs = known.reduce((a, b) => Math.max(a, b)) - known.reduce((a, b) => Math.min(a, b))
  return durationMs > 0 ? { kind: 'duration', name: COMPARED, durationMs } : undefined
}

/** What only one of the files has stands in the schema section. */
function notCompared(
  reference: ComparedFile,
  current: ComparedFile,
  { compared, leftOut }: { readonly compared: ReadonlySet<string>; readonly leftOut: readonly NotJudged[] },
): readonly NotJudged[] {
  const inCurrent = new Set(current.features)
  const isLeftOut = new Set(leftOut.map(({ name }) => name))
  const empty = reference.features.filter((name) => inCurrent.has(name) && !compared.has(name) && !isLeftOut.has(name))
  const ignored = [...new Set([...reference.ignored, ...current.ignored])]
  return sortNotJudged([
    ...leftOut,
    ...ignored.map((name) => ({ kind: 'column' as const, name, reason: 'not_in_spec' as const })),
    ...empty.map((name) => ({ kind: 'column' as const, name, reason: 'no_reference_values' as const })),
  ])
}
