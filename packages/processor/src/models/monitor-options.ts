import type { HealthEntry } from '@driftline/health'
import type { ReferenceProfile } from '@driftline/profile'
import type { MonitorSpec } from '@driftline/spec'
import type { Admission } from '../intake/admission.ts'
import type { StreamTimes } from '../streams/stream-table.ts'
import type { WriterTime } from '../streams/writer-clock.ts'

/** A model with its references. */
export interface MonitoredModel {
  readonly spec: MonitorSpec
  readonly profiles: readonly ReferenceProfile[]
}

/** Times that decide what is taken in. */
export interface MonitorTimes {
  /** A pane closes when all active writers have come past its end by more than this, ms. */
  readonly latenessMs: number
  /** Points further ahead of their arrival are refused, ms. */
  readonly maxFutureMs: number
}

/** The times of a monitor that go into a checkpoint, ms. */
export interface MonitorClock extends StreamTimes {
  readonly watermarkMs: number
  readonly greatestMs: number
  readonly arrivalMs: number
  /** Windows that began earlier are partial: a part of them was dropped. */
  readonly wholeSinceMs: number
}

/** What a monitor is made of. */
export interface ModelMonitorOptions extends MonitoredModel {
  readonly times: MonitorTimes
  readonly admission: Admission
  readonly clock: MonitorClock
  readonly writers?: Iterable<WriterTime>
  readonly health?: Iterable<HealthEntry>
  /** When the objectives of the spec were loaded, ms. Default: whenever. */
  readonly loadedMs?: number
}
