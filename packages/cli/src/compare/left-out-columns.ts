import type { CellColumn } from '@driftline/health'
import type { MonitorSpec } from '@driftline/spec'
import type { Dataset } from '../dataset/read-dataset.ts'
import type { ColumnFinding } from '../inspect/inspect-column.ts'
import { inspectDataset } from '../inspect/inspect-dataset.ts'
import type { RuleName } from '../inspect/inspection-rule.ts'
import type { NotJudged, NotJudgedReason } from '../not-judged.ts'

/** A reference without the columns that are no features, of which the other file has no say. */
export interface InspectedReference {
  readonly reference: Dataset
  readonly leftOut: readonly NotJudged[]
}

const REASONS: Partial<Record<RuleName, NotJudgedReason>> = {
  constant: 'constant',
  uuid: 'identifier',
  'all different': 'identifier',
  time: 'time',
  'free text': 'free_text',
}

/** Leaves out columns of a reference that are no features, where the spec does not say which are. One that is constant stays: the other file may hold more. */
export function inspectReference(read: Dataset, spec: MonitorSpec): InspectedReference {
  if (Object.keys(spec.features).length > 0) return { reference: read, leftOut: [] }
  const { dataset, findings } = inspectDataset(read, spec)
  const leftOut = findings.flatMap((finding) => (finding.rule === 'constant' ? [] : toLeftOut(finding)))
  const isLeftOut = new Set(leftOut.map(({ name }) => name))
  const inspected = new Map(dataset.columns.map((column) => [column.name, column]))
  const columns = read.columns
    .filter(({ name }) => !isLeftOut.has(name))
    .map((column) => inspected.get(column.name) ?? column)
  return { reference: { ...read, columns }, leftOut }
}

function toLeftOut({ column: name, rule, act }: ColumnFinding): readonly NotJudged[] {
  const reason = act === 'leave_out' ? REASONS[rule] : undefined
  return reason === undefined ? [] : [{ kind: 'column', name, reason }]
}

/** Leaves out what is one and the same value in all rows of both files. */
export function withoutConstants(
  { reference, leftOut }: InspectedReference,
  current: Dataset,
  spec: MonitorSpec,
): InspectedReference {
  const cellsByName = new Map(current.columns.map(({ name, cells }) => [name, cells]))
  const constants = reference.columns.filter(({ name, cells, spec: declared, isOutput }) => {
    const other = cellsByName.get(name)
    if (declared || isOutput || spec.privacy.hash.includes(name) || !other) return false
    const value = soleValue(cells)
    return value !== undefined && value === soleValue(other)
  })
  const names = new Set(constants.map(({ name }) => name))
  return {
    reference: { ...reference, columns: reference.columns.filter(({ name }) => !names.has(name)) },
    leftOut: [
      ...leftOut,
      ...[...names].map((name) => ({ kind: 'column' as const, name, reason: 'constant' as const })),
    ],
  }
}

/** The value that all rows of a column have; undefined where there is no such one, or a row has none. */
function soleValue({ length, numbers, codes, values }: CellColumn): unknown {
  const valueOf = (row: number): unknown => {
    const code = codes ? codes[row]! : 0
    return code > 0 ? values[code - 1] : numbers![row]
  }
  const first = length === 0 ? undefined : (valueOf(0) ?? undefined)
  if (first === undefined) return undefined
  for (let row = 1; row < length; row += 1) if (valueOf(row) !== first) return undefined
  return first
}
