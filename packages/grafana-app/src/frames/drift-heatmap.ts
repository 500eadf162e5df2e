import type { Ranked } from '@driftline/view'
import { compareRows } from '@driftline/view'
import { groupBy } from './group-by.ts'
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

/** A newer verdict before one that ended; then as the report ranks features. */
function byAttention(a: HeatmapRow, b: HeatmapRow): number {
  return b.newest.windowEndMs - a.newest.windowEndMs || compareRows(toRanked(a), toRanked(b))
}

function toRanked({ feature, newest, cells }: HeatmapRow): Ranked {
  const { severity = 0, lowerBound } = newest
  const worst = cells.reduce((most, cell) => Math.max(most, cell?.severity ?? 0), 0)
  return { name: feature, latest: { severity, lowerBound: lowerBound ?? 0 }, worst: { severity: worst } }
}
