import type { FeatureCounts } from '@driftline/health'
import type { FeatureTarget } from '../intake/count-target.ts'
import type { Added, StreamTable } from '../streams/stream-table.ts'
import type { Stream } from '../streams/stream.ts'
import type { Work } from '../work.ts'
import { eachWork } from '../work.ts'
import { FeatureTally } from './feature-tally.ts'
import type { TimeRange } from './pane-clock.ts'
import type { Pane } from './pane-table.ts'

/** What one feature counted in one pane, all writers together: the stage between streams and windows. */
export interface PaneIncrement {
  readonly target: FeatureTarget
  readonly pane: TimeRange
  readonly counts: FeatureCounts
}

/** A closed pane. */
export interface ClosedPane {
  readonly range: TimeRange
  readonly increments: readonly PaneIncrement[]
  /** Why rows are known to be absent. */
  readonly partial: ReadonlySet<NonNullable<Added['reason']>>
}

const STREAMS_PER_STEP = 500
const FEATURES_PER_STEP = 500

/** Closes a pane: each stream's point becomes what it added, and what it added becomes its feature's increment. */
export function* closePane(pane: Pane, streams: StreamTable): Work<ClosedPane> {
  const tallies = new Map<string, { readonly target: FeatureTarget; readonly tally: FeatureTally }>()
  const partial = new Set<NonNullable<Added['reason']>>()
  yield* eachWork(pane.streams, STREAMS_PER_STEP, (stream) => {
    for (const { data, reason } of settleAll(stream, pane, streams)) {
      if (reason) partial.add(reason)
      if (data) obtainTally(tallies, stream.target.feature).add(stream.target.counter, data)
    }
  })
  const range = { startMs: pane.startMs, endMs: pane.endMs }
  const increments: PaneIncrement[] = []
  yield* eachWork(tallies.values(), FEATURES_PER_STEP, ({ target, tally }) => {
    increments.push({ target, pane: range, counts: tally.toCounts() })
  })
  return { range, increments, partial }
}

function* settleAll(stream: Stream, pane: Pane, streams: StreamTable): Iterable<Added> {
  for (let [first] = stream.waiting; first?.pane.startMs === pane.startMs; [first] = stream.waiting) {
    stream.waiting = stream.waiting.slice(1)
    yield streams.settle(stream, first)
  }
}

function obtainTally(
  tallies: Map<string, { readonly target: FeatureTarget; readonly tally: FeatureTally }>,
  target: FeatureTarget,
): FeatureTally {
  const known = tallies.get(target.key)
  if (known) return known.tally
  const tally = new FeatureTally()
  tallies.set(target.key, { target, tally })
  return tally
}
