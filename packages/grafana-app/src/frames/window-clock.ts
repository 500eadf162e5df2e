import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_WINDOW,
} from '@driftline/semconv'
import { CLOCK_BEFORE, CLOCK_NOW, CLOCK_PART, CLOCK_TOLD } from '../queries/clock-queries.ts'
import type { Names } from '../queries/names.ts'
import { windowSpan } from '../queries/window-span.ts'
import type { Answers, Series } from './series.ts'
import { partOf } from './series.ts'

const MS_PER_SECOND = 1000

/** Windows after whose length a verdict is old. */
const OLD_WINDOWS = 2

/** The last window of a version and role that ended. */
export interface WindowClock {
  readonly environment: string
  readonly model: string
  readonly version: string
  readonly role: string
  readonly window: string
  readonly endMs: number
  /** Samples repeat until the next window ends; else there is one of each window, at its end. */
  readonly repeats: boolean
  /** It is told of at the very time asked about. */
  readonly isTold: boolean
}

/** The clocks that the answers tell of; what is told at the time asked about counts before what was told earlier. */
export function readClocks(names: Names, answers: Answers): readonly WindowClock[] {
  const found = new Map<string, WindowClock>()
  for (const name of [CLOCK_NOW, CLOCK_BEFORE])
    for (const clock of clocksIn(names, answers, name)) if (!found.has(keyOf(clock))) found.set(keyOf(clock), clock)
  return [...found.values()]
}

function clocksIn(names: Names, answers: Answers, name: string): readonly WindowClock[] {
  const valuesOf = (part: string): ReadonlyMap<string, number> =>
    new Map(partOf(answers, name, part).map((series) => [keyOf(whoseOf(names, series)), lastValue(series)]))
  const [repeats, lags] = [valuesOf(CLOCK_PART.repeats), valuesOf(CLOCK_PART.lag)]
  return partOf(answers, name, CLOCK_PART.end).map((series) => {
    const whose = whoseOf(names, series)
    const isRepeated = (repeats.get(keyOf(whose)) ?? 0) > 1 || (lags.get(keyOf(whose)) ?? 0) > 0
    return Object.assign(whose, {
      endMs: lastValue(series) * MS_PER_SECOND,
      repeats: isRepeated,
      isTold: name === CLOCK_NOW,
    })
  })
}

/** When the last windows of versions that have ended were told last, ms since 1970; undefined where it is not known. */
export function readToldTimes(names: Names, answers: Answers): (clock: WindowClock) => number | undefined {
  const found = answers.get(CLOCK_TOLD) ?? []
  const times = new Map(found.map((series) => [keyOf(whoseOf(names, series)), lastValue(series) * MS_PER_SECOND]))
  return (clock) => times.get(keyOf(clock))
}

/** Whether a verdict on the window is too old to stand for the present. */
export function isOld({ window, endMs }: Pick<WindowClock, 'window' | 'endMs'>, viewMs: number): boolean {
  return viewMs - endMs > OLD_WINDOWS * windowSpan(window).longestMs
}

/** Whether windows of others, as long as its own, went on for long after its last. */
export function hasEnded(clock: WindowClock, clocks: readonly WindowClock[]): boolean {
  const ends = clocks.filter(({ window }) => window === clock.window).map(({ endMs }) => endMs)
  return isOld(clock, Math.max(...ends))
}

type Whose = Omit<WindowClock, 'endMs' | 'repeats' | 'isTold'>

function whoseOf(names: Names, { labels }: Series): Whose {
  const label = (attribute: string): string => labels[names.label(attribute)] ?? ''
  return {
    environment: label(ATTR_DEPLOYMENT_ENVIRONMENT_NAME),
    model: label(ATTR_ML_MODEL_NAME),
    version: label(ATTR_ML_MODEL_VERSION),
    role: label(ATTR_ML_DEPLOYMENT_ROLE),
    window: label(ATTR_ML_WINDOW),
  }
}

function keyOf({ environment, model, version, role, window }: Whose): string {
  return JSON.stringify([environment, model, version, role, window])
}

function lastValue({ samples }: Series): number {
  return samples.at(-1)?.[1] ?? NaN
}
