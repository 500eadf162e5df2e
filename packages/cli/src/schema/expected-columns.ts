import type { FeatureProfile, ReferenceProfile } from '@driftline/profile'
import { ML_FEATURE_NAME_VALUE_PREDICTION, ML_FEATURE_NAME_VALUE_SCORE } from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'
import { inferColumnType } from '../tables/column-type.ts'
import type { ValuesKind } from './schema-change.ts'

/** A feature that a file should have. */
export interface ExpectedColumn {
  readonly feature: string
  readonly column: string
  /** Left out where the reference holds both numbers and text, or does not say. */
  readonly was?: ValuesKind
}

/** What a file is expected to be like. */
export interface SchemaReference {
  readonly spec: MonitorSpec
  /** Left out, only the spec says what there should be. */
  readonly profile?: ReferenceProfile
  /** Every column of the file of the reference, where that is known. */
  readonly columns?: ReadonlySet<string>
  /** Overrides the spec's time column. */
  readonly timeColumn?: string
}

/** Columns that have a part of their own and are no features. */
export function rolesOf({ spec, timeColumn }: SchemaReference): ReadonlySet<string> {
  const { time, prediction, score, version, label, id } = spec.columns
  const roles = [timeColumn ?? time, prediction, score, version, label, id]
  return new Set(roles.filter((name) => name !== undefined))
}

/** The features that the spec declares, or else the reference has, and the outputs that the spec names. */
export function expectedColumns(reference: SchemaReference): readonly ExpectedColumn[] {
  const features = declaredOrKnown(reference).map((name) => ({ feature: name, column: name }))
  return [...features, ...outputColumns(reference.spec)].map((own) => withValues(own, reference))
}

function withValues(own: ExpectedColumn, { spec, profile }: SchemaReference): ExpectedColumn {
  const known = profile && Object.hasOwn(profile.features, own.feature) ? profile.features[own.feature] : undefined
  const was = valuesOf(declaredType(spec, own.feature), known)
  return was === undefined ? own : { ...own, was }
}

function declaredOrKnown(reference: SchemaReference): readonly string[] {
  const { spec, profile, columns = new Set() } = reference
  const declared = Object.keys(spec.features)
  if (declared.length > 0) return declared
  const roles = rolesOf(reference)
  const outputs = new Set(outputColumns(spec).map(({ feature }) => feature))
  const profiled = Object.keys(profile?.features ?? {}).filter((name) => !outputs.has(name))
  return [...new Set([...profiled, ...[...columns].filter((name) => !roles.has(name))])]
}

/** Prediction and score, where the spec names their columns. */
export function outputColumns({ columns }: MonitorSpec): readonly ExpectedColumn[] {
  const { prediction, score } = columns
  return [
    ...(prediction === undefined ? [] : [{ feature: ML_FEATURE_NAME_VALUE_PREDICTION, column: prediction }]),
    ...(score === undefined ? [] : [{ feature: ML_FEATURE_NAME_VALUE_SCORE, column: score }]),
  ]
}

function declaredType({ features }: MonitorSpec, name: string): 'numeric' | 'categorical' | undefined {
  return Object.hasOwn(features, name) ? features[name]!.type : undefined
}

/** A category may be written as a number: text it is only where no name of the reference reads as one. */
function valuesOf(
  declared: 'numeric' | 'categorical' | undefined,
  profile: FeatureProfile | undefined,
): ValuesKind | undefined {
  if (declared === 'numeric') return 'numbers'
  if (!profile) return undefined
  if (profile.type !== 'categorical') return 'numbers'
  const names = Object.keys(profile.categories)
  return names.length > 0 && names.every((name) => inferColumnType([name]) === 'categorical') ? 'text' : undefined
}
