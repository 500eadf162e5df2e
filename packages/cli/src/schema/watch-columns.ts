import type { RawValue } from '@driftline/health'
import { ML_FEATURE_NAME_VALUE_PREDICTION, ML_FEATURE_NAME_VALUE_SCORE } from '@driftline/semconv'
import type { DatasetPlan } from '../dataset/feature-plan.ts'
import type { ReplayRow } from '../replay/replay-row.ts'
import type { ExpectedColumn } from './expected-columns.ts'
import { watchValues } from './other-values.ts'
import type { ValuesKind } from './schema-change.ts'

/** Sees which columns of a streamed file hold nothing but values of another kind than their reference. */
export interface ColumnWatch {
  readonly see: (row: WatchedRow) => void
  /** What a feature holds instead; undefined where it is as before. */
  readonly otherValues: (expected: Pick<ExpectedColumn, 'feature'>) => ValuesKind | undefined
}

/** A row as its columns' types read it. */
type WatchedRow = Pick<ReplayRow, 'features' | 'output'>

/** Watches the columns whose reference is all of one kind; one value like it ends the watch over a column. */
export function watchColumns(
  expected: readonly ExpectedColumn[],
  { features }: Pick<DatasetPlan, 'features'>,
): ColumnWatch {
  const planned = new Set(features.map(({ name }) => name))
  const watched = expected.flatMap(({ feature, was }) =>
    planned.has(feature) && was ? [{ name: feature, values: watchValues(was) }] : [],
  )
  const valuesByName = new Map(watched.map(({ name, values }) => [name, values]))
  let open: typeof watched = watched
  return {
    see: (row) => {
      if (open.length === 0) return
      const next = open.filter(({ name, values }) => values.see(valueOf(row, name)))
      if (next.length < open.length) open = next
    },
    otherValues: ({ feature }) => valuesByName.get(feature)?.found(),
  }
}

function valueOf({ features, output }: WatchedRow, name: string): RawValue {
  if (name === ML_FEATURE_NAME_VALUE_SCORE) return output.score
  if (name === ML_FEATURE_NAME_VALUE_PREDICTION) return output.class === undefined ? output.value : output.class
  return features[name] as RawValue
}
