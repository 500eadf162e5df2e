import type { EventSums, OpenEventSums } from './measure-events.ts'

/** A stretch of time whose delta point was counted, ms. */
export interface Interval {
  readonly startMs: number
  readonly endMs: number
}

/** What is known of one stream. */
export interface EventStream {
  /** Time of the last counted point, ms. */
  timeMs: number
  /** What that point had counted; cumulative streams only. */
  readonly last: OpenEventSums
  /** Delta streams only: what was counted and may be sent again, the latest end last. */
  intervals: Interval[]
}

/** A life of a writer, as one objective sees it: the streams that have one start time. */
export interface EventSession {
  readonly writer: string
  readonly temporality: 'cumulative' | 'delta'
  /** ms; 0 where the sender does not say, and for deltas. */
  readonly startTimeMs: number
  /** Whether a stream that was not seen before counts in full: the life began while we counted. */
  isWhole: boolean
  /** Greatest time of its points, ms. */
  lastMs: number
  /** By series. */
  readonly streams: Map<string, EventStream>
  /** Everything that was counted. */
  readonly sums: OpenEventSums
  /** What of it is in the counters: never less than before. */
  shown: Pick<EventSums, 'events' | 'good'>
  /** Whether values were seen, and how many times rows were told. */
  hasValues: boolean
  rowReports: number
}

/** A session of which nothing is counted yet. */
export function openEventSession(
  identity: Pick<EventSession, 'writer' | 'temporality' | 'startTimeMs' | 'isWhole'>,
): EventSession {
  return {
    ...identity,
    lastMs: -Infinity,
    streams: new Map(),
    sums: { events: 0, good: 0, rows: 0 },
    shown: { events: 0, good: 0 },
    hasValues: false,
    rowReports: 0,
  }
}

/**
 * What of a session belongs into the counters. Good events that are ahead of all events wait, so that the good ones are
 * never more; what was shown once is never taken back.
 *
 * @param seesValues whether any sender of the model tells values.
 * @param featuresPerRow values a row should have; 0 for objectives that do not count them.
 */
export function showable(
  session: EventSession,
  { seesValues, featuresPerRow }: { readonly seesValues: boolean; readonly featuresPerRow: number },
): EventSession['shown'] {
  const { shown } = session
  const told = featuresPerRow === 0 || session.hasValues ? session.sums : fromRows(session, seesValues, featuresPerRow)
  const events = Math.max(shown.events, told.events)
  return { events, good: Math.max(shown.good, Math.min(told.good, events)) }
}

/**
 * A sender that tells no values but only what is missing of its rows: what is not missing is there. Where others tell
 * values, its own may be on their way; its second report of rows then says that there are none.
 */
function fromRows(
  { sums, rowReports, shown }: EventSession,
  seesValues: boolean,
  featuresPerRow: number,
): EventSession['shown'] {
  if (rowReports < (seesValues ? 2 : 1)) return shown
  const events = sums.rows * featuresPerRow
  return { events, good: Math.max(0, events - sums.events) }
}
