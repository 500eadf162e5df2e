import { countEventsUpTo } from '@driftline/health'
import type { PointData } from '../streams/point-difference.ts'
import { isCount, totalOfPoint } from '../streams/point-difference.ts'
import type { EventSource } from './event-source.ts'

/** What a stream has counted. */
export interface EventSums {
  readonly events: number
  readonly good: number
  /** Rows the model was asked about, of a stream that counts nothing else. */
  readonly rows: number
}

/** Sums that grow; changed in place, because a new object for each point lives just long enough to be costly. */
export interface OpenEventSums {
  events: number
  good: number
  rows: number
}

/** Nothing counted. */
export const NO_EVENTS: EventSums = Object.freeze({ events: 0, good: 0, rows: 0 })

/** Why a point counts no events. */
export type Unmeasured = 'unsupported' | 'invalid' | 'no_edge'

/** What a point says of its source. @param boundSeconds upper edge of what is good. */
export function measureEvents(source: EventSource, data: PointData, boundSeconds = 0): EventSums | Unmeasured {
  if (data.kind === 'unsupported') return 'unsupported'
  if (!isCount(data)) return 'invalid'
  if (source !== 'durations' && source !== 'ages') return measureCount(source, data)
  if (data.kind !== 'explicit') return 'unsupported'
  const counted = countEventsUpTo(data.histogram, boundSeconds)
  return counted ? { ...counted, rows: 0 } : 'no_edge'
}

function measureCount(
  source: Exclude<EventSource, 'durations' | 'ages'>,
  data: Exclude<PointData, { kind: 'unsupported' }>,
): EventSums | Unmeasured {
  const count = totalOfPoint(data)
  if (source === 'present') return { events: count, good: count, rows: 0 }
  if (data.kind !== 'number') return 'unsupported'
  switch (source) {
    case 'calls':
    case 'missing':
      return { events: count, good: 0, rows: 0 }
    case 'good_calls':
      return { events: 0, good: count, rows: 0 }
    case 'rows':
      return { events: 0, good: 0, rows: count }
  }
}

/** Adds to sums. */
export function addEvents(to: OpenEventSums, { events, good, rows }: EventSums): void {
  to.events += events
  to.good += good
  to.rows += rows
}

/** Makes sums what a point says. */
export function setEvents(to: OpenEventSums, { events, good, rows }: EventSums): void {
  to.events = events
  to.good = good
  to.rows = rows
}

/** What was added since an earlier point; undefined where anything fell, which a counter never does. */
export function eventsSince(later: EventSums, earlier: EventSums): EventSums | undefined {
  const events = later.events - earlier.events
  const good = later.good - earlier.good
  const rows = later.rows - earlier.rows
  return events < 0 || good < 0 || rows < 0 ? undefined : { events, good, rows }
}
