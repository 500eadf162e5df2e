import type { Span } from '../clock.ts'

/** A change that a set's README tells of. */
export interface KnownChange {
  readonly features: readonly string[]
  /** All of the set where there are no dates. */
  readonly span?: Span
}

/** A set on one of its clocks. */
export interface SetOnClock {
  readonly set: string
  readonly window: '1d' | '1w' | '1mo'
  readonly changes: readonly KnownChange[]
}

/** elec2: three columns are fillers until 5 May 1997; nine weeks on, a reference of the last weeks holds none of those. */
const ELEC2_CHANGES: readonly KnownChange[] = [
  {
    features: ['vicprice', 'vicdemand', 'transfer'],
    span: { startMs: Date.UTC(1997, 4, 5), endMs: Date.UTC(1997, 6, 7) },
  },
]
/** bike-sharing: season and month name the time of the year. */
const BIKE_CHANGES: readonly KnownChange[] = [{ features: ['season', 'mnth'] }]
/** california: rows lie in order of place, so that these move in all months or in some. */
const CALIFORNIA_CHANGES: readonly KnownChange[] = [{ features: ['Latitude', 'Longitude', 'MedInc', 'HouseAge'] }]
/** chicago: ridership grows at every station, year by year; the other 29 columns are the control group. */
const CHICAGO_CHANGES: readonly KnownChange[] = [
  {
    features: [
      'austin',
      'quincy_wells',
      'belmont',
      'archer_35th',
      'oak_park',
      'western',
      'clark_lake',
      'clinton',
      'merchandise_mart',
      'irving_park',
      'washington_wells',
      'harlem',
      'monroe',
      'polk',
      'ashland',
      'kedzie',
      'addison',
      'jefferson_park',
      'montrose',
      'california',
    ],
  },
]
/** bank-marketing: the crisis, and whom they called then. */
const BANK_CHANGES: readonly KnownChange[] = [
  {
    features: [
      'emp_var_rate',
      'cons_price_idx',
      'cons_conf_idx',
      'euribor3m',
      'nr_employed',
      'contact',
      'previous',
      'pdays',
      'poutcome',
    ],
  },
]

/** The sets, each on its clocks. */
export const SETS_ON_CLOCKS: readonly SetOnClock[] = [
  { set: 'bike-sharing-hourly', window: '1d', changes: BIKE_CHANGES },
  { set: 'bike-sharing-hourly', window: '1w', changes: BIKE_CHANGES },
  { set: 'elec2', window: '1d', changes: ELEC2_CHANGES },
  { set: 'elec2', window: '1w', changes: ELEC2_CHANGES },
  { set: 'california-housing', window: '1w', changes: CALIFORNIA_CHANGES },
  { set: 'chicago-ridership', window: '1mo', changes: CHICAGO_CHANGES },
  { set: 'bank-marketing', window: '1mo', changes: BANK_CHANGES },
]

/** Whether a window of a feature lies in a change that is known. */
export function isKnownChange({ changes }: SetOnClock, feature: string, { startMs, endMs }: Span): boolean {
  return changes.some(
    ({ features, span }) => features.includes(feature) && (!span || (startMs < span.endMs && endMs > span.startMs)),
  )
}
