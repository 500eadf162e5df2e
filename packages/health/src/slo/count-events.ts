import type { MlDriftState } from '@driftline/semconv'
import { ML_DEPLOYMENT_ROLE_VALUE_LIVE, ML_FEATURE_NAME_VALUE_ALL, ML_SEGMENT_NAME_VALUE_ALL } from '@driftline/semconv'
import type { ExplicitHistogramData } from '@driftline/statistics'
import type { VerdictLine } from '../verdict/verdict-line.ts'

/** Events of an objective, and those of them that were good: 0 ≤ good ≤ events. */
export interface EventCounts {
  readonly events: number
  readonly good: number
}

/** Nothing was decided: an objective must not be met by what nobody could see. */
const NOT_JUDGED: ReadonlySet<MlDriftState> = new Set(['learning', 'insufficient_data', 'blind'])

/**
 * Counts the verdicts of closed windows as events: each feature of everyone in role live that was judged in a primary
 * window is one, by its headline, and good below `act`. What is learning, too thin, blind or not renewed is no event;
 * what is suspected or accepted is good.
 *
 * @param lines of windows that closed; each line is counted, so give every window once
 * @param primaryWindow its name, such as `1d`
 */
export function countVerdictEvents(lines: Iterable<VerdictLine>, primaryWindow: string): EventCounts {
  let [events, good] = [0, 0]
  for (const line of lines) {
    if (line.window !== primaryWindow || !isOfLiveFeature(line)) continue
    if (NOT_JUDGED.has(line.state) || line.notRenewed || !line.headline) continue
    events += 1
    if (line.state !== 'act') good += 1
  }
  return { events, good }
}

function isOfLiveFeature({ segment, feature, role }: VerdictLine): boolean {
  return (
    role === ML_DEPLOYMENT_ROLE_VALUE_LIVE &&
    segment.name === ML_SEGMENT_NAME_VALUE_ALL &&
    feature !== ML_FEATURE_NAME_VALUE_ALL
  )
}

/** Two spellings of one edge, such as 0.3 and 0.1 + 0.2, differ by less than this share. */
const SAME_EDGE = 1e-9

/**
 * Counts the observations of a histogram as events, good at or below a bound.
 *
 * @param bound in the unit of the histogram's edges
 * @returns undefined where the bound is no edge: which side the bucket around it is on cannot be known
 * @example countEventsUpTo({ bounds: [0.1, 0.5], counts: [7, 2, 1], count: 10 }, 0.5) // => { events: 10, good: 9 }
 */
export function countEventsUpTo(
  { bounds, counts, count }: ExplicitHistogramData,
  bound: number,
): EventCounts | undefined {
  const tolerance = SAME_EDGE * Math.abs(bound)
  let good = 0
  for (const [i, edge] of bounds.entries()) {
    good += counts[i]!
    if (Math.abs(edge - bound) <= tolerance) return { events: count, good }
    if (edge > bound) return undefined
  }
  return undefined
}
