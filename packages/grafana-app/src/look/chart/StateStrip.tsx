import type { VerdictCell } from '../../frames/verdict-cells.ts'
import { StateCell } from '../StateCell.tsx'
import type { ChartFrame } from './ColumnChart.tsx'

/** The state of one thing, window after window. */
export function StateStrip({
  frame,
  cells,
}: {
  readonly frame: ChartFrame
  readonly cells: readonly (VerdictCell | undefined)[]
}) {
  return cells.map((cell, column) => (
    <foreignObject
      // oxlint-disable-next-line react/no-array-index-key -- a column is its place
      key={column}
      x={frame.x(column)}
      y={0}
      width={Math.max(1, frame.x.bandwidth())}
      height={frame.height}
    >
      <StateCell cell={cell} style={{ width: '100%', height: frame.height }} />
    </foreignObject>
  ))
}
