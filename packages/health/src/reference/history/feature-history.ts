import type { CellLayout } from '../../cells/cell-layout.ts'
import { layoutOf } from '../../cells/cell-layout.ts'
import type { CellCounter } from '../../cells/count-cells.ts'
import { createCellCounter } from '../../cells/count-cells.ts'
import { rowsCounted } from '../../cells/counted-window.ts'
import { isConstant } from '../../comparison/constant-values.ts'
import { comparedCategories } from '../../comparison/category-table.ts'
import { isOfOtherKind } from '../../comparison/sketch-kind.ts'
import { foldCategories, isBucketed } from '../../counts/category-counts.ts'
import { toPlainCounts } from '../../counts/check-counts.ts'
import type { FeatureCounts } from '../../counts/feature-counts.ts'
import { invalidRows, mergeFeatureCounts, rowsIn } from '../../counts/feature-counts.ts'
import { shapeBytes } from '../../shape-bytes.ts'
import { profileFromCounts } from '../learned-profile.ts'
import type { HistoryPlan } from './history-plan.ts'
import { KEPT_RATIOS } from './history-plan.ts'
import type { WindowRatios } from './one-step-ratios.ts'
import type { SlotCounts } from './slot-table.ts'
import { SlotTable } from './slot-table.ts'

/** Sources that compare with history, each with ratios of its own. */
export type HistorySourceName = 'seasonal' | 'rolling'

/** A window whose cells are not chosen yet. */
interface WaitingWindow {
  readonly startMs: number
  readonly counts: FeatureCounts
}

/** A feature's history as plain JSON. */
export interface SavedHistory {
  /** Start of the last window. */
  readonly lastMs: number
  readonly waiting: readonly WaitingWindow[]
  readonly cells?: {
    readonly layout: CellLayout
    readonly specials: readonly string[]
    /** Chosen by a profile, so never renewed. */
    readonly isFixed: boolean
    readonly startsMs: readonly number[]
    readonly numbers: readonly number[]
  }
  /** When the cells were given up because the values had left them. */
  readonly renewedMs?: number
  readonly ratios: Readonly<Partial<Record<HistorySourceName, readonly WindowRatios[]>>>
}

interface Cells {
  readonly layout: CellLayout
  readonly specials: readonly string[]
  readonly isFixed: boolean
  readonly counter: CellCounter
  readonly table: SlotTable
}

/** Windows the cells are chosen from, and the rows they must hold together; after eight windows any number will do. */
const FIRST_WINDOWS = 4
const FIRST_ROWS = 300
const MOST_FIRST_WINDOWS = 8
/** An outer cell with more than this share of the last windows tells nothing any more. */
const OUTER_SHARE = 0.3

/** The remembered windows of one length of one feature in one segment. */
export class FeatureHistory {
  readonly #plan: HistoryPlan
  #lastMs: number
  #waiting: readonly WaitingWindow[]
  #cells: Cells | undefined
  #renewedMs: number | undefined
  readonly #ratios: Map<HistorySourceName, readonly WindowRatios[]>

  constructor(plan: HistoryPlan, saved?: SavedHistory) {
    this.#plan = plan
    this.#lastMs = saved?.lastMs ?? -Infinity
    this.#waiting = saved?.waiting ?? []
    this.#renewedMs = saved?.renewedMs
    this.#ratios = new Map(Object.entries(saved?.ratios ?? {}) as [HistorySourceName, readonly WindowRatios[]][])
    if (saved?.cells) this.#cells = this.#open(saved.cells, saved.cells)
  }

  get lastMs(): number {
    return this.#lastMs
  }

