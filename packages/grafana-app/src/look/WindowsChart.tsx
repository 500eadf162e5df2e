import type { ReactNode } from 'react'
import type { TimeEvent } from '../frames/time-events.ts'
import type { ChartFrame } from './chart/ColumnChart.tsx'
import { EventColumns } from './chart/EventColumns.tsx'
import type { WindowLabels } from './window-labels.ts'

/** The windows that every chart of a page shows, and the one that is pointed at in all of them. */
export interface ShownWindows {
  readonly endsMs: readonly number[]
  readonly labels: WindowLabels
  readonly pointed: number | undefined
  readonly onPoint: (column: number | undefined) => void
  /** What happened meanwhile. Default: nothing. */
  readonly events?: readonly TimeEvent[]
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
export function WindowsChart({ windows, ...chart }: WindowsChartProps) {
  const { endsMs, labels, events = [], ...pointing } = windows
  return (
    <EventColumns
      {...pointing}
      {...chart}
      timesMs={endsMs}
      events={events}
      shortLabelOf={labels.shortOfEnd}
      labelOf={labels.ofEnd}
    />
  )
}
