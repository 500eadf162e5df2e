import type { MonitorClock } from '../models/monitor-options.ts'
import type { MonitorIdentity } from '../models/monitor-identity.ts'
import type { EventCounterState } from '../slo/event-counter.ts'
import type { EventSession } from '../slo/event-session.ts'

/** Shape of the state on disk; raised when it changes, and then what was written before is refused. */
export const STATE_VERSION = 4

/** Kinds of records in a section, in the order in which they come. */
export const RECORD = {
  head: 1,
  writer: 2,
  session: 3,
  stream: 4,
  window: 5,
  windowFeature: 6,
  health: 7,
  page: 8,
  /** Of the page before it. */
  line: 9,
  windowRows: 10,
  objective: 11,
  /** Of the objective before it. */
  eventSession: 12,
  /** Of the session before it. */
  eventStream: 13,
  /** A stream of hashed categories: the id of its key, then as a stream. */
  hashedStream: 14,
} as const

/** A counter of events; null: never. */
export interface SavedObjective extends Omit<EventCounterState, 'sinceMs' | 'aliveMs'> {
  readonly sinceMs: number | null
  readonly aliveMs: number | null
}

/** A life of a writer, as an objective sees it. */
export type SavedEventSession = Omit<EventSession, 'streams'>

/** The first record of a section. */
export interface SectionHead {
  readonly environment: string
  readonly model: string
  readonly identity: MonitorIdentity
  /** Null: never. */
  readonly clock: { readonly [Name in keyof MonitorClock]: number | null }
}