  /** Time from the first remembered slot to the last window, ms. */
  get spanMs(): number {
    const [firstMs = this.#lastMs] = this.#cells?.table.startsMs ?? []
    return this.#lastMs - firstMs
  }

  get renewedMs(): number | undefined {
    return this.#renewedMs
  }

  /** Its cells once they are chosen, with what is remembered in them. */
  get cells(): Pick<Cells, 'layout' | 'counter' | 'table'> | undefined {
    return this.#cells
  }

  ratios(source: HistorySourceName): readonly WindowRatios[] {
    return this.#ratios.get(source) ?? []
  }

  addRatios(source: HistorySourceName, ratios: WindowRatios): void {
    this.#ratios.set(source, [...this.ratios(source), ratios].slice(-KEPT_RATIOS))
  }

  /** @param fixed cells of a profile, for a feature whose cells are not chosen yet. */
  add(startMs: number, counts: FeatureCounts, fixed: CellLayout | undefined): void {
    if (startMs <= this.#lastMs) return
    this.#lastMs = startMs
    if (!this.#cells && fixed) this.#cells = this.#open({ layout: fixed, specials: [], isFixed: true })
    if (!this.#cells) return this.#wait({ startMs, counts: toPlainCounts(counts) })
    this.#put(this.#cells, startMs, counts)
    if (!this.#cells.isFixed && this.#isOutgrown(this.#cells)) this.#renew(startMs)
  }

  #open(
    { layout, specials, isFixed }: Pick<Cells, 'layout' | 'specials' | 'isFixed'>,
    saved?: { readonly startsMs: readonly number[]; readonly numbers: readonly number[] },
  ): Cells {
    const cells = layout.type === 'categorical' ? layout.keys.length + 1 : edgeCount(layout) + 1
    const table = new SlotTable({ cells, specials }, this.#plan.capacity, saved)
    return { layout, specials, isFixed, counter: createCellCounter(layout), table }
  }

  #wait(window: WaitingWindow): void {
    const waiting = [...this.#waiting, window].slice(-MOST_FIRST_WINDOWS)
    this.#waiting = waiting
    const merged = waiting.map(({ counts }) => counts).reduce(mergeFeatureCounts)
    const isEnough = waiting.length >= FIRST_WINDOWS && rowsIn(merged) >= FIRST_ROWS
    if (!isEnough && waiting.length < MOST_FIRST_WINDOWS) return
    const profile = profileFromCounts(merged, { designEffect: {}, rateDesignEffect: {} })
    if (!profile) return
    const layout = layoutOf(profile)
    const cells = this.#open({
      layout: byBuckets(layout, merged),
      specials: Object.keys(merged.special),
      isFixed: false,
    })
    this.#cells = cells
    this.#waiting = []
    for (const { startMs, counts } of waiting) this.#put(cells, startMs, counts)
  }

  #put({ layout, counter, table }: Cells, startMs: number, counts: FeatureCounts): void {
    const slot = toSlotCounts(layout, counter, counts)
    if (slot) table.add(this.#plan.slotOf(startMs), slot)
  }

  #isOutgrown({ layout, table }: Cells): boolean {
    if (layout.type === 'categorical' || edgeCount(layout) === 0) return false
    const { length } = table.startsMs
    const { slots } = this.#plan.seasonal
    if (length < slots) return false
    const sum = table.sum(Array.from({ length: slots }, (_, i) => length - 1 - i))
    if (!sum) return false
    const { cells } = sum.counted
    const rows = rowsCounted(sum.counted)
    return rows > 0 && Math.max(cells[0]!, cells.at(-1)!) / rows > OUTER_SHARE
  }

  #renew(startMs: number): void {
    this.#cells = undefined
    this.#ratios.clear()
    this.#renewedMs = startMs
  }

  /** What it holds, in bytes by shape. */
  get bytes(): number {
    const { table, ...rest } = this.#cells ?? {}
    const { counter: _, ...shape } = rest as Partial<Cells>
    return shapeBytes(this.#waiting) + shapeBytes([...this.#ratios]) + (table?.bytes ?? 0) + shapeBytes(shape)
  }

  save(): SavedHistory {
    const cells = this.#cells
    return {
      lastMs: this.#lastMs,
      waiting: this.#waiting,
      ...(cells && {
        cells: {
          layout: cells.layout,
          specials: cells.specials,
          isFixed: cells.isFixed,
          startsMs: cells.table.startsMs,
          numbers: cells.table.numbers(),
        },
      }),
      ...(this.#renewedMs !== undefined && { renewedMs: this.#renewedMs }),
      ratios: Object.fromEntries(this.#ratios),
    }
  }
}

function edgeCount(layout: Exclude<CellLayout, { type: 'categorical' }>): number {
  if (layout.type === 'score') return layout.edges.length
  const { negative, belowZero, aboveZero, positive } = layout.cells
  return negative.length + Number(belowZero) + Number(aboveZero) + positive.length
}

/** Where some rows were counted by bucket, all are. */
function byBuckets(layout: CellLayout, { categories }: FeatureCounts): CellLayout {
  if (layout.type !== 'categorical' || !categories || !isBucketed(categories)) return layout
  return { type: 'categorical', by: 'bucket', keys: comparedCategories(foldCategories(categories)) }
}

function toSlotCounts(layout: CellLayout, counter: CellCounter, counts: FeatureCounts): SlotCounts | undefined {
  if (isOfOtherKind(layout.type, counts, true)) return undefined
  const counted = counter.count(counts)
  if (!counted) return undefined
  return {
    counted,
    rows: rowsIn(counts),
    missing: counts.problems['missing'] ?? 0,
    type: invalidRows(counts),
    range: counts.problems['range'] ?? 0,
    tails: counter.tails(counts),
    wasConstant: isConstant(counts),
  }
}
