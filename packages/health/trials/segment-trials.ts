import type { RawValue } from '../src/index.ts'
import { isRaised } from '../src/index.ts'
import type { Random } from './chance/create-random.ts'
import type { TrialVerdict } from './doors.ts'
import { isOfEveryone } from './doors.ts'
import type { JudgedDay, Series } from './series.ts'
import { copiesOf, judgeSeries } from './series.ts'
import { tallyRaised } from './tally.ts'
import type { Outcome, Trial, TrialContext } from './trial.ts'

const SHOPS = 50
const SHOP_FEATURES = 50
const SHOP_DAYS = 10
const SHOP_ROWS = 100
const REFERENCE_DAYS = 28

const REGION_ROWS = 10_000
const REGION_COPIES = 20
const QUIET_DAYS = 7
const SHIFTED_DAYS = 7
const SHIFT = 0.5
const SMALL = 'small'
/** Share of the rows by region; the small one is shifted. */
const REGIONS: Readonly<Record<string, number>> = { [SMALL]: 0.06, middle: 0.3, large: 0.64 }

/** Segments in which nothing changes, and one segment in which something does. */
export const segmentTrials: readonly Trial[] = [
  manySegments({ name: 'segments-alike', what: 'alike', between: 0 }),
  manySegments({ name: 'segments-unlike', what: 'each with a mean of its own (sd 1)', between: 1 }),
  ...[REFERENCE_DAYS, 4].flatMap((days) => [
    smallSegment({ days, name: 'day-one', what: 'at least suspected on day one', read: onDayOne }),
    smallSegment({ days, name: 'day-two', what: 'raised on day two', read: onDayTwo }),
    smallSegment({ days, name: 'elsewhere', what: 'anything else raised', read: elsewhere, isMistake: true }),
  ]),
]

function manySegments({
  name,
  what,
  between,
}: {
  readonly name: string
  readonly what: string
  readonly between: number
}): Trial {
  return {
    id: `unchanged/${name}`,
    group: 'unchanged',
    what: `${SHOPS} segments × ${SHOP_FEATURES} features × ${SHOP_DAYS} windows, ${what}; ${SHOP_ROWS} rows a segment and day, ${REFERENCE_DAYS} days of reference`,
    bar: { kind: 'at_most', share: 0 },
    run: (context) => {
      const judged = judgeSeries(shopSeries(between, context), context)
      return tallyRaised(judged.flatMap(({ headlines }) => headlines).filter((line) => !isOfEveryone(line)))
    },
  }
}

function shopSeries(between: number, { random, repeat }: TrialContext): Series {
  const values = Array.from({ length: SHOPS }, (_, shop) => `shop_${shop}`)
  const ofRows = values.flatMap((value) => Array.from({ length: SHOP_ROWS }, () => value))
  return {
    features: copiesOf(repeat(SHOP_FEATURES), () => {
      const means = values.flatMap(() => {
        const mean = between * random.normal()
        return Array.from({ length: SHOP_ROWS }, () => mean)
      })
      return { type: 'numeric', rowsOf: () => means.map((mean) => mean + random.normal()) }
    }),
    referenceDays: REFERENCE_DAYS,
    liveDays: SHOP_DAYS,
    dimensions: { shop: values },
    segmentsOf: () => ({ shop: ofRows }),
  }
}

type ReadDays = (judged: readonly JudgedDay[]) => Outcome

function smallSegment({
  days,
  name,
  what,
  read,
  isMistake = false,
}: {
  readonly days: number
  readonly name: string
  readonly what: string
  readonly read: ReadDays
  readonly isMistake?: boolean
}): Trial {
  const ownRows = days * REGION_ROWS * REGIONS[SMALL]!
  return {
    id: `power/segment-${name}-${days}-days`,
    group: 'power',
    what: `+.5 sd in a segment of 6 % of 10,000 rows a day (${ownRows.toLocaleString('en-US')} rows of reference of its own): ${what}`,
    bar: isMistake ? { kind: 'at_most', share: 0 } : { kind: 'at_least', share: 1 },
    run: (context) => read(judgeSeries(regionSeries(days, context), {})),
  }
}

function regionSeries(referenceDays: number, { random, repeat }: TrialContext): Series {
  let regions: readonly string[] = []
  const rowsOf = (day: number): readonly RawValue[] => {
    const shift = day < referenceDays + QUIET_DAYS ? 0 : SHIFT
    return regions.map((region) => random.normal() + (region === SMALL ? shift : 0))
  }
  return {
    features: copiesOf(repeat(REGION_COPIES), () => ({ type: 'numeric', rowsOf })),
    referenceDays,
    liveDays: QUIET_DAYS + SHIFTED_DAYS,
    uncounted: QUIET_DAYS,
    dimensions: { region: Object.keys(REGIONS) },
    segmentsOf: () => {
      regions = Array.from({ length: REGION_ROWS }, () => drawRegion(random))
      return { region: regions }
    },
  }
}

function drawRegion({ uniform }: Random): string {
  let left = uniform()
  for (const [region, share] of Object.entries(REGIONS)) {
    if (left < share) return region
    left -= share
  }
  return SMALL
}

function onDayOne(judged: readonly JudgedDay[]): Outcome {
  const lines = (judged[0]?.headlines ?? []).filter((line) => isOfSmall(line) && !line.isOfModel)
  return { count: lines.filter((line) => isRaised(line) || line.state === 'suspected').length, of: lines.length }
}

function onDayTwo(judged: readonly JudgedDay[]): Outcome {
  return tallyRaised((judged[1]?.headlines ?? []).filter(isOfSmall))
}

function elsewhere(judged: readonly JudgedDay[]): Outcome {
  return tallyRaised(judged.flatMap(({ headlines }) => headlines.filter((line) => !isOfSmall(line))))
}

function isOfSmall({ segment }: TrialVerdict): boolean {
  return segment.value === SMALL
}
