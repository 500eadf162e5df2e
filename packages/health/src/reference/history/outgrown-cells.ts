import type { CellLayout } from '../../cells/cell-layout.ts'
import { cellCount } from '../../cells/cell-layout.ts'
import { rowsCounted } from '../../cells/counted-window.ts'
import type { FeatureCounts } from '../../counts/feature-counts.ts'
import type { HistoryPlan } from './history-plan.ts'
import type { SlotCounts, SlotTable } from './slot-table.ts'

/** An outer cell with more than this share of the last windows together, and of every other one, tells nothing any more. */
const OUTER_SHARE = 0.3
/** In fewer rows an outer cell may hold so many by chance. */
const OUTGROWN_ROWS = 300

/**
 * Whether the values have left the cells they are counted in: an outer cell holds more than 30 % of the last windows,
 * all phases of a cycle among them, and of every other one of these.
 *
 * @param counts of the last window.
 */
export function areOutgrown(
  { layout, table }: { readonly layout: CellLayout; readonly table: SlotTable },
  counts: FeatureCounts,
  { seasonal, cycle }: HistoryPlan,
): boolean {
  if (layout.type === 'categorical' || cellCount(layout) === 1) return false
  const last = lastPlaces(table, Math.max(seasonal.slots, cycle))
  const ends = openEnds(layout, counts)
  if (outerShare(table.sum(last), ends) <= OUTER_SHARE) return false
  const outgrown = last.filter((place) => outerShare(table.sum([place]), ends) > OUTER_SHARE)
  return 2 * outgrown.length >= last.length
}

/** Which outer cells other edges could part: the outermost bucket of a score is as fine as its sender counts. */
function openEnds(layout: CellLayout, { scores }: FeatureCounts): { readonly lower: boolean; readonly upper: boolean } {
  if (layout.type !== 'score' || !scores) return { lower: true, upper: true }
  const { edges } = layout
  return { lower: scores.bounds[0]! < edges[0]!, upper: scores.bounds.at(-1)! > edges.at(-1)! }
}

/** The last slots: so many, and more where they are thin; none while there are too few. */
function lastPlaces(table: SlotTable, slots: number): readonly number[] {
  const places: number[] = []
  let rows = 0
  for (let place = table.startsMs.length - 1; place >= 0; place -= 1) {
    places.push(place)
    rows += table.rowsAt(place)
    if (places.length >= slots && rows >= OUTGROWN_ROWS) return places
  }
  return []
}

/** Share of the rows in the fuller one of the outer cells that other edges could part; 0 without rows. */
function outerShare(slot: SlotCounts | undefined, { lower, upper }: ReturnType<typeof openEnds>): number {
  if (!slot) return 0
  const { cells } = slot.counted
  const rows = rowsCounted(slot.counted)
  return rows > 0 ? Math.max(lower ? cells[0]! : 0, upper ? cells.at(-1)! : 0) / rows : 0
}
