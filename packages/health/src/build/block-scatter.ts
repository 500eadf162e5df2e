import type { CalendarPhase } from '@driftline/spec'
import type { DesignEffect, PhaseReference } from '@driftline/profile'
import type { CellLayout } from '../cells/cell-layout.ts'
import type { CountedWindow } from '../cells/counted-window.ts'
import { compareCounted, mergeCounted, rowsCounted } from '../cells/counted-window.ts'
import { comparedCells } from '../comparison/cell-table.ts'
import { detectableShift } from '../comparison/distribution-effect.ts'
import { severityThresholds } from '../evidence/severity.ts'
import { designEffectOfScatter, scatterOf } from './design-effect.ts'

/** One block of a reference, as long as a window, counted in the cells of a feature. */
export interface CountedBlock {
  readonly counted: CountedWindow
  /** Number of its phase; undefined where windows of its length have none. */
  readonly phase: number | undefined
}

/** How the windows of a reference scatter, and by phase where that tells more. */
export interface BlockScatter {
  readonly designEffect: DesignEffect
  readonly phases?: PhaseReference
}

/** Blocks each phase must have, and months, which a trend over years would pass for a season. */
const BLOCKS_PER_PHASE = 2
const BLOCKS_PER_MONTH = 3
const WARN = severityThresholds('distribution', 0).warn

/**
 * Measures how blocks scatter, each against the others, and each against the others of its own phase; keeps whichever
 * reference would show the smaller shift in a window of the usual size.
 *
 * @param phase of windows of this length; undefined where they have none.
 */
export function measureBlocks(
  type: CellLayout['type'],
  blocks: readonly CountedBlock[],
  phase: CalendarPhase | undefined,
): BlockScatter {
  const all = blocks.map(({ counted }) => counted)
  const pooled = designEffectOfScatter(scatterAmong(type, all))
  if (phase === undefined || all.length === 0) return { designEffect: pooled }
  const groups = groupByPhase(blocks)
  const needed = phase === 'month' ? BLOCKS_PER_MONTH : BLOCKS_PER_PHASE
  if ([...groups.values()].some((group) => group.length < needed)) return { designEffect: pooled }
  const phased = designEffectOfScatter([...groups.values()].flatMap((group) => scatterAmong(type, group)))
  if (phased.blocks === 0) return { designEffect: pooled }
  const tables = new Map([...groups].map(([number, group]) => [number, group.reduce(mergeCounted)]))
  const usual = median(all.map(rowsCounted))
  const whole = all.reduce(mergeCounted)
  const smallestPooled = detectable(type, whole, { rows: usual, designEffect: pooled.value })
  const smallestPhased = median(
    [...tables.values()].map((table) => detectable(type, table, { rows: usual, designEffect: phased.value })),
  )
  if (!(smallestPhased < smallestPooled)) return { designEffect: pooled }
  return {
    designEffect: phased,
    phases: { phase, tables: Object.fromEntries([...tables].map(([n, table]) => [n, plain(table)])) },
  }
}

/** Each block against the sum of the others. */
function scatterAmong(type: CellLayout['type'], blocks: readonly CountedWindow[]): readonly number[] {
  if (blocks.length < 2) return []
  const total = blocks.reduce(mergeCounted)
  return blocks.flatMap((block) => {
    const { reference, current } = compareCounted(type, subtractCounted(total, block), block)
    return scatterOf(current, reference) ?? []
  })
}

function subtractCounted(total: CountedWindow, block: CountedWindow): CountedWindow {
  const special =
    total.special &&
    Object.fromEntries(Object.entries(total.special).map(([name, rows]) => [name, rows - (block.special?.[name] ?? 0)]))
  return { ...total, cells: total.cells.map((rows, i) => rows - block.cells[i]!), ...(special && { special }) }
}

function detectable(
  type: CellLayout['type'],
  reference: CountedWindow,
  { rows, designEffect }: { readonly rows: number; readonly designEffect: number },
): number {
  const all = rowsCounted(reference)
  if (all === 0 || rows === 0) return Infinity
  const like = { ...reference, cells: reference.cells.map((count) => (count * rows) / all), special: {} }
  const tables = compareCounted(type, { cells: reference.cells }, like)
  const cellCount = comparedCells(tables.reference, tables.current).reference.length
  return detectableShift({ cellCount, scale: designEffect * (1 / rows + 1 / all) }, WARN)
}

function groupByPhase(blocks: readonly CountedBlock[]): ReadonlyMap<number, CountedWindow[]> {
  const groups = new Map<number, CountedWindow[]>()
  for (const { counted, phase } of blocks) {
    if (phase === undefined) continue
    const group = groups.get(phase)
    if (group) group.push(counted)
    else groups.set(phase, [counted])
  }
  return groups
}

/** Counts as a profile keeps them: edges are lost only where windows are counted from coarse sketches. */
function plain({ cells, special, lost }: CountedWindow): CountedWindow {
  return { cells, ...(special && { special }), ...(lost && { lost }) }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
