import type { MonitorSpec } from '@driftline/spec'
import type { Dataset, DatasetColumn } from '../dataset/read-dataset.ts'
import { inspectColumn, toFinding } from './inspect-column.ts'
import type { ColumnFinding, ColumnToInspect } from './inspect-column.ts'
import { areEqualColumns, equalToLabel } from './rules/equal-to-label.ts'

/** A dataset after its inspection: what was left out is no column of it any more. */
export interface InspectedDataset {
  readonly dataset: Dataset
  /** In the order of the columns. */
  readonly findings: readonly ColumnFinding[]
}

/** Inspects the features of a dataset, and acts on those that the spec does not declare. Outputs are taken as they are. */
export function inspectDataset(dataset: Dataset, spec: MonitorSpec): InspectedDataset {
  const findings: ColumnFinding[] = []
  const columns = dataset.columns.flatMap((column): readonly DatasetColumn[] => {
    if (column.isOutput) return [column]
    const inspected = inspectColumn(toInspect(column, spec))
    findings.push(...inspected.findings, ...besideLabel(column, dataset, spec))
    const { act, cells } = inspected
    if (act === 'leave_out') return []
    if (act === 'numeric') return [{ ...column, cells, type: 'numeric' }]
    return [act === 'rates_only' ? { ...column, ratesOnly: true } : column]
  })
  return { dataset: { ...dataset, columns }, findings }
}

/** What is hashed was named by the spec as well. */
function toInspect({ name, cells, spec: feature }: DatasetColumn, { privacy }: MonitorSpec): ColumnToInspect {
  const declared = feature ?? (privacy.hash.includes(name) ? { type: 'categorical' as const } : undefined)
  return { name, cells, ...(declared && { declared }) }
}

function besideLabel(column: DatasetColumn, { label }: Dataset, spec: MonitorSpec): readonly ColumnFinding[] {
  if (!label || !areEqualColumns(column.cells, label)) return []
  return [toFinding(toInspect(column, spec), equalToLabel, 'it has the value of the label in every row')]
}
