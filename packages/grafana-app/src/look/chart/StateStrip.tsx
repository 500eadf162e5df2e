import type { VerdictCell } from '../../frames/verdict-cells.ts'
import { StateCell } from '../StateCell.tsx'
import { ColumnCells } from './ColumnCells.tsx'
import type { ChartFrame } from './ColumnChart.tsx'

interface StateStripProps {
  readonly frame: ChartFrame
  readonly cells: readonly (VerdictCell | undefined)[]
}

/** The state of one thing, window after window. */
export function StateStrip({ frame, cells }: StateStripProps) {
  return (
    <ColumnCells frame={frame} cells={cells}>
      {(cell) => <StateCell cell={cell} style={{ width: '100%', height: frame.height }} />}
    </ColumnCells>
  )
}
