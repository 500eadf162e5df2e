import { groupBy } from './group-by.ts'
import { urgencyOf } from './state-order.ts'
import type { VerdictCell } from './verdict-cells.ts'

/** Features by windows. */
export interface DriftHeatmap {
  /** Ends of the windows, the oldest first: one column each. */
  readonly endsMs: readonly number[]
  /** What asks for most first. */
  readonly rows: readonly HeatmapRow[]
}

/** One feature, or `all` for the model itself. */
export interface HeatmapRow {
  readonly feature: string
  /** Its last window that is shown. */
  readonly newest: VerdictCell
  /** One for each column; undefined where nothing is told. */
  readonly cells: readonly (VerdictCell | undefined)[]
}

/**
 * The heatmap of one version.
 *
 * @param cells one for each feature and window.
 * @param endsMs of the columns, the oldest first.
 */
export function driftHeatmap(cells: readonly VerdictCell[], endsMs: readonly number[]): DriftHeatmap {
  const rows = Array.from(
    groupBy(cells, ({ feature }) => feature),
    ([feature, own]): HeatmapRow => {
      const byEnd = new Map(own.map((cell) => [cell.windowEndMs, cell]))
      const newest = own.reduce((a, b) => (b.windowEndMs > a.windowEndMs ? b : a))
      return { feature, newest, cells: endsMs.map((endMs) => byEnd.get(endMs)) }
    },
  )
  return { endsMs, rows: rows.sort(byAttention) }
}

/** What asks for most first: a newer verdict before one that ended, then the state, then how severe, then the name. */
function byAttention({ newest: a }: HeatmapRow, { newest: b }: HeatmapRow): number {
  return (
    b.windowEndMs - a.windowEndMs ||
    urgencyOf(a.state) - urgencyOf(b.state) ||
    (b.severity ?? 0) - (a.severity ?? 0) ||
    (a.feature < b.feature ? -1 : 1)
  )
}
