import { isWhole, segmentName } from '@driftline/view'
import type { FeatureView } from '@driftline/view'

import type { ReportLine } from '../keep-line.ts'
import type { CellFacts, FactContext } from './cell-facts.ts'
import { toCellFacts } from './cell-facts.ts'
import type { Column, ColumnBuilder, Packable } from './column.ts'
import { createColumn, valueAt } from './column.ts'
import type { Columns } from './table-bytes.ts'

/** One feature's history: what names it, and its verdicts in time. */
export interface RowFacts {
  readonly anchor: string
  readonly name: string
  /** `everyone`, `region=west`. */
  readonly segment: string
  /** Whether it is the model as a whole. */
  readonly isWhole: boolean
  readonly count: number
  /** Place of its first verdict in the table. */
  readonly first: number
  /** Place of the most severe verdict, from `first`. */
  readonly worst: number
  /** The verdict at a place, from `first`. */
  readonly at: (place: number) => CellFacts
  /** Place of the last verdict that ended by then, else of the first. */
  readonly placeBy: (endMs: number) => number
}

/** What of a history is told. */
export interface RowContext extends FactContext {
  /** Whether the words of a verdict are worth their place. */
  readonly isTold: (line: ReportLine) => boolean
}

/** Histories as columns: `row.…` with an entry for each, `cell.…` with one for each verdict, row by row. */
export function packRows(rows: readonly FeatureView<ReportLine>[], context: RowContext): Columns {
  const row = columnsFor(ROW_FIELDS)
  const cell = columnsFor(CELL_FIELDS)
  for (const { anchor, name, lines, worst } of rows) {
    const facts: PackedRow = {
      anchor,
      name,
      segment: segmentName(worst.segment),
      isWhole: isWhole(worst),
      count: lines.length,
      worst: lines.indexOf(worst),
    }
    for (const field of ROW_FIELDS) row[field]!.push(facts[field])
    for (const line of lines) {
      const told = toCellFacts(line, context)
      const kept = context.isTold(line) ? told : { ...told, sentence: '', notes: [] }
      for (const field of CELL_FIELDS) cell[field]!.push(kept[field])
    }
  }
  return { ...finished('row', row), ...finished('cell', cell) }
}

/** The histories that {@link packRows} wrote; each verdict is put together when it is asked for. */
export function readRows(columns: Columns): readonly RowFacts[] {
  const row = ROW_FIELDS.map((field) => [field, columns[`row.${field}`]!] as const)
  const cell = CELL_FIELDS.map((field) => [field, columns[`cell.${field}`]!] as const)
  const ends = columns['cell.end']!
  const endMs = Float64Array.from(ends.values, (end) => Date.parse(end as string))
  const { length } = columns['row.name']!.places
  const rows: RowFacts[] = []
  let first = 0
  for (let index = 0; index < length; index += 1) {
    const named = entryAt(row, index) as unknown as PackedRow
    const start = first
    rows.push({
      ...named,
      first,
      at: (place) => entryAt(cell, start + place) as unknown as CellFacts,
      placeBy: (byMs) => {
        let place = named.count - 1
        while (place > 0 && endMs[ends.places[start + place]!]! > byMs) place -= 1
        return place
      },
    })
    first += named.count
  }
  return rows
}

type PackedRow = Pick<RowFacts, 'anchor' | 'name' | 'segment' | 'isWhole' | 'count' | 'worst'>

const ROW_FIELDS = ['anchor', 'name', 'segment', 'isWhole', 'count', 'worst'] as const

const CELL_FIELDS = [
  'start',
  'end',
  'partial',
  'role',
  'state',
  'notRenewed',
  'learning',
  'severity',
  'windowSeverity',
  'since',
  'effect',
  'sure',
  'lowerBound',
  'rows',
  'missing',
  'invalid',
  'sentence',
  'notes',
  'reference',
  'referenceRows',
] as const satisfies readonly (keyof CellFacts)[]

type Builders = Readonly<Record<string, ColumnBuilder<Packable>>>

function columnsFor(fields: readonly string[]): Builders {
  return Object.fromEntries(fields.map((field) => [field, createColumn<Packable>()]))
}

function finished(of: string, builders: Builders): Columns {
  return Object.fromEntries(Object.entries(builders).map(([field, column]) => [`${of}.${field}`, column.finish()]))
}

function entryAt(columns: readonly (readonly [string, Column])[], index: number): Readonly<Record<string, Packable>> {
  const entry: Record<string, Packable> = {}
  for (const [field, column] of columns) entry[field] = valueAt(column, index)
  return entry
}
