import { statesByUrgency } from '@driftline/view'
import { drawHeatmap, ROW_PX } from '../src/look/heatmap/draw-heatmap.ts'
import type { HeatCells } from '../src/look/heatmap/heat-cells.ts'

/** How long the drawings of a page took, the fastest of many, ms: what else the machine does only adds to it. */
export interface DrawTimes {
  readonly heatmapMs: number
  readonly plainMs: number
}

declare global {
  interface Window {
    /** Draws a heatmap and as many plain rectangles, again and again. */
    measureDrawing: (rows: number, columns: number, widthPx: number) => DrawTimes
  }
}

const ROUNDS = 41

window.measureDrawing = (rowCount, columnCount, width) => {
  const heatmap = heatCells(rowCount, columnCount)
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height: rowCount * ROW_PX })
  const context = canvas.getContext('2d')!
  const heatmapMs = fastestMs(context, () => drawHeatmap(context, heatmap, { width, theme: 'dark', border: '#333' }))
  const plainMs = fastestMs(context, () => {
    context.fillStyle = '#f08350'
    const step = width / columnCount
    for (let row = 0; row < rowCount; row += 1)
      for (let column = 0; column < columnCount; column += 1)
        context.fillRect(column * step, row * ROW_PX, step, ROW_PX - 1)
  })
  return { heatmapMs, plainMs }
}

/** Cells of every state and severity, no two neighbours alike: the least that runs of the same can help. */
function heatCells(rowCount: number, columnCount: number): HeatCells {
  const rows = Array.from({ length: rowCount }, (_, row) => ({
    cells: Array.from({ length: columnCount }, (_, column) => ({
      state: statesByUrgency[(row + column) % statesByUrgency.length],
      severity: (row * 7 + column * 13) % 101,
    })),
  }))
  return { rows, endsMs: Array.from({ length: columnCount }, (_, column) => column * 3_600_000) }
}

function fastestMs(context: CanvasRenderingContext2D, draw: () => void): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const startedMs = performance.now()
    draw()
    // What is drawn is done only when it is read.
    context.getImageData(0, 0, 1, 1)
    return performance.now() - startedMs
  })
  return Math.min(...times)
}
