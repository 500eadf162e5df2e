import {
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_WINDOW,
  METRIC_ML_WINDOW_END,
} from '@driftline/semconv'
import type { Names } from '../queries/names.ts'
import { ENDS, newestName } from '../queries/plan-queries.ts'
import type { TimePlan } from '../queries/time-plan.ts'
import { windowSpan } from '../queries/window-span.ts'
import type { Point } from './points.ts'
import { keyOf, readPoints } from './points.ts'
import type { Answers } from './series.ts'

/** A value and the window it is of. */
export interface WindowPoint extends Point {
  readonly windowEndMs: number
}

/** Reads the answers of a page, each value with its window. */
export interface WindowReader {
  /** @param name of the query; what was asked for the newest window only is read as well. */
  readonly read: (name: string, metric: string) => readonly WindowPoint[]
  /** Ends of the windows that are shown, the oldest first. */
  readonly endsMs: readonly number[]
}

/**
 * Gives every sample its window: of loaded history the one that ends at its time; of a scraped processor the one that
 * had ended last when it was told. Of what is told of one window at several times the last counts.
 */
export function createWindowReader(names: Names, answers: Answers, plan: TimePlan): WindowReader {
  const endOf = createEndOf(names, answers, plan)
  const pointsOf = (name: string, metric: string): readonly WindowPoint[] => {
    const series = [...(answers.get(name) ?? []), ...(answers.get(newestName(name)) ?? [])]
    const found = new Map<string, WindowPoint>()
    for (const point of readPoints(names, metric, series)) {
      const windowEndMs = endOf(point)
      if (windowEndMs === undefined) continue
      const key = `${windowEndMs} ${JSON.stringify(point.at)}`
      const known = found.get(key)
      if (!known || known.timeMs < point.timeMs) found.set(key, Object.assign({ windowEndMs }, point))
    }
    return [...found.values()].sort((a, b) => a.windowEndMs - b.windowEndMs)
  }
  const ends = pointsOf(ENDS, METRIC_ML_WINDOW_END).map(({ windowEndMs }) => windowEndMs)
  const endsMs = [...new Set(ends)].slice(-plan.windowCount)
  const oldestMs = Math.max(endsMs[0] ?? -Infinity, plan.fromMs)
  return {
    read: (name, metric) => pointsOf(name, metric).filter(({ windowEndMs }) => windowEndMs >= oldestMs),
    endsMs: endsMs.filter((endMs) => endMs >= oldestMs),
  }
}

/** Which window a sample is of; undefined where nothing says so. */
function createEndOf(names: Names, answers: Answers, plan: TimePlan): (point: Point) => number | undefined {
  if (!plan.repeats) return ({ timeMs }) => timeMs
  const series = [...(answers.get(ENDS) ?? []), ...(answers.get(newestName(ENDS)) ?? [])]
  const ends = new Map<string, number>()
  for (const { at, timeMs, value } of readPoints(names, METRIC_ML_WINDOW_END, series))
    ends.set(`${timeMs} ${keyOf(at, WHOSE)}`, value * 1000)
  return ({ at, timeMs }) =>
    at[ATTR_ML_MODEL_VERSION] === undefined ? timeMs : ends.get(`${timeMs} ${keyOf(at, WHOSE)}`)
}

const WHOSE = [ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_WINDOW]

/** Of points the newest of each; what the version is silent about for two windows is not shown any more. */
export function newestOf(points: readonly WindowPoint[], plan: TimePlan): readonly WindowPoint[] {
  const newestMs = Math.max(...points.map(({ windowEndMs }) => windowEndMs))
  const tolerated = windowSpan(plan.window).shortestMs / 2
  return points.filter(({ windowEndMs }) => windowEndMs > newestMs - tolerated)
}
