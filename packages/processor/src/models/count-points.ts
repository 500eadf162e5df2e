import type { MonitorSpec } from '@driftline/spec'
import { Admission } from '../intake/admission.ts'
import { createIdentifier } from '../intake/identify-point.ts'
import type { MetricPoint } from '../otlp/metric-point.ts'
import type { PaneIncrement } from '../panes/pane-increment.ts'
import { closePane } from '../panes/pane-increment.ts'
import { finishWork } from '../work.ts'
import { ModelMonitor } from './model-monitor.ts'

const NEVER = -Infinity
const CLOCK = {
  coveredSinceMs: NEVER,
  horizonMs: NEVER,
  sweptMs: NEVER,
  watermarkMs: NEVER,
  greatestMs: NEVER,
  arrivalMs: NEVER,
  wholeSinceMs: NEVER,
}

/**
 * Counts the points of writers that are seen from their beginning: what each feature of the model counted in each pane,
 * as the processor does before it builds windows. Points that it would refuse, and those of other models, count nothing.
 *
 * @returns by pane, in order of time; environments are counted together.
 */
export function countPoints(points: readonly MetricPoint[], spec: MonitorSpec): readonly PaneIncrement[] {
  const identify = createIdentifier()
  const monitor = new ModelMonitor({
    spec,
    profiles: [],
    times: { latenessMs: 0, maxFutureMs: Infinity },
    admission: new Admission({ maxStreams: Infinity, maxBytes: Infinity }),
    clock: CLOCK,
  })
  for (const point of points) {
    const identity = identify(point)
    if (identity.model === spec.model.name) monitor.accept(identity, point, point.timeMs)
  }
  const increments: PaneIncrement[] = []
  for (let pane = monitor.panes.takeFirst(Infinity); pane; pane = monitor.panes.takeFirst(Infinity))
    for (const increment of finishWork(closePane(pane, monitor.streams, spec)).increments) increments.push(increment)
  return increments
}
