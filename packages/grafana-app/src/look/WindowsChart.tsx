import type { ReactNode } from 'react'
import type { ChartFrame } from './chart/ColumnChart.tsx'
import { ColumnChart } from './chart/ColumnChart.tsx'
import type { WindowLabels } from './window-labels.ts'

/** The windows that every chart of a page shows, and the one that is pointed at in all of them. */
export interface ShownWindows {
  readonly endsMs: readonly number[]
  readonly labels: WindowLabels
  readonly pointed: number | undefined
  readonly onPoint: (column: number | undefined) => void
}

interface WindowsChartProps {
  readonly windows: ShownWindows
  readonly name: string
  readonly height: number
  readonly padding?: number
  /** What one window says, without its name. */
  readonly wordsOf: (column: number) => string
  readonly children: (frame: ChartFrame) => ReactNode
}

/** A chart with one column for each window. */
export function WindowsChart({ windows, wordsOf, ...chart }: WindowsChartProps) {
  const { endsMs, labels, pointed, onPoint } = windows
  const atColumn = (column: number): number => endsMs[column] ?? NaN
  return (
    <ColumnChart
      {...chart}
      columnCount={endsMs.length}
      labelOf={(column) => labels.shortOfEnd(atColumn(column))}
      wordsOf={(column) => (column in endsMs ? `${labels.ofEnd(atColumn(column))}: ${wordsOf(column)}` : '')}
      pointed={pointed !== undefined && pointed in endsMs ? pointed : undefined}
      resting={Math.max(0, endsMs.length - 1)}
      onPoint={onPoint}
    />
  )
}
