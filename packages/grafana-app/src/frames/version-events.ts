import { ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_MODEL_VERSION, METRIC_ML_WINDOW_END } from '@driftline/semconv'
import { ENDS } from '../queries/plan-queries.ts'
import { windowSpan } from '../queries/window-span.ts'
import type { TimeEvent } from './time-events.ts'
import type { WindowReader } from './window-points.ts'

/**
 * When versions came and went among the windows that are shown: one whose windows begin after the first, or end before
 * the last. A version that changes its part goes in one and comes in the other.
 *
 * @param window name of the window length
 */
export function versionEvents(reader: WindowReader, window: string): readonly TimeEvent[] {
  const [firstMs = NaN, lastMs = NaN] = [reader.endsMs[0], reader.endsMs.at(-1)]
  const spans = reader.readTracks(ENDS, METRIC_ML_WINDOW_END).map(({ at, points }) => ({
    version: `version ${at[ATTR_ML_MODEL_VERSION] || '–'}`,
    role: at[ATTR_ML_DEPLOYMENT_ROLE] || 'no role',
    firstMs: points.find(({ windowEndMs }) => windowEndMs >= firstMs)?.windowEndMs ?? NaN,
    lastMs: points.at(-1)?.windowEndMs ?? NaN,
  }))
  const comes = spans.filter((span) => span.firstMs > firstMs)
  const goes = spans.filter((span) => span.lastMs >= firstMs && span.lastMs < lastMs)
  return [
    ...comes.map((span) =>
      toEvent(span.firstMs - windowSpan(window).shortestMs, `${span.version} begins as ${span.role}`),
    ),
    ...goes.map((span) => toEvent(span.lastMs, `${span.version} ends as ${span.role}`)),
  ]
}

function toEvent(timeMs: number, text: string): TimeEvent {
  return { kind: 'version', timeMs, text }
}
