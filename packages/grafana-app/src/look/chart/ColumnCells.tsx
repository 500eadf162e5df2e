import type { ReactNode } from 'react'
import type { ChartFrame } from './ColumnChart.tsx'

interface ColumnCellsProps<T> {
  readonly frame: ChartFrame
  /** One for each column. */
  readonly cells: readonly T[]
  readonly children: (cell: T) => ReactNode
}

/** HTML in the whole height of each column of a chart. */
export function ColumnCells<T>({ frame, cells, children }: ColumnCellsProps<T>) {
  return cells.map((cell, column) => (
    <foreignObject
      // oxlint-disable-next-line react/no-array-index-key -- a column is its place
      key={column}
      x={frame.x(column)}
      y={0}
      width={Math.max(1, frame.x.bandwidth())}
      height={frame.height}
    >
      {children(cell)}
    </foreignObject>
  ))
}
