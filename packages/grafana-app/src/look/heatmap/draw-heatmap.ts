import type { CellLook, Theme } from '@driftline/view'
import { cellLook } from '@driftline/view'
import type { CellBox } from './draw-cell.ts'
import { drawCell } from './draw-cell.ts'
import type { HeatCell, HeatCells } from './heat-cells.ts'

/** Height of a row, px. */
export const ROW_PX = 18
const GAP_PX = 1
/** Columns closer than this stand without a gap, px. */
const GAP_FROM_PX = 4

/** How a heatmap is laid out, px. */
export interface HeatmapSize {
  readonly width: number
  readonly theme: Theme
  /** Around what is told and not raised. */
  readonly border: string
}

/** Draws every cell that is told. @param canvas in px of the page */
export function drawHeatmap(
  canvas: CanvasRenderingContext2D,
  { rows, endsMs }: HeatCells,
  { width, theme, border }: HeatmapSize,
): void {
  const step = width / Math.max(1, endsMs.length)
  const gap = step < GAP_FROM_PX ? 0 : GAP_PX
  const lookOf = createLooks()
  canvas.clearRect(0, 0, width, rows.length * ROW_PX)
  for (const [row, { cells }] of rows.entries()) {
    const y = row * ROW_PX
    for (const { look, from, to } of runsOf(cells.map(lookOf), gap > 0)) {
      if (look === undefined) continue
      const box = { x: from * step, y, width: (to - from) * step - gap, height: ROW_PX - GAP_PX }
      drawCell(canvas, look, { ...box, theme })
      if (gap > 0 && cells[from]?.state === 'ok') drawBorder(canvas, box, border)
    }
  }
}

/** Looks of cells, each made once: there are few beside the cells. */
function createLooks(): (cell: HeatCell | undefined) => CellLook | undefined {
  const looks = new Map<string, CellLook>()
  return (cell) => {
    if (cell?.state === undefined) return undefined
    const { state, severity = 0 } = cell
    const key = `${state} ${Math.floor(severity)}`
    const look = looks.get(key) ?? cellLook({ state, severity })
    looks.set(key, look)
    return look
  }
}

interface Run {
  readonly look: CellLook | undefined
  /** Columns, without the last. */
  readonly from: number
  readonly to: number
}

/** Neighbours that look the same as one where there is no gap between them: its mark has room where theirs has none. */
function runsOf(looks: readonly (CellLook | undefined)[], areApart: boolean): readonly Run[] {
  const runs: Run[] = []
  let from = 0
  for (let to = 1; to <= looks.length; to += 1) {
    if (!areApart && to < looks.length && isSameLook(looks[from], looks[to])) continue
    runs.push({ look: looks[from], from, to })
    from = to
  }
  return runs
}

function isSameLook(a: CellLook | undefined, b: CellLook | undefined): boolean {
  return a === b || (a?.mark === b?.mark && a?.fill === b?.fill)
}

function drawBorder(canvas: CanvasRenderingContext2D, { x, y, width, height }: CellBox, border: string): void {
  canvas.lineWidth = 1
  canvas.strokeStyle = border
  canvas.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1)
}

/** A row and a column of a heatmap. */
export interface HeatmapPlace {
  readonly row: number
  readonly column: number
}

/** The place under a pointer; undefined outside. @param x,y px from the corner of the heatmap */
export function placeAt(
  { rows, endsMs }: HeatCells,
  width: number,
  { x, y }: { readonly x: number; readonly y: number },
): HeatmapPlace | undefined {
  const row = Math.floor(y / ROW_PX)
  const column = Math.floor((x / Math.max(1, width)) * endsMs.length)
  const isInside = row >= 0 && row < rows.length && column >= 0 && column < endsMs.length
  return isInside ? { row, column } : undefined
}

const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
  Home: [0, -Infinity],
  End: [0, Infinity],
}

/** Where a key leads; undefined for one that leads nowhere. */
export function placeByKey(
  { rows, endsMs }: HeatCells,
  { row, column }: HeatmapPlace,
  key: string,
): HeatmapPlace | undefined {
  const step = STEPS[key]
  if (step === undefined) return undefined
  const within = (value: number, count: number): number => Math.min(count - 1, Math.max(0, value))
  return { row: within(row + step[0], rows.length), column: within(column + step[1], endsMs.length) }
}
