import type { ReactNode } from 'react'
import type { TimeEvent } from '../../frames/time-events.ts'
import { eventsByColumn } from '../../frames/time-events.ts'
import type { ChartFrame } from './ColumnChart.tsx'
import { ColumnChart } from './ColumnChart.tsx'
import { EventMarks, withEvents } from './EventMarks.tsx'

interface EventColumnsProps {
  /** Time of each column, ms since 1970, the oldest first. */
  readonly timesMs: readonly number[]
  readonly events: readonly TimeEvent[]
  readonly name: string
  readonly height: number
  readonly padding?: number
  readonly shortLabelOf: (timeMs: number) => string
  readonly labelOf: (timeMs: number) => string
  /** What one column says, without its label. */
  readonly wordsOf: (column: number) => string
  readonly pointed: number | undefined
  readonly onPoint: (column: number | undefined) => void
  readonly children: (frame: ChartFrame) => ReactNode
}

/** A chart with one column for each time, marked with what happened meanwhile. */
export function EventColumns({
  timesMs,
  events,
  shortLabelOf,
  labelOf,
  wordsOf,
  pointed,
  children,
  ...chart
}: EventColumnsProps) {
  const atColumn = (column: number): number => timesMs[column] ?? NaN
  const eventsOf = eventsByColumn(events, timesMs)
  const words = (column: number): string => withEvents(wordsOf(column), eventsOf.get(column))
  return (
    <ColumnChart
      {...chart}
      columnCount={timesMs.length}
      labelOf={(column) => shortLabelOf(atColumn(column))}
      wordsOf={(column) => (column in timesMs ? `${labelOf(atColumn(column))}: ${words(column)}` : '')}
      pointed={pointed !== undefined && pointed in timesMs ? pointed : undefined}
      resting={Math.max(0, timesMs.length - 1)}
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
