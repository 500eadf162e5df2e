import type { VerdictLine } from '@driftline/health'
import { toSeverityText } from '@driftline/view'
import { scaleLinear } from 'd3-scale'

const width = 320
const height = 34

/** Severity over time as a small stepped line between the thresholds of 40 and 70. */
export function renderSparkline(cells: readonly (VerdictLine | undefined)[]): string {
  const x = scaleLinear([0, cells.length], [0, width])
  const y = scaleLinear([0, 100], [height - 1, 1])
  const runs = toRuns(cells)
  const line = runs
    .map(({ first, severities }) =>
      severities
        .map(
          (severity, index) =>
            `${index === 0 ? `M${at(x(first))} ` : ''}${index === 0 ? '' : 'V'}${at(y(severity))}H${at(x(first + index + 1))}`,
        )
        .join(''),
    )
    .join('')
  const worst = Math.max(0, ...cells.map((cell) => cell?.severity ?? 0))
  const thresholds = [40, 70].map((level) => `<line x1="0" x2="${width}" y1="${at(y(level))}" y2="${at(y(level))}"/>`)
  return `<svg class="spark" viewBox="0 0 ${width} ${height}" role="img" aria-label="Severity over time, at most ${toSeverityText(worst)} of 100">\
${thresholds.join('')}<path${worst < 40 ? ' class="quiet"' : ''} d="${line}"/></svg>`
}

interface Run {
  readonly first: number
  readonly severities: number[]
}

/** Stretches without a gap, so that the line breaks where there was no window. */
function toRuns(cells: readonly (VerdictLine | undefined)[]): readonly Run[] {
  const runs: Run[] = []
  for (const [index, cell] of cells.entries()) {
    if (cell === undefined) continue
    const last = runs.at(-1)
    if (last !== undefined && last.first + last.severities.length === index) last.severities.push(cell.severity)
    else runs.push({ first: index, severities: [cell.severity] })
  }
  return runs
}

function at(value: number): string {
  return String(Math.round(value * 100) / 100)
}
