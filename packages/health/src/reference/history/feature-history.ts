import type { CellLayout } from '../../cells/cell-layout.ts'
import { cellCount, layoutOf } from '../../cells/cell-layout.ts'
import type { CellCounter } from '../../cells/count-cells.ts'
import { createCellCounter } from '../../cells/count-cells.ts'
import { isConstant } from '../../comparison/constant-values.ts'
import { comparedCategories } from '../../comparison/category-table.ts'
import { isOfOtherKind } from '../../comparison/sketch-kind.ts'
import { foldCategories, isBucketed } from '../../counts/category-counts.ts'
import { toPlainCounts } from '../../counts/check-counts.ts'
import { hashKeyField, keyIdOf, keyIdOfLayout } from '../../counts/key-id.ts'
import type { FeatureCounts } from '../../counts/feature-counts.ts'
import { invalidRows, mergeFeatureCounts, noFeatureCounts, rowsIn } from '../../counts/feature-counts.ts'
import { shapeBytes, shapeBytesOnce } from '../../shape-bytes.ts'
import { profileFromCounts } from '../learned-profile.ts'
import type { HistoryPlan, HistorySourceName } from './history-plan.ts'
import type { SavedRatios } from './kept-ratios.ts'
import { KeptRatios } from './kept-ratios.ts'
import type { WindowRatios } from './one-step-ratios.ts'
import { areOutgrown } from './outgrown-cells.ts'
import type { PastCycle } from './past-cycle.ts'
import { extendCycle, rowsOfCycle } from './past-cycle.ts'
import type { SlotCounts } from './slot-table.ts'
import { poolSpecials, SlotTable } from './slot-table.ts'
import type { WindowRun } from './window-run.ts'
import { extendRun } from './window-run.ts'

/** A window with all its counts. */
interface WholeWindow {
  readonly startMs: number
  readonly counts: FeatureCounts
}

/** A feature's history as plain JSON. */
export interface SavedHistory {
  /** Start of the first and of the last window. */
  readonly firstMs: number
  readonly lastMs: number
  /** The last windows, from which cells are chosen, and chosen anew; none where a profile chose them. */
  readonly recent: readonly WholeWindow[]
  readonly cells?: {
    readonly layout: CellLayout
    readonly specials: readonly string[]
    /** Chosen by a profile, so never renewed. */
    readonly isFixed: boolean
    readonly startsMs: readonly number[]
    readonly numbers: readonly number[]
  }
  /** When the cells were given up because the values had left them, or because the hash key changed. */
  readonly renewedMs?: number
  /** Left out where the values had left them. */
  readonly renewedBy?: 'hash_key'
  /** The last windows, too thin to be measured one by one. */
  readonly thin?: WindowRun
  /** What cells are chosen anew from; none where a profile chose them, of categories, and where windows have no phase. */
  readonly past?: PastCycle
  readonly ratios: SavedRatios
}

/** Cells that are chosen already, and the special values that are counted beside them. */
export interface FixedCells {
  readonly layout: CellLayout
  readonly specials: readonly string[]
}

interface Cells extends FixedCells {
  /** Of layout and specials, by shape. */
  readonly bytes: number
  readonly isFixed: boolean
  readonly counter: CellCounter
  readonly table: SlotTable
}

/** Windows the cells are chosen from, and the rows they must hold together; of eight windows any number will do. */
const CHOOSING_WINDOWS = 4
const CHOOSING_ROWS = 300
const MOST_CHOOSING_WINDOWS = 8

const NO_CYCLE: PastCycle = { windows: 0 }
/** A history that begins anew because the hash key changed, at the start of a window. */
export function restartedHistory(startMs: number): SavedHistory {
  return { ...NOTHING, renewedMs: startMs, renewedBy: 'hash_key' }
}

const NOTHING: SavedHistory = { firstMs: Infinity, lastMs: -Infinity, recent: [], ratios: {} }

