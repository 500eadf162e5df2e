import { toFeatureCell } from '../dataset/feature-cell.ts'
import type { DatasetPlan, FeaturePlan } from '../dataset/feature-plan.ts'
import type { TableRow } from '../tables/table.ts'
import type { ExpectedColumn } from './expected-columns.ts'
import { watchValues } from './other-values.ts'
import type { ValuesKind } from './schema-change.ts'

/** Sees which columns of a streamed file hold nothing but values of another kind than their reference. */
export interface ColumnWatch {
  readonly see: (row: Pick<TableRow, 'values'>) => void
  /** What a feature holds instead; undefined where it is as before. */
  readonly otherValues: (expected: Pick<ExpectedColumn, 'feature'>) => ValuesKind | undefined
}

/** Watches the columns whose reference is all of one kind; one value like it ends the watch over a column. */
export function watchColumns(
  expected: readonly ExpectedColumn[],
  { features }: Pick<DatasetPlan, 'features'>,
): ColumnWatch {
  const planByName = new Map(features.map((plan) => [plan.name, plan]))
  const watched = expected.flatMap(({ feature, was }) => {
    const plan = planByName.get(feature)
    return plan && was ? [{ plan, values: watchValues(was) }] : []
  })
  const valuesByName = new Map(watched.map(({ plan, values }) => [plan.name, values]))
  let open: readonly { readonly plan: FeaturePlan; readonly values: ReturnType<typeof watchValues> }[] = watched
  return {
    see: ({ values: cells }) => {
      if (open.length === 0) return
      const next = open.filter(({ plan, values }) => values.see(toFeatureCell(cells[plan.column] ?? null, plan.type)))
      if (next.length < open.length) open = next
    },
    otherValues: ({ feature }) => valuesByName.get(feature)?.found(),
  }
}
