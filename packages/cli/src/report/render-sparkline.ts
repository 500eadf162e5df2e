import { ACT_SEVERITY, INVESTIGATE_SEVERITY } from '@driftline/health'
import { toSeverityText } from '@driftline/view'

import { escapeHtml } from './escape-html.ts'
import type { CellFacts } from './packed/cell-facts.ts'

const WIDTH = 320
const HEIGHT = 48
/** Right of the line, for what its levels are called. */
const LABEL_WIDTH = 80
const LINE_WIDTH = WIDTH - LABEL_WIDTH

/** What a severity line spans, in words. */
export interface SparklineSpan {
  readonly from: string
  readonly to: string
  /** Column of the window that is shown; it is marked. */
  readonly shown: number
}

/** Severity over time as a small stepped line; the thresholds and both ends are labelled. */
export function renderSparkline(cells: readonly (CellFacts | undefined)[], { from, to, shown }: SparklineSpan): string {
  const x = (column: number): number => (column / Math.max(1, cells.length)) * LINE_WIDTH
  const worst = Math.max(0, ...cells.map((cell) => cell?.severity ?? 0))
  const thresholds = [
    [INVESTIGATE_SEVERITY, 'investigate'],
    [ACT_SEVERITY, 'act'],
  ] as const
  const levels = thresholds.map(
    ([level, name]) =>
      `<line x1="0" x2="${LINE_WIDTH}" y1="${at(y(level))}" y2="${at(y(level))}"/><text x="${LINE_WIDTH + 5}" y="${at(y(level) + 3.5)}">${level} ${name}</text>`,
  )
  const mark = `<rect class="shown" x="${at(x(shown))}" y="0" width="${at(Math.max(1.5, x(1)))}" height="${HEIGHT}"/>`
  const ends = `<text x="0" y="${HEIGHT + 12}">${escapeHtml(from)}</text><text x="${LINE_WIDTH}" y="${HEIGHT + 12}" text-anchor="end">${escapeHtml(to)}</text>`
  return `<figure class="spark"><figcaption>Severity, 0 to 100</figcaption>\
<svg viewBox="0 -1 ${WIDTH} ${HEIGHT + 16}" role="img" aria-label="Severity from ${escapeHtml(from)} to ${escapeHtml(to)}, at most ${toSeverityText(worst)} of 100">\
${mark}${levels.join('')}<path${worst < INVESTIGATE_SEVERITY ? ' class="quiet"' : ''} d="${toPath(cells, x)}"/>${ends}</svg></figure>`
}

/** Breaks where there was no window. */
function toPath(cells: readonly (CellFacts | undefined)[], x: (column: number) => number): string {
  return cells
    .map((cell, column) => {
      if (cell === undefined) return ''
      const level = at(y(cell.severity))
      const start = cells[column - 1] === undefined ? `M${at(x(column))} ${level}` : `V${level}`
      return `${start}H${at(x(column + 1))}`
    })
    .join('')
}

function y(severity: number): number {
  return HEIGHT - 1 - (severity / 100) * (HEIGHT - 2)
}

function at(value: number): string {
  return String(Math.round(value * 100) / 100)
}