/** The remembered windows of one length of one feature in one segment. */
export class FeatureHistory {
  readonly #plan: HistoryPlan
  #firstMs: number
  #lastMs: number
  #recent: readonly WholeWindow[]
  #cells: Cells | undefined
  #renewedMs: number | undefined
  #renewedBy: SavedHistory['renewedBy']
  #thin: WindowRun | undefined
  #past: PastCycle
  readonly #ratios: KeptRatios

  constructor(plan: HistoryPlan, saved: SavedHistory = NOTHING) {
    this.#plan = plan
    this.#firstMs = saved.firstMs
    this.#lastMs = saved.lastMs
    this.#recent = saved.recent
    this.#renewedMs = saved.renewedMs
    this.#renewedBy = saved.renewedBy
    this.#thin = saved.thin
    this.#past = saved.past ?? NO_CYCLE
    this.#ratios = new KeptRatios(saved.ratios)
    if (saved.cells) this.#cells = this.#open(saved.cells, saved.cells)
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

  /** Why it began anew; undefined where it did not. */
  get renewedBy(): 'edges_renewed' | 'hash_key' | undefined {
    return this.#renewedMs === undefined ? undefined : (this.#renewedBy ?? 'edges_renewed')
  }

  /** Id of the hash key of what is remembered, empty without one; undefined where no category is. */
  get keyId(): string | undefined {
    if (this.#cells) return keyIdOfLayout(this.#cells.layout)
    return this.#recent.map(({ counts }) => keyIdOf(counts.categories)).findLast((id) => id !== undefined)
  }

  /** Its cells once they are chosen, with what is remembered in them. */
  get cells(): Pick<Cells, 'layout' | 'counter' | 'table'> | undefined {
    return this.#cells
  }

  ratios(source: HistorySourceName): readonly WindowRatios[] {
    return this.#ratios.of(source)
  }

  addRatios(source: HistorySourceName, ratios: WindowRatios): void {
    this.#ratios.add(source, ratios)
  }

  /** The windows that are to be measured together with this one as the last; undefined while they are too few. */
  gather(startMs: number, counts: FeatureCounts): WindowRun | undefined {
    const { whole, thin } = extendRun(this.#thin, startMs, counts)
    this.#thin = thin
    return whole
  }

  /** Categories are never counted anew, and without phases the last windows tell all there is. */
  #nextCycle(counts: FeatureCounts): PastCycle {
    const { phase, cycle } = this.#plan
    return phase === undefined || counts.categories ? this.#past : extendCycle(this.#past, counts, cycle)
  }

  /** @param fixed cells of a profile, for a feature whose cells are not chosen yet. */
  add(startMs: number, counts: FeatureCounts, fixed: FixedCells | undefined): void {
    if (startMs <= this.#lastMs) return
    this.#firstMs = Math.min(this.#firstMs, startMs)
    this.#lastMs = startMs
    if (!this.#cells && fixed) this.#cells = this.#open({ ...fixed, isFixed: true })
    if (this.#cells?.isFixed) return this.#put(this.#cells, startMs, counts)
    this.#recent = latest(this.#recent, { startMs, counts: toPlainCounts(counts) })
    this.#past = this.#nextCycle(counts)
    if (!this.#cells) this.#cells = this.#choose()
    else this.#put(this.#cells, startMs, counts)
    if (this.#cells && areOutgrown(this.#cells, counts, this.#plan)) this.#renew(startMs, counts)
  }

  #open(
    { layout, specials, isFixed }: Pick<Cells, 'layout' | 'specials' | 'isFixed'>,
    saved?: { readonly startsMs: readonly number[]; readonly numbers: readonly number[] },
  ): Cells {
    const { capacity, phaseOf } = this.#plan
    const table = new SlotTable({ cells: cellCount(layout), specials, phaseOf }, capacity, saved)
    const bytes = shapeBytes({ layout, specials, isFixed })
    return { layout, specials, isFixed, bytes, counter: createSlotCounter(layout, specials), table }
  }

  /** Cells of the last windows and of what else is given, with these windows in them; undefined while they are too few. */
  #choose(more: FeatureCounts = noFeatureCounts): Cells | undefined {
    const windows = this.#recent
    const recent = windows.map(({ counts }) => counts).reduce(mergeFeatureCounts)
    const isEnough = windows.length >= CHOOSING_WINDOWS && rowsIn(recent) >= CHOOSING_ROWS
    if (!isEnough && windows.length < MOST_CHOOSING_WINDOWS) return undefined
    const merged = mergeFeatureCounts(more, recent)
    const profile = profileFromCounts(merged, { designEffect: {}, rateDesignEffect: {} })
    if (!profile) return undefined
    const layout = byBuckets(layoutOf(profile), merged)
    const cells = this.#open({ layout, specials: Object.keys(merged.special), isFixed: false })
    for (const { startMs, counts } of windows) this.#put(cells, startMs, counts)
    return cells
  }

  #put({ layout, counter, table }: Cells, startMs: number, counts: FeatureCounts): void {
    const slot = toSlotCounts(layout, counter, counts)
    if (slot) table.add(this.#plan.slotOf(startMs), slot)
  }

  /** Chooses the cells anew, of a whole cycle or of the last windows alone; how windows scatter stays known. */
  #renew(startMs: number, counts: FeatureCounts): void {
    const isFit = (cells: Cells | undefined): cells is Cells =>
      cells !== undefined && !areOutgrown(cells, counts, this.#plan)
    const renewed = [rowsOfCycle(this.#past), undefined].map((more) => this.#choose(more)).find(isFit)
    if (!renewed) return
    this.#cells = renewed
    this.#renewedMs = startMs
    this.#renewedBy = undefined
  }

  /** What it holds, in bytes by shape. */
  get bytes(): number {
    let bytes = this.#cells ? this.#cells.table.bytes + this.#cells.bytes : 0
    for (const window of this.#recent) bytes += shapeBytesOnce(window)
    if (this.#thin) bytes += shapeBytes(this.#thin)
    if (this.#past !== NO_CYCLE) bytes += shapeBytes(this.#past)
    return bytes + this.#ratios.bytes
  }

  save(): SavedHistory {
    const cells = this.#cells
    return {
      firstMs: this.#firstMs,
      lastMs: this.#lastMs,
      recent: this.#recent,
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
      ...(this.#renewedBy && { renewedBy: this.#renewedBy }),
      ...(this.#thin && { thin: this.#thin }),
      ...(this.#past !== NO_CYCLE && { past: this.#past }),
      ratios: this.#ratios.save(),
    }
  }
}

/** The last windows: four, or until they have enough rows up to eight. */
function latest(windows: readonly WholeWindow[], window: WholeWindow): readonly WholeWindow[] {
  const all = [...windows, window]
  let rows = 0
  for (let kept = 1; kept <= all.length; kept += 1) {
    rows += rowsIn(all.at(-kept)!.counts)
    if (kept >= CHOOSING_WINDOWS && (rows >= CHOOSING_ROWS || kept >= MOST_CHOOSING_WINDOWS)) return all.slice(-kept)
  }
  return all
}

/** Counts in cells; special values without a column of their own are one. */
function createSlotCounter(layout: CellLayout, specials: readonly string[]): CellCounter {
  const { count, tails } = createCellCounter(layout)
  return {
    layout,
    count: (counts) => {
      const counted = count(counts)
      return counted?.special ? { ...counted, special: poolSpecials(counted.special, specials) } : counted
    },
    tails,
  }
}

/** Where some rows were counted by bucket, all are. */
function byBuckets(layout: CellLayout, { categories }: FeatureCounts): CellLayout {
  if (layout.type !== 'categorical' || !categories || !isBucketed(categories)) return layout
  const keys = comparedCategories(foldCategories(categories))
  return { type: 'categorical', by: 'bucket', keys, ...hashKeyField(categories) }
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
