import {
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_WINDOW,
  METRIC_ML_WINDOW_END,
} from '@driftline/semconv'
import type { Names } from '../queries/names.ts'
import { ENDS, newestName } from '../queries/plan-queries.ts'
import type { TimePlan } from '../queries/time-plan.ts'
import type { Attributes, Point, Track } from './points.ts'
import { keyOf, readTracks } from './points.ts'
import type { Answers, Series } from './series.ts'

/** A value and the window it is of. */
export interface WindowPoint extends Point {
  readonly windowEndMs: number
}

/** The values of one set of labels, one for each window, the oldest first. */
export interface WindowTrack {
  readonly at: Attributes
  readonly points: readonly WindowPoint[]
}

/** Reads the answers of a page, each value with its window. */
export interface WindowReader {
  /** @param name of the query; what was asked for the newest window only is read as well. */
  readonly read: (name: string, metric: string) => readonly WindowPoint[]
  /** The same by sets of labels. */
  readonly readTracks: (name: string, metric: string) => readonly WindowTrack[]
  /** Ends of the windows that are shown, the oldest first. */
  readonly endsMs: readonly number[]
}

/**
 * Gives every sample its window: of loaded history the one that ends at its time; of a scraped processor the one that
 * had ended last when it was told. Of what is told of one window at several times the last counts.
 */
export function createWindowReader(names: Names, answers: Answers, plan: TimePlan): WindowReader {
  const endOf = createEndOf(names, answers, plan)
  const tracksOf = (name: string, metric: string, oldestMs: number): readonly WindowTrack[] =>
    readTracks(names, metric, seriesOf(answers, name)).map((track) => toWindows(track, endOf(track.at), oldestMs))
  const ends = tracksOf(ENDS, METRIC_ML_WINDOW_END, plan.fromMs).flatMap(({ points }) => points)
  const endsMs = [...new Set(ends.map(({ windowEndMs }) => windowEndMs))].sort((a, b) => a - b).slice(-plan.windowCount)
  const oldestMs = endsMs[0] ?? plan.fromMs
  return {
    read: (name, metric) => tracksOf(name, metric, oldestMs).flatMap(({ points }) => points),
    readTracks: (name, metric) => tracksOf(name, metric, oldestMs),
    endsMs,
  }
}

function seriesOf(answers: Answers, name: string): readonly Series[] {
  return [...(answers.get(name) ?? []), ...(answers.get(newestName(name)) ?? [])]
}

/** Which window a sample is of by its time; undefined where nothing says so. */
type EndAt = (timeMs: number) => number | undefined

/** What names no version is of no window: its time stands for one. */
function createEndOf(names: Names, answers: Answers, plan: TimePlan): (at: Attributes) => EndAt {
  const itself: EndAt = (timeMs) => timeMs
  if (!plan.repeats) return () => itself
  const tracks = readTracks(names, METRIC_ML_WINDOW_END, seriesOf(answers, ENDS))
  const ends = new Map(tracks.map(({ at, valueByTimeMs }) => [keyOf(at, WHOSE), valueByTimeMs]))
  return (at) => {
    if (at[ATTR_ML_MODEL_VERSION] === undefined) return itself
    const own = ends.get(keyOf(at, WHOSE))
    return (timeMs) => {
      const seconds = own?.get(timeMs)
      return seconds === undefined ? undefined : seconds * 1000
    }
  }
}

const WHOSE = [ATTR_ML_MODEL_VERSION, ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_WINDOW]

function toWindows({ at, valueByTimeMs }: Track, endAt: EndAt, oldestMs: number): WindowTrack {
  const points = new Map<number, WindowPoint>()
  for (const [timeMs, value] of valueByTimeMs) {
    const windowEndMs = endAt(timeMs)
    if (windowEndMs === undefined || windowEndMs < oldestMs) continue
    const known = points.get(windowEndMs)
    if (!known || known.timeMs < timeMs) points.set(windowEndMs, { at, timeMs, value, windowEndMs })
  }
  return { at, points: [...points.values()].sort((a, b) => a.windowEndMs - b.windowEndMs) }
}
