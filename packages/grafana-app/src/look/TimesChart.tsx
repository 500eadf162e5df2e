import { createTimeLabels } from '@driftline/view'
import type { ReactNode } from 'react'
import type { TimeEvent } from '../frames/time-events.ts'
import type { ChartFrame } from './chart/ColumnChart.tsx'
import { EventColumns } from './chart/EventColumns.tsx'

/** Steps from which on the day says more than the hour. */
const DAYS_FROM_MS = 6 * 3_600_000

/** The times that every chart beside another shows, and the one that is pointed at in all of them. */
export interface ShownTimes {
  /** ms since 1970, a step apart, the oldest first. */
  readonly timesMs: readonly number[]
  readonly stepMs: number
  /** IANA time zone of the reader. */
  readonly zone: string
  readonly pointed: number | undefined
  readonly onPoint: (column: number | undefined) => void
  readonly events: readonly TimeEvent[]
}

interface TimesChartProps {
  readonly times: ShownTimes
  readonly name: string
  readonly height: number
  /** What one time says, without its name. */
  readonly wordsOf: (column: number) => string
  readonly children: (frame: ChartFrame) => ReactNode
}

/** A chart with one column for each time of a grid. */
export function TimesChart({ times, ...chart }: TimesChartProps) {
  const { stepMs, zone, ...columns } = times
  const labels = createTimeLabels(stepMs >= DAYS_FROM_MS ? '24h' : '1m', { zone })
  return <EventColumns {...columns} {...chart} shortLabelOf={labels.toShortLabel} labelOf={labels.toLabel} />
}
