import type { CalendarPhase } from '@driftline/spec'
import type { DesignEffect, PhaseReference } from '@driftline/profile'
import type { CellLayout } from '../cells/cell-layout.ts'
import type { CountedWindow } from '../cells/counted-window.ts'
import { compareCounted, mergeCounted, rowsCounted } from '../cells/counted-window.ts'
import { comparedCells } from '../comparison/cell-table.ts'
import { detectableShift } from '../comparison/distribution-effect.ts'
import { severityThresholds } from '../evidence/severity.ts'
import { designEffectOfScatter, GUESSED_DESIGN_EFFECT, scatterOf } from './design-effect.ts'

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

/** Runs of windows that are measured as if they were merged. */
const RUNS = [1, 2, 4, 8, 16]

/**
 * Measures how blocks scatter, each against the others, and each against the others of its own phase; keeps whichever
 * reference would show the smaller shift in a window of the usual size. Blocks too thin to be measured one by one are
 * measured in runs.
 *
 * @param blocks in order of time.
 * @param phase of windows of this length; undefined where they have none.
 */
export function measureBlocks(
  type: CellLayout['type'],
  blocks: readonly CountedBlock[],
  phase: CalendarPhase | undefined,
): BlockScatter {
  const pooled = measureRuns(blocks, (run) => scatterInWhole(type, run, blocks))
  const tables = phase === undefined ? undefined : tablesByPhase(blocks, phase)
  if (phase === undefined || !tables) return { designEffect: pooled }
  const phased = measureRuns(blocks, (run) => scatterInPhases(type, run, tables))
  if (phased.blocks === 0) return { designEffect: pooled }
  const rows = median(blocks.map(({ counted }) => rowsCounted(counted)))
  const whole = [...tables.values()].reduce(mergeCounted)
  const smallestPooled = detectable(type, whole, { rows, designEffect: pooled.value })
  const smallestPhased = median(
    [...tables.values()].map((table) => detectable(type, table, { rows, designEffect: phased.value })),
  )
  if (!(smallestPhased < smallestPooled)) return { designEffect: pooled }
  return {
    designEffect: phased,
    phases: { phase, tables: Object.fromEntries([...tables].map(([n, table]) => [n, plain(table)])) },
  }
}

/** Design effects of single blocks and of runs of them, as far as four runs are there. */
function measureRuns(
  blocks: readonly CountedBlock[],
  scatterOfRun: (run: readonly CountedBlock[]) => number | undefined,
): DesignEffect {
  const measured = RUNS.flatMap((windows) => {
    const runs = chunk(blocks, windows)
    const effect = designEffectOfScatter(runs.flatMap((run) => scatterOfRun(run) ?? []))
    return effect.blocks === 0 ? [] : [{ windows, value: effect.value, blocks: effect.blocks }]
  })
  const [first] = measured
  if (!first) return GUESSED_DESIGN_EFFECT
  const merged = measured.filter(({ windows }) => windows > 1)
  return { value: first.value, blocks: first.blocks, ...(merged.length > 0 && { merged }) }
}

/** Whole runs of so many blocks. */
function chunk(blocks: readonly CountedBlock[], windows: number): readonly (readonly CountedBlock[])[] {
  const count = Math.floor(blocks.length / windows)
  return Array.from({ length: count }, (_, i) => blocks.slice(i * windows, (i + 1) * windows))
}

function countedOf(run: readonly CountedBlock[]): CountedWindow {
  return run.map(({ counted }) => counted).reduce(mergeCounted)
}

/** A run against all other blocks. */
function scatterInWhole(
  type: CellLayout['type'],
  run: readonly CountedBlock[],
  blocks: readonly CountedBlock[],
): number | undefined {
  const own = countedOf(run)
  return scatterBeside(type, own, subtractCounted(totalOf(blocks), own))
}

const totals = new WeakMap<readonly CountedBlock[], CountedWindow>()

function totalOf(blocks: readonly CountedBlock[]): CountedWindow {
  const known = totals.get(blocks) ?? countedOf(blocks)
  totals.set(blocks, known)
  return known
}

/** A run against the sum of the other blocks of each of its phases. */
function scatterInPhases(
  type: CellLayout['type'],
  run: readonly CountedBlock[],
  tables: ReadonlyMap<number, CountedWindow>,
): number | undefined {
  const others = run.map(({ phase }) => {
    const own = run.filter((block) => block.phase === phase)
    return subtractCounted(tables.get(phase!)!, countedOf(own))
  })
  return scatterBeside(type, countedOf(run), others.reduce(mergeCounted))
}

function scatterBeside(type: CellLayout['type'], own: CountedWindow, others: CountedWindow): number | undefined {
  const { reference, current } = compareCounted(type, others, own)
  return scatterOf(current, reference)
}

/** The rows of each phase; undefined where a phase has too few blocks. */
function tablesByPhase(
  blocks: readonly CountedBlock[],
  phase: CalendarPhase,
): ReadonlyMap<number, CountedWindow> | undefined {
  const groups = groupByPhase(blocks)
  const needed = phase === 'month' ? BLOCKS_PER_MONTH : BLOCKS_PER_PHASE
  if (groups.size === 0 || [...groups.values()].some((group) => group.length < needed)) return undefined
  return new Map([...groups].map(([number, group]) => [number, group.reduce(mergeCounted)]))
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
  // Where all rows are in one cell, rows anywhere else are a second.
  const cellCount = Math.max(2, comparedCells(tables.reference, tables.current).reference.length)
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
