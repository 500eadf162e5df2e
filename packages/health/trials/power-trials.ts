import { isRaised } from '../src/index.ts'
import { createZipf } from './chance/discrete-draws.ts'
import { dayEffect, weekends } from './processes/dependent-rows.ts'
import type { Process } from './processes/process.ts'
import { independent } from './processes/process.ts'
import type { JudgedDay } from './series.ts'
import { copiesOf, judgeSeries } from './series.ts'
import type { Shift } from './shifts/shift.ts'
import { moveBy, rampBy, replaceShare, scaleBy, shiftedFrom, shiftShare } from './shifts/shift.ts'
import { tallyRaised } from './tally.ts'
import type { Outcome, Trial } from './trial.ts'

const ROWS = 1000
const REFERENCE_DAYS = 28
/** Days before the shift, so that it comes upon a series that is already judged. */
const QUIET_DAYS = 7
/** Two of three windows raise: from the third on a shift should be found. */
const DAYS_TO_CONFIRM = 2
const COUNTED_DAYS = 12
const COPIES = 100
const FOUND = 0.8

const RAMP_DAYS = 30
const BUSY_ROWS = 20_000
const BUSY_COPIES = 10
const BUSY_SHIFTED_DAYS = 7

const normalRows = independent(ROWS, ({ normal }) => normal)
const twentyCategories = independent(ROWS, (random) => {
  const draw = createZipf(20, random)
  return () => `c${draw()}`
})

/** A shift that should be found, and where it is planted. */
interface PlantedShift {
  readonly name: string
  readonly what: string
  readonly shift: Shift
  readonly process?: Process
  readonly type?: 'numeric' | 'categorical'
  readonly days?: number
}

/** Shifts planted in known data: a share of the windows should be raised. */
export const powerTrials: readonly Trial[] = [
  found({ name: 'mean', what: 'mean +.3 sd', shift: moveBy(0.3) }),
  found({ name: 'spread', what: 'sd × 1.3', shift: scaleBy(1.3) }),
  found({ name: 'missing', what: '3 % missing', shift: replaceShare(0.03, null) }),
  found({
    name: 'new-category',
    what: '1 % of a new category beside twenty',
    shift: replaceShare(0.01, 'new'),
    process: twentyCategories,
    type: 'categorical',
  }),
  found({ name: 'stuck', what: '12 % stuck at one value', shift: replaceShare(0.12, 0.5) }),
  found({ name: 'tenth', what: '10 % of rows +5 sd', shift: shiftShare(0.1, moveBy(5)) }),
  ...[28, 56].map((days) =>
    found({
      name: `mean-under-weekends-${days}-days`,
      what: 'mean +.3 sd where weekends are +.5 sd',
      shift: moveBy(0.3),
      process: weekends(ROWS, 0.5),
      days,
    }),
  ),
  ramp(),
  busyService(),
]

function found(plan: PlantedShift): Trial {
  const { name, what, shift, process = normalRows, type = 'numeric', days = REFERENCE_DAYS } = plan
  return {
    id: `power/${name}`,
    group: 'power',
    what: `${what}; 1,000 rows a day, ${days} days of reference, from the third day of the shift on`,
    bar: { kind: 'at_least', share: FOUND },
    hasPeers: true,
    run: (context) => {
      const shifted = shiftedFrom(days + QUIET_DAYS, shift, process)
      const features = copiesOf(context.repeat(COPIES), () => ({ type, rowsOf: shifted(context.random) }))
      const uncounted = QUIET_DAYS + DAYS_TO_CONFIRM
      const liveDays = uncounted + COUNTED_DAYS
      return tallyAll(judgeSeries({ features, referenceDays: days, liveDays, uncounted }, context))
    },
  }
}

function ramp(): Trial {
  return {
    id: 'power/ramp',
    group: 'power',
    what: `mean +.01 sd more every day; 1,000 rows a day, ${REFERENCE_DAYS} days of reference: series raised by day ${RAMP_DAYS}`,
    bar: { kind: 'at_least', share: FOUND },
    run: (context) => {
      const process = shiftedFrom(REFERENCE_DAYS + QUIET_DAYS, rampBy(0.01), normalRows)
      const features = copiesOf(context.repeat(COPIES), () => ({ type: 'numeric', rowsOf: process(context.random) }))
      const series = { features, referenceDays: REFERENCE_DAYS, uncounted: QUIET_DAYS }
      const judged = judgeSeries({ ...series, liveDays: QUIET_DAYS + 2 * RAMP_DAYS }, {})
      const firstDays = Object.keys(features).map((feature) => firstDayRaised(judged, feature) + 1)
      return {
        count: firstDays.filter((day) => day <= RAMP_DAYS).length,
        of: firstDays.length,
        note: `half of the series by day ${middleOf(firstDays)}`,
      }
    },
  }
}

/** The wobble is a mean of its own for every day. */
function busyService(): Trial {
  return {
    id: 'power/busy-service',
    group: 'power',
    what: `mean +2 sd on a busy service whose days wobble (sd .2); 20,000 rows a day, ${REFERENCE_DAYS} days of reference, every day of seven`,
    bar: { kind: 'at_least', share: 1 },
    hasPeers: true,
    run: (context) => {
      const process = shiftedFrom(REFERENCE_DAYS + QUIET_DAYS, moveBy(2), dayEffect(BUSY_ROWS, 0.2))
      const features = copiesOf(context.repeat(BUSY_COPIES), () => ({
        type: 'numeric',
        rowsOf: process(context.random),
      }))
      const liveDays = QUIET_DAYS + BUSY_SHIFTED_DAYS
      return tallyAll(
        judgeSeries({ features, referenceDays: REFERENCE_DAYS, liveDays, uncounted: QUIET_DAYS }, context),
      )
    },
  }
}

function tallyAll(judged: readonly JudgedDay[]): Outcome {
  return tallyRaised(judged.flatMap(({ headlines }) => headlines))
}

/** Infinity where it never was. */
function firstDayRaised(judged: readonly JudgedDay[], feature: string): number {
  const first = judged.find(({ headlines }) => headlines.some((line) => line.feature === feature && isRaised(line)))
  return first?.day ?? Infinity
}

function middleOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!
}
