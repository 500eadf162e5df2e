import type { FeatureCounts } from '@driftline/health'
import type { MonitorSpec } from '@driftline/spec'
import { isRowCounter } from '../intake/count-target.ts'
import type { FeatureTarget } from '../intake/count-target.ts'
import type { Added, StreamTable } from '../streams/stream-table.ts'
import type { PointData } from '../streams/point-difference.ts'
import type { Stream } from '../streams/stream.ts'
import type { Work } from '../work.ts'
import { eachWork } from '../work.ts'
import { FeatureTally } from './feature-tally.ts'
import type { TimeRange } from './pane-clock.ts'
import type { Pane } from './pane-table.ts'
import type { RowIncrement } from './row-tally.ts'
import { RowTally } from './row-tally.ts'

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
  readonly rows: readonly RowIncrement[]
  /** Features whose ages cannot be judged. */
  readonly blindAges: readonly string[]
  /** Why rows are known to be absent. */
  readonly partial: ReadonlySet<NonNullable<Added['reason']>>
  /** Keys of the features they are absent of. */
  readonly inDoubt: ReadonlySet<string>
}

const STREAMS_PER_STEP = 500
const FEATURES_PER_STEP = 500
const MS_PER_SECOND = 1000

/** Closes a pane: each stream's point becomes what it added, and what it added becomes its feature's increment. */
export function* closePane(
  pane: Pane,
  streams: StreamTable,
  { features }: Pick<MonitorSpec, 'features'>,
): Work<ClosedPane> {
  const tallies = new Map<string, TalliedFeature>()
  const rows = new RowTally()
  const partial = new Set<NonNullable<Added['reason']>>()
  const inDoubt = new Set<string>()
  yield* eachWork(pane.streams, STREAMS_PER_STEP, (stream) => {
    for (const { data, reason } of settleAll(stream, pane, streams)) {
      if (reason) {
        partial.add(reason)
        inDoubt.add(stream.target.feature.key)
      }
      if (data) count(stream, data)
    }
  })
  const range = { startMs: pane.startMs, endMs: pane.endMs }
  const increments: PaneIncrement[] = []
  const blindAges: string[] = []
  yield* eachWork(tallies.values(), FEATURES_PER_STEP, ({ target, tally }) => {
    const { counts, hasBlindAges } = tally.toTallied()
    increments.push({ target, pane: range, counts })
    if (hasBlindAges) blindAges.push(target.feature)
  })
  return { range, increments, rows: rows.increments(), blindAges, partial, inDoubt }

  function count({ target: { feature, counter }, session }: Stream, data: PointData): void {
    if (isRowCounter(counter)) rows.add(feature, counter, data)
    else obtainTally(tallies, feature, features).add(counter, data, session?.writer ?? '')
  }
}

interface TalliedFeature {
  readonly target: FeatureTarget
  readonly tally: FeatureTally
}

function* settleAll(stream: Stream, pane: Pane, streams: StreamTable): Iterable<Added> {
  for (let [first] = stream.waiting; first?.pane.startMs === pane.startMs; [first] = stream.waiting) {
    stream.waiting = stream.waiting.slice(1)
    yield streams.settle(stream, first)
  }
}

function obtainTally(
  tallies: Map<string, TalliedFeature>,
  target: FeatureTarget,
  features: MonitorSpec['features'],
): FeatureTally {
  const known = tallies.get(target.key)
  if (known) return known.tally
  const maxAgeMs = Object.hasOwn(features, target.feature) ? features[target.feature]?.maxAgeMs : undefined
  const tally = new FeatureTally(maxAgeMs === undefined ? undefined : maxAgeMs / MS_PER_SECOND)
  tallies.set(target.key, { target, tally })
  return tally
}
