import type { VerdictLine } from '@driftline/health'
import { countVerdictEvents } from '@driftline/health'
import type { MonitorSpec } from '@driftline/spec'
import type { Account } from '../intake/admission.ts'
import type { Disposition } from '../intake/disposition.ts'
import type { PointIdentity } from '../intake/identify-point.ts'
import type { MetricPoint } from '../otlp/metric-point.ts'
import type { Work } from '../work.ts'
import type { EventCounterState, SavedCounter } from './event-counter.ts'
import { EventCounter } from './event-counter.ts'
import { isCountedFor, objectivesOf } from './objective.ts'
import type { Objective } from './objective.ts'

/** What the objectives of a model in one environment are counted with. */
export interface ObjectiveTableOptions {
  readonly spec: MonitorSpec
  readonly account: Account
  /** For objectives that were not counted before, ms: lives of writers that began later count in full. */
  readonly sinceMs: number
  readonly lifetimeMs: number
}

/** The counters of all objectives of a model in one environment. */
export class ObjectiveTable {
  counters: readonly EventCounter[]
  readonly #primaryWindow: string

  constructor({ spec, sinceMs, ...options }: ObjectiveTableOptions) {
    this.#primaryWindow = spec.windows[0]?.name ?? ''
    const begun = { sinceMs, aliveMs: -Infinity, events: 0, good: 0, seesValues: false }
    this.counters = objectivesOf(spec).map((objective) => new EventCounter({ ...options, objective }, begun))
  }

  /**
   * Goes on with what was saved, for objectives that still mean the same; the others begin at zero.
   *
   * @returns whether all that was saved is gone on with, and nothing else is counted.
   */
  restore(saved: readonly SavedCounter[]): boolean {
    let known = 0
    this.counters = this.counters.map((counter) => {
      const found = saved.find(({ state }) => isSame(state, counter.objective))
      if (!found) return counter
      known += 1
      return counter.restored(found)
    })
    return known === this.counters.length && known === saved.length
  }

  /** Takes in a point for the objective it counts for. @param horizonMs everything up to here is closed, ms. */
  accept(identity: PointIdentity, point: MetricPoint, horizonMs: number): Disposition {
    const { events } = identity
    if (!events || this.counters.length === 0) return 'ignored'
    for (const counter of this.counters)
      if (isCountedFor(counter.objective, events)) return counter.accept(identity, point, horizonMs)
    return 'ignored'
  }

  /** Whether anything was taken in that {@link publish} has not dealt with. */
  get isPending(): boolean {
    return this.counters.some(({ isPending }) => isPending)
  }

  /** Brings into the counters what came with one request, all and good events together. */
  publish(): void {
    for (const counter of this.counters) counter.publish()
  }

  /** Counts the verdicts of windows that closed together. */
  addVerdicts(lines: readonly VerdictLine[]): void {
    const drift = this.counters.find(({ objective }) => objective.name === 'drift')
    drift?.add(countVerdictEvents(lines, this.#primaryWindow))
  }

  /** Everything up to a time is closed. @returns how many streams were forgotten. */
  *passTo(timeMs: number): Work<number> {
    let forgotten = 0
    for (const counter of this.counters) forgotten += yield* counter.passTo(timeMs)
    return forgotten
  }
}

function isSame({ name, meaning }: EventCounterState, objective: Objective): boolean {
  return name === objective.name && meaning === objective.meaning
}
