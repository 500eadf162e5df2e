import { toFeatureCell } from '../dataset/feature-cell.ts'
import type { DatasetPlan, FeaturePlan } from '../dataset/feature-plan.ts'
import type { CellBatch } from '../tables/cell-batch.ts'
import type { ExpectedColumn } from './expected-columns.ts'
import { watchValues } from './other-values.ts'
import type { OtherValues } from './other-values.ts'
import type { ValuesKind } from './schema-change.ts'

/** Sees which columns of a streamed file hold nothing but values of another kind than their reference. */
export interface ColumnWatch {
  readonly see: (batch: CellBatch) => void
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
  let open: readonly { readonly plan: FeaturePlan; readonly values: OtherValues }[] = watched
  return {
    see: (batch) => {
      open = open.filter(({ plan, values }) => seeColumn(batch, plan, values))
    },
    otherValues: ({ feature }) => valuesByName.get(feature)?.found(),
  }
}

/** Whether the column is still to be watched after the batch. */
function seeColumn(batch: CellBatch, { column, type }: FeaturePlan, values: OtherValues): boolean {
  for (let row = 0; row < batch.rowCount; row += 1)
    if (!values.see(toFeatureCell(batch.cellOf(row, column), type))) return false
  return true
}
