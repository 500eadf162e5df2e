import type { DatasetPlan, FeaturePlan } from '../dataset/feature-plan.ts'
import type { ExpectedColumn, SchemaReference } from './expected-columns.ts'
import { expectedColumns, outputColumns, rolesOf } from './expected-columns.ts'
import type { SchemaChange, ValuesKind } from './schema-change.ts'

/** A file that is put beside its reference. */
export interface SchemaInput {
  readonly reference: SchemaReference
  /** Every column of the file. */
  readonly columns: readonly string[]
  readonly plan: Pick<DatasetPlan, 'ignored'> & { readonly features: readonly Pick<FeaturePlan, 'name'>[] }
  /** What a feature holds where every value of it is of another kind than its reference. */
  readonly otherValues: (expected: ExpectedColumn) => ValuesKind | undefined
}

const ORDER: readonly SchemaChange['change'][] = ['gone', 'type', 'new']

/** What a file has otherwise than its reference: what is gone first, then other types, then what is new; by name. */
export function schemaChanges(input: SchemaInput): readonly SchemaChange[] {
  const { columns } = input
  const changes = expectedColumns(input.reference).flatMap((expected): readonly SchemaChange[] => {
    const { feature, column, was } = expected
    const head = { feature, ...(column !== feature && { column }), ...(was && { was }) }
    if (!columns.includes(column)) return [{ change: 'gone', ...head }]
    const is = input.otherValues(expected)
    return is === undefined ? [] : [{ change: 'type', ...head, is }]
  })
  return [...changes, ...newColumns(input)].toSorted(
    (a, b) =>
      ORDER.indexOf(a.change) - ORDER.indexOf(b.change) || (a.feature < b.feature ? -1 : Number(a.feature > b.feature)),
  )
}

/** Where the reference does not tell all its columns, only features are known to be new. */
function newColumns({ reference, plan }: SchemaInput): readonly SchemaChange[] {
  const { profile, columns } = reference
  if (!profile) return []
  const roles = rolesOf(reference)
  const isKnown = (name: string): boolean => columns?.has(name) ?? Object.hasOwn(profile.features, name)
  const outputs = new Set(outputColumns(reference.spec).map(({ feature }) => feature))
  const features = plan.features.map(({ name }) => name).filter((name) => !outputs.has(name))
  const candidates = [...features, ...(columns ? plan.ignored : [])]
  return [...new Set(candidates)]
    .filter((name) => !roles.has(name) && !isKnown(name))
    .map((feature) => ({ change: 'new', feature }))
}
