import type { ReactNode } from 'react'
import type { TimeEvent } from '../frames/time-events.ts'
import { eventsByColumn } from '../frames/time-events.ts'
import type { ChartFrame } from './chart/ColumnChart.tsx'
import { ColumnChart } from './chart/ColumnChart.tsx'
import { EventMarks, withEvents } from './chart/EventMarks.tsx'
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
export function WindowsChart({ windows, wordsOf, children, ...chart }: WindowsChartProps) {
  const { endsMs, labels, pointed, onPoint, events = [] } = windows
  const atColumn = (column: number): number => endsMs[column] ?? NaN
  const eventsOf = eventsByColumn(events, endsMs)
  const words = (column: number): string => withEvents(wordsOf(column), eventsOf.get(column))
  return (
    <ColumnChart
      {...chart}
      columnCount={endsMs.length}
      labelOf={(column) => labels.shortOfEnd(atColumn(column))}
      wordsOf={(column) => (column in endsMs ? `${labels.ofEnd(atColumn(column))}: ${words(column)}` : '')}
      pointed={pointed !== undefined && pointed in endsMs ? pointed : undefined}
      resting={Math.max(0, endsMs.length - 1)}
      onPoint={onPoint}
    >
      {(frame) => (
        <>
          {children(frame)}
          <EventMarks frame={frame} events={eventsOf} />
        </>
      )}
    </ColumnChart>
  )
}
