import type { CountedCells } from '@driftline/profile'
import type { CellTable } from '../comparison/cell-table.ts'
import { addCounts } from '../counts/category-counts.ts'
import type { CellLayout } from './cell-layout.ts'

/** Rows of one or more windows in the cells of a layout. */
export interface CountedWindow extends CountedCells {
  /**
   * Edges, by their place, that lay inside a bucket with rows: the rows of both their cells are in the upper one. Left
   * out where there are none.
   */
  readonly lost?: readonly number[]
}

/** Adds rows up, cell by cell; an edge that either has lost is lost. Associative and commutative. */
export function mergeCounted(a: CountedWindow, b: CountedWindow): CountedWindow {
  const lost = union(a.lost, b.lost)
  const special = a.special && b.special ? addCounts(a.special, b.special) : (a.special ?? b.special)
  return {
    cells: a.cells.map((rows, i) => rows + b.cells[i]!),
    ...(special && { special }),
    ...(lost && { lost }),
  }
}

function union(a: CountedWindow['lost'], b: CountedWindow['lost']): CountedWindow['lost'] {
  if (!a || !b) return a ?? b
  return [...new Set([...a, ...b])].sort((x, y) => x - y)
}

/** Rows in all cells, special values included. */
export function rowsCounted({ cells, special }: CountedCells): number {
  let rows = 0
  for (const count of cells) rows += count
  for (const name in special) rows += special[name]!
  return rows
}

/** Both sides of a comparison on the same cells. */
export interface ComparedTables {
  readonly reference: CellTable
  readonly current: CellTable
}

/** Rows of both sides in the cells that both can tell apart, special values left aside. */
export interface CommonCells {
  /** Places of the edges between them. */
  readonly edges: readonly number[]
  readonly reference: readonly number[]
  readonly current: readonly number[]
}

/** Puts the cells of both sides together wherever either has lost the edge between them. */
export function commonCells(reference: CountedWindow, current: CountedWindow): CommonCells {
  const lost = union(reference.lost, current.lost) ?? []
  const places = Array.from({ length: reference.cells.length - 1 }, (_, edge) => edge)
  return {
    edges: places.filter((edge) => !lost.includes(edge)),
    reference: withoutEdges(reference.cells, lost),
    current: withoutEdges(current.cells, lost),
  }
}

/** Puts a reference and a window side by side: cells between which either has lost the edge are one. */
export function compareCounted(
  type: CellLayout['type'],
  reference: CountedWindow,
  current: CountedWindow,
): ComparedTables {
  const lost = union(reference.lost, current.lost)
  const names = specialNames(reference.special, current.special)
  const tableOf = (counted: CountedWindow): CellTable => {
    const cells = lost ? withoutEdges(counted.cells, lost) : counted.cells
    const special = names.map((name) => counted.special?.[name] ?? 0)
    return type === 'categorical'
      ? { ordered: [], unordered: special.length > 0 ? [...cells, ...special] : cells }
      : { ordered: cells, unordered: special }
  }
  return { reference: tableOf(reference), current: tableOf(current) }
}

function withoutEdges(cells: readonly number[], lost: readonly number[]): readonly number[] {
  const merged: number[] = []
  for (const [i, rows] of cells.entries())
    if (i > 0 && lost.includes(i - 1)) merged[merged.length - 1]! += rows
    else merged.push(rows)
  return merged
}

function specialNames(a: CountedCells['special'], b: CountedCells['special']): readonly string[] {
  if (!a && !b) return []
  return [...new Set([...Object.keys(a ?? {}), ...Object.keys(b ?? {})])].sort()
}
