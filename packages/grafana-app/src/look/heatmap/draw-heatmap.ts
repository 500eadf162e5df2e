import type { Theme } from '@driftline/view'
import { cellRuns } from './cell-runs.ts'
import type { CellBox } from './draw-cell.ts'
import { drawCell } from './draw-cell.ts'
import type { HeatCells } from './heat-cells.ts'

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
  heatmap: HeatCells,
  { width, theme, border }: HeatmapSize,
): void {
  const step = width / Math.max(1, heatmap.endsMs.length)
  const gap = step < GAP_FROM_PX ? 0 : GAP_PX
  canvas.clearRect(0, 0, width, heatmap.rows.length * ROW_PX)
  for (const { look, state, row, from, to } of cellRuns(heatmap, gap > 0)) {
    const box = { x: from * step, y: row * ROW_PX, width: (to - from) * step - gap, height: ROW_PX - GAP_PX }
    drawCell(canvas, look, { ...box, theme })
    if (state === 'ok' && gap > 0) drawBorder(canvas, box, border)
  }
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
