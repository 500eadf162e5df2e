import type { RawValue } from '../src/index.ts'
import { autoregressive, dayEffect, sundays, users, weekends } from './processes/dependent-rows.ts'
import { FIFTEEN_DISTRIBUTIONS } from './processes/fifteen-distributions.ts'
import type { OverdispersedRate } from './processes/overdispersed-rate.ts'
import { affectedRows, rowsWithRate } from './processes/overdispersed-rate.ts'
import type { Process } from './processes/process.ts'
import { independent } from './processes/process.ts'
import type { SeriesFeature } from './series.ts'
import { copiesOf, judgeSeries } from './series.ts'
import { tallyRaised } from './tally.ts'
import type { Outcome, Trial, TrialContext } from './trial.ts'

const LIVE_DAYS = 42
const COPIES = 100

/** Windows judged of each distribution, by rows a window. */
const INDEPENDENT_WINDOWS = { 30: 400, 100: 400, 300: 300, 1000: 200, 10_000: 60 } as const
const REFERENCE_ROWS = [2000, 20_000]

const PROBLEM_WORDS = { missing: 'missing', range: 'out of range', stale: 'stale' } as const
const OUT_OF_RANGE = 1000
const RATE_DAYS = 30
const RATE_LIVE_DAYS = 60
const RATE_COPIES = 20

/** Data in which nothing changes: whatever is raised is a false alarm. */
export const unchangedTrials: readonly Trial[] = [
  ...Object.entries(INDEPENDENT_WINDOWS).flatMap(([rows, windows]) =>
    REFERENCE_ROWS.map((referenceRows) => independentRows(Number(rows), windows, referenceRows)),
  ),
  ...[28, 56, 112].map((days) =>
    unchanged({
      name: `autoregressive-${days}-days`,
      what: `each row remembers the last (AR(1) .9), 144 rows a day, ${days} days of reference`,
      days,
      process: autoregressive(144, 0.9),
      share: 0.01,
    }),
  ),
  ...[28, 56].flatMap((days) => [
    unchanged({
      name: `weekends-${days}-days`,
      what: `weekends +1 sd, 144 rows a day, ${days} days of reference`,
      days,
      process: weekends(144, 1),
      share: 0.002,
    }),
    unchanged({
      name: `sundays-${days}-days`,
      what: `Sundays +1 sd, 500 rows a day, ${days} days of reference`,
      days,
      process: sundays(500, 1),
      share: 0.002,
    }),
  ]),
  ...[40, 100].map((days) =>
    unchanged({
      name: `day-effect-${days}-days`,
      what: `every day has a mean of its own (sd .3), 1,000 rows a day, ${days} days of reference`,
      days,
      process: dayEffect(1000, 0.3),
      share: 0.025,
    }),
  ),
  ...[28, 56].map((days) =>
    unchanged({
      name: `users-${days}-days`,
      what: `50 users of 20 rows each (ICC .5) a day, ${days} days of reference`,
      days,
      process: users(50, 20, 0.5),
      share: 0,
    }),
  ),
  ...[1000, 10_000].flatMap((rows) => [
    problemRate({ name: 'missing', rows, rate: { rate: 0.05, variation: 1 } }),
    problemRate({ name: 'range', rows, rate: { rate: 0.05, variation: 0.5 } }),
    problemRate({ name: 'stale', rows, rate: { rate: 0.02, variation: 0 } }),
  ]),
]

function independentRows(rows: number, windows: number, referenceRows: number): Trial {
  const referenceDays = Math.max(1, Math.round(referenceRows / rows))
  return {
    id: `unchanged/independent-${rows}-rows-${referenceRows}-reference`,
    group: 'unchanged',
    what: `independent rows, fifteen distributions, ${rows.toLocaleString('en-US')} rows a window, ${referenceRows.toLocaleString('en-US')} of reference`,
    bar: { kind: 'at_most', share: 0 },
    hasPeers: true,
    run: (context) => {
      const features = Object.entries(FIFTEEN_DISTRIBUTIONS).map(([name, { type, createDraw }]) => {
        const live = independent(rows, createDraw)(context.random)
        const training = independent(Math.ceil(referenceRows / referenceDays), createDraw)(context.random)
        const rowsOf = (day: number): readonly RawValue[] => (day < referenceDays ? training(day) : live(day))
        return [name, { type, rowsOf }] as const
      })
      const liveDays = context.repeat(windows)
      return judgeAll({ features: Object.fromEntries(features), referenceDays, liveDays }, context)
    },
  }
}

interface UnchangedPlan {
  readonly name: string
  readonly what: string
  readonly days: number
  readonly process: Process
  /** Largest share that may be raised. */
  readonly share: number
}

function unchanged({ name, what, days, process, share }: UnchangedPlan): Trial {
  return {
    id: `unchanged/${name}`,
    group: 'unchanged',
    what,
    bar: { kind: 'at_most', share },
    hasPeers: true,
    run: (context) => {
      const features = copiesOf(context.repeat(COPIES), () => ({ type: 'numeric', rowsOf: process(context.random) }))
      return judgeAll({ features, referenceDays: days, liveDays: LIVE_DAYS }, context)
    },
  }
}

function problemRate({
  name,
  rows,
  rate,
}: {
  readonly name: keyof typeof PROBLEM_WORDS
  readonly rows: number
  readonly rate: OverdispersedRate
}): Trial {
  const spread = rate.variation === 0 ? 'steadily' : `on average (cv ${rate.variation} from day to day)`
  return {
    id: `unchanged/${name}-${rows}-rows`,
    group: 'unchanged',
    what: `${rate.rate * 100} % ${PROBLEM_WORDS[name]} ${spread}, ${rows.toLocaleString('en-US')} rows a day, ${RATE_DAYS} days of reference`,
    bar: { kind: 'at_most', share: 0.005 },
    run: (context) => {
      const features = copiesOf(context.repeat(RATE_COPIES), () => problemFeature(name, { rows, rate, context }))
      return judgeAll({ features, referenceDays: RATE_DAYS, liveDays: RATE_LIVE_DAYS }, context)
    },
  }
}

function problemFeature(
  name: keyof typeof PROBLEM_WORDS,
  { rows, rate, context: { random } }: { rows: number; rate: OverdispersedRate; context: TrialContext },
): SeriesFeature {
  switch (name) {
    case 'missing':
      return { type: 'numeric', rowsOf: rowsWithRate(rows, rate, null)(random) }
    case 'range':
      return { type: 'numeric', max: OUT_OF_RANGE / 2, rowsOf: rowsWithRate(rows, rate, OUT_OF_RANGE)(random) }
    case 'stale':
      return {
        type: 'numeric',
        rowsOf: independent(rows, ({ normal }) => normal)(random),
        staleOf: affectedRows(rows, rate, random),
      }
  }
}

function judgeAll(series: Parameters<typeof judgeSeries>[0], context: TrialContext): Outcome {
  return tallyRaised(judgeSeries(series, context).flatMap(({ headlines }) => headlines))
}
