import { toSeverityText } from '@driftline/view'
import { plainWord } from '../../frames/plain-word.ts'
import type { FramesCell } from '../../frames/panels/frames-cells.ts'
import type { FramesHeatmap } from '../../frames/panels/heatmap-frames.ts'
import { cellWords } from '../../look/cell-words.ts'
import type { HeatmapPlace } from '../../look/heatmap/draw-heatmap.ts'
import { StateMark } from '../../look/StateMark.tsx'

interface CellTipProps {
  readonly heatmap: FramesHeatmap
  readonly place: HeatmapPlace
  readonly timeText: (endMs: number) => string
}

/** What a cell says, beside it. */
export function CellTip({ heatmap: { rows, endsMs, hasStates }, place: { row, column }, timeText }: CellTipProps) {
  const cell = rows[row]?.cells[column]
  return (
    <>
      <strong>{rows[row]?.name}</strong>
      <div>{timeText(endsMs[column] ?? NaN)}</div>
      {hasStates && cell?.state && <StateMark state={cell.state} severity={cell.severity ?? 0} />}
      <div>{cell === undefined ? 'nothing is told' : besideState(cell)}</div>
    </>
  )
}

function besideState({ severity, kind }: FramesCell): string {
  const howSevere = severity === undefined ? 'no severity told' : `severity ${toSeverityText(severity)}`
  return kind === '' ? howSevere : `${howSevere}, ${plainWord(kind)}`
}

/** The same for who does not see it. */
export function tipWords(
  { rows, endsMs, hasStates }: FramesHeatmap,
  place: HeatmapPlace | undefined,
  timeText: CellTipProps['timeText'],
): string {
  const row = place && rows[place.row]
  if (place === undefined || row === undefined) return 'Point at a cell, or move by arrow keys.'
  const cell = row.cells[place.column]
  const words = cell && !hasStates ? `severity ${toSeverityText(cell.severity ?? NaN)}` : cellWords(cell)
  return `${row.name}, ${timeText(endsMs[place.column] ?? NaN)}: ${words}`
}
