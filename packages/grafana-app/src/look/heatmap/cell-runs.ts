import type { DriftState } from '@driftline/health'
import type { CellLook } from '@driftline/view'
import { cellLook } from '@driftline/view'
import type { HeatCell, HeatCells } from './heat-cells.ts'

/** Neighbours in a row that are drawn as one. */
export interface CellRun {
  readonly look: CellLook
  readonly state: DriftState | undefined
  readonly row: number
  /** Columns, without the last. */
  readonly from: number
  readonly to: number
}

/**
 * What there is to draw, look by look: to change the colour costs more than to fill a cell. Where there is no gap between
 * columns, neighbours that look the same are one: its mark has room where theirs has none.
 *
 * @param areApart whether there is a gap
 */
export function cellRuns({ rows }: HeatCells, areApart: boolean): readonly CellRun[] {
  const lookOf = createLooks()
  const runsByLook = new Map<CellLook, CellRun[]>()
  for (const [row, { cells }] of rows.entries()) {
    const looks = cells.map(lookOf)
    for (const [from, to] of spansOf(looks, areApart)) {
      const look = looks[from]
      if (look === undefined) continue
      const runs = runsByLook.get(look) ?? []
      runs.push({ look, state: cells[from]?.state, row, from, to })
      runsByLook.set(look, runs)
    }
  }
  return [...runsByLook.values()].flat()
}

/** Looks of cells, each made once: there are few beside the cells. */
function createLooks(): (cell: HeatCell | undefined) => CellLook | undefined {
  const looksByState = new Map<DriftState, CellLook[]>()
  return (cell) => {
    if (cell?.state === undefined) return undefined
    const { state, severity = 0 } = cell
    const looks = looksByState.get(state) ?? []
    looksByState.set(state, looks)
    return (looks[Math.floor(severity)] ??= cellLook({ state, severity }))
  }
}

function spansOf(looks: readonly (CellLook | undefined)[], areApart: boolean): readonly (readonly [number, number])[] {
  const spans: (readonly [number, number])[] = []
  let from = 0
  for (let to = 1; to <= looks.length; to += 1) {
    if (!areApart && to < looks.length && isSameLook(looks[from], looks[to])) continue
    spans.push([from, to])
    from = to
  }
  return spans
}

function isSameLook(a: CellLook | undefined, b: CellLook | undefined): boolean {
  return a === b || (a?.mark === b?.mark && a?.fill === b?.fill)
}
