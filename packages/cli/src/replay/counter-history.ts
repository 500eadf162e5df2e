import type { CountedModels, OutputPoint } from '@driftline/processor'
import { sloCounters } from '@driftline/processor'
import { ATTR_ML_SLO_NAME, METRIC_ML_SLO_OBJECTIVE } from '@driftline/semconv'
import type { SloSpecs } from '@driftline/spec'

const HOUR_MS = 3_600_000

/** A counter of an objective, from zero, or the objective itself. */
export interface CounterSeries {
  readonly metric: string
  readonly attributes: OutputPoint['attributes']
  /** As it stood from each time on, in the order of time. */
  readonly steps: readonly Step[]
}

interface Step {
  readonly timeMs: number
  readonly value: number
}

type ObjectiveName = keyof SloSpecs

/** Judged once a window has closed. */
const OF_VERDICTS: readonly ObjectiveName[] = ['drift']
/** Counted as rows come. Calls are not: of their failures and durations a table knows nothing. */
const OF_ROWS: readonly ObjectiveName[] = ['missing', 'freshness']

/** The counters of objectives as they stood at the ends of the windows. */
export interface CounterHistory {
  /** The rows of a window were counted. */
  readonly addRows: (window: { readonly startMs: number; readonly endMs: number }) => void
  /** A window was judged. */
  readonly addVerdicts: (endMs: number) => void
  /** Metric by metric, each from zero at the start of the first window. */
  readonly series: () => readonly CounterSeries[]
}

/** Creates a history of what a processor counts. */
export function createCounterHistory(models: CountedModels): CounterHistory {
  const series = new Map<string, CounterSeries & { readonly steps: Step[] }>()
  let firstMs: number | undefined
  const add = (names: readonly ObjectiveName[], timeMs: number): void => {
    for (const { metric, attributes, value } of sloCounters(models, timeMs)) {
      const name = attributes[ATTR_ML_SLO_NAME]
      if (!names.some((own) => own === name)) continue
      const key = JSON.stringify([metric, attributes])
      const before = metric === METRIC_ML_SLO_OBJECTIVE ? value : 0
      const known = series.get(key) ?? { metric, attributes, steps: [{ timeMs: firstMs ?? timeMs, value: before }] }
      known.steps.push({ timeMs, value })
      series.set(key, known)
    }
  }
  return {
    addRows: ({ startMs, endMs }) => {
      firstMs ??= startMs
      add(OF_ROWS, endMs)
    },
    addVerdicts: (endMs) => add(OF_VERDICTS, endMs),
    series: () => [...series.values()],
  }
}

/**
 * The points of a counter, repeated at every full hour between its steps, because Prometheus sees no increase over a
 * range with a single point.
 */
export function* repeatHourly({ metric, attributes, steps }: CounterSeries): Generator<OutputPoint> {
  for (const [i, { timeMs, value }] of steps.entries()) {
    const untilMs = steps[i + 1]?.timeMs ?? timeMs + 1
    yield { metric, attributes, value, timeMs }
    for (let hourMs = nextHour(timeMs); hourMs < untilMs; hourMs += HOUR_MS)
      yield { metric, attributes, value, timeMs: hourMs }
  }
}

function nextHour(timeMs: number): number {
  return (Math.floor(timeMs / HOUR_MS) + 1) * HOUR_MS
}
