import type { CalendarPhase } from '@driftline/spec'
import type { DesignEffect, PhaseReference } from '@driftline/profile'
import type { CellLayout } from '../cells/cell-layout.ts'
import type { CountedWindow } from '../cells/counted-window.ts'
import { compareCounted, mergeCounted, rowsCounted } from '../cells/counted-window.ts'
import type { PhaseRows } from '../cells/sum-phases.ts'
import { phaseGroup, sumPhases } from '../cells/sum-phases.ts'
import { comparedCells } from '../comparison/cell-table.ts'
import { detectableShift } from '../comparison/distribution-effect.ts'
import { severityThresholds } from '../evidence/severity.ts'
import { median } from '../median.ts'
import { designEffectOfScatter, GUESSED_DESIGN_EFFECT, scatterOf } from './design-effect.ts'
import { wholeRuns } from './whole-runs.ts'

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

/** Working days that are alike, and days off: Saturday and Sunday, or Friday and Saturday. */
const WEEKENDS: readonly Grouping[] = [
  [
    [0, 1, 2, 3, 4],
    [5, 6],
  ],
  [
    [0, 1, 2, 3, 6],
    [4, 5],
  ],
]

/** Days off are parted only where that shows shifts of at most this share: a guess at what is alike needs more than chance. */
const GROUPING_GAIN = 0.8

/** Phases that are taken for one. */
type Grouping = NonNullable<PhaseReference['alike']>

/**
 * Measures how blocks scatter, each against the others, each against the others of its own phase, and weekdays against
 * the others of working days or days off; keeps whichever reference would show the smallest shift in a window of the
 * usual size. Blocks too thin to be measured one by one are measured in runs.
 *
 * @param blocks in order of time.
 * @param phase of windows of this length; undefined where they have none.
 */
export function measureBlocks(
  type: CellLayout['type'],
  blocks: readonly CountedBlock[],
  phase: CalendarPhase | undefined,
): BlockScatter {
  const designEffect = measureRuns(blocks, (run) => scatterInWhole(type, run, blocks))
  if (phase === undefined || blocks.length === 0) return { designEffect }
  const rows = median(blocks.map(({ counted }) => rowsCounted(counted)))
  const pooled = { designEffect, smallest: detectable(type, totalOf(blocks), { rows, designEffect }) }
  const groupings = phase === 'weekday' ? [undefined, ...WEEKENDS] : [undefined]
  const { smallest: _, ...best } = groupings
    .flatMap((alike) => measurePhases(type, blocks, { phase, alike, rows }) ?? [])
    .filter(({ phases, smallest }) => !phases?.alike || smallest < GROUPING_GAIN * pooled.smallest)
    .reduce<MeasuredScatter>((least, own) => (own.smallest < least.smallest ? own : least), pooled)
  return best
}

interface MeasuredScatter extends BlockScatter {
  /** Shift that would show in a window of the usual size, as PSI. */
  readonly smallest: number
}

interface PhaseOptions {
  readonly phase: CalendarPhase
  readonly alike: Grouping | undefined
  /** Of a window of the usual size. */
  readonly rows: number
}

/** Scatter within phases; undefined where they have too few blocks. */
function measurePhases(
  type: CellLayout['type'],
  blocks: readonly CountedBlock[],
  { phase, alike, rows }: PhaseOptions,
): MeasuredScatter | undefined {
  const seen = new Set(blocks.map((block) => block.phase))
  const groups = alike?.map((own) => own.filter((member) => seen.has(member))).filter((own) => own.length > 0)
  const grouped = groups ? blocks.map((block) => ({ ...block, phase: firstOf(groups, block.phase) })) : blocks
  const tables = tablesByPhase(grouped, phase)
  if (!tables) return undefined
  const designEffect = measureRuns(grouped, (run) => scatterInPhases(type, run, tables))
  if (designEffect.blocks === 0) return undefined
  const smallest = median(
    [...tables].flatMap(([first, { counted }]) =>
      phaseGroup(groups, first).map(() => detectable(type, counted, { rows, designEffect })),
    ),
  )
  const plainTables = Object.fromEntries([...tables].map(([number, { counted }]) => [number, plain(counted)]))
  return { designEffect, smallest, phases: { phase, tables: plainTables, ...(groups && { alike: groups }) } }
}

function firstOf(groups: Grouping, phase: number | undefined): number | undefined {
  return phase === undefined ? undefined : phaseGroup(groups, phase)[0]
}

/** Design effects of single blocks and of runs of them, as far as four runs are there. */
function measureRuns(
  blocks: readonly CountedBlock[],
  scatterOfRun: (run: readonly CountedBlock[]) => number | undefined,
): DesignEffect {
  const measured = RUNS.flatMap((windows) => {
    const runs = wholeRuns(blocks, windows)
    const effect = designEffectOfScatter(runs.flatMap((run) => scatterOfRun(run) ?? []))
    return effect.blocks === 0 ? [] : [{ windows, value: effect.value, blocks: effect.blocks }]
  })
  const [first] = measured
  if (!first) return GUESSED_DESIGN_EFFECT
  const merged = measured.filter(({ windows }) => windows > 1)
  return { value: first.value, blocks: first.blocks, ...(merged.length > 0 && { merged }) }
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

/** A run against the other blocks of each of its phases; undefined where a phase has no others. */
function scatterInPhases(
  type: CellLayout['type'],
  run: readonly CountedBlock[],
  tables: ReadonlyMap<number, PhaseRows>,
): number | undefined {
  const others = new Map<number | undefined, PhaseRows>()
  for (const { phase } of run) {
    if (others.has(phase)) continue
    const own = run.filter((block) => block.phase === phase)
    const { counted, windows } = tables.get(phase!)!
    if (windows === own.length) return undefined
    others.set(phase, { counted: subtractCounted(counted, countedOf(own)), windows: windows - own.length })
  }
  return scatterBeside(type, countedOf(run), sumPhases(run.map(({ phase }) => others.get(phase)!)))
}

function scatterBeside(type: CellLayout['type'], own: CountedWindow, others: CountedWindow): number | undefined {
  const { reference, current } = compareCounted(type, others, own)
  return scatterOf(current, reference)
}

/** The rows of each phase; undefined where a phase has too few blocks. */
function tablesByPhase(
  blocks: readonly CountedBlock[],
  phase: CalendarPhase,
): ReadonlyMap<number, PhaseRows> | undefined {
  const groups = groupByPhase(blocks)
  const needed = phase === 'month' ? BLOCKS_PER_MONTH : BLOCKS_PER_PHASE
  if (groups.size === 0 || [...groups.values()].some((group) => group.length < needed)) return undefined
  return new Map(
    [...groups].map(([number, group]) => [number, { counted: group.reduce(mergeCounted), windows: group.length }]),
  )
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
  { rows, designEffect }: { readonly rows: number; readonly designEffect: DesignEffect },
): number {
  const all = rowsCounted(reference)
  if (all === 0 || rows === 0) return Infinity
  const like = { ...reference, cells: reference.cells.map((count) => (count * rows) / all), special: {} }
  const tables = compareCounted(type, { cells: reference.cells }, like)
  // Where all rows are in one cell, rows anywhere else are a second.
  const cellCount = Math.max(2, comparedCells(tables.reference, tables.current).reference.length)
  return detectableShift({ cellCount, scale: designEffect.value * (1 / rows + 1 / all) }, WARN)
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
