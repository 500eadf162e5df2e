import type { Calls } from './calls.ts'
import { gone, oneEvery, repeated, steady } from './calls.ts'

/** Something that happens to a service that promises 99.9 %. */
export interface PeerCase {
  readonly id: string
  /** In words, for the page. */
  readonly what: string
  /** Before it: long enough for every window. */
  readonly history: Calls
  readonly calls: Calls
  /** The counter of failed calls is there before the first of them. Default true. */
  readonly beginsAtZero?: boolean
}

const HOUR = 60
const HALF_A_DAY = 12 * HOUR
const DAY = 24 * HOUR
/** The longest window of all is four days and seven hours. */
const HISTORY = 4 * DAY + 7 * HOUR
/** Enough where so little fails, or nothing, that long windows do not matter. */
const SHORT_HISTORY = 32 * HOUR

/** All of them, in the order of the page. */
export const PEER_CASES: readonly PeerCase[] = [
  {
    id: 'outage',
    what: 'total outage for 2 h, 60 calls a minute',
    history: steady(HISTORY, { total: 60 }),
    calls: [...steady(2 * HOUR, { total: 60, bad: 60 }), ...steady(HALF_A_DAY, { total: 60 })],
  },
  {
    id: 'never-good',
    what: 'a new service that only fails: no good series at all',
    history: [],
    calls: steady(6 * HOUR, { total: 60, bad: 60 }),
  },
  {
    id: 'outage-10',
    what: 'total outage for 12 h, 10 calls an hour',
    history: oneEvery(6, HISTORY),
    calls: [...oneEvery(6, HALF_A_DAY, 1), ...oneEvery(6, HALF_A_DAY)],
  },
  {
    id: 'outage-2',
    what: 'total outage for 12 h, 2 calls an hour',
    history: oneEvery(30, HISTORY),
    calls: [...oneEvery(30, HALF_A_DAY, 1), ...oneEvery(30, HALF_A_DAY)],
  },
  {
    id: 'single-10',
    what: 'one failed call, 10 calls an hour',
    history: oneEvery(6, HISTORY),
    calls: [...oneEvery(6, 6, 1), ...oneEvery(6, HALF_A_DAY)],
  },
  {
    id: 'single-2',
    what: 'one failed call, 2 calls an hour',
    history: oneEvery(30, HISTORY),
    calls: [...oneEvery(30, 30, 1), ...oneEvery(30, HALF_A_DAY)],
  },
  {
    id: 'flapping',
    what: '3 % fail for 3 min, none for 3 min, for 3 h',
    history: steady(HISTORY, { total: 600 }),
    calls: [
      ...repeated(30, [...steady(3, { total: 600, bad: 18 }), ...steady(3, { total: 600 })]),
      ...steady(HALF_A_DAY, { total: 600 }),
    ],
  },
  {
    id: 'idle',
    what: 'no call for 12 h, then as before',
    history: steady(SHORT_HISTORY, { total: 60 }),
    calls: [...steady(HALF_A_DAY, { total: 0 }), ...steady(HALF_A_DAY, { total: 60 })],
  },
  {
    id: 'born',
    what: 'a new service: 1 % fail in the first 20 min, then none',
    history: [],
    calls: [...steady(20, { total: 600, bad: 6 }), ...steady(DAY, { total: 600 })],
  },
  {
    id: 'first-failures',
    what: '60 calls fail between two scrapes, the first ever',
    history: steady(SHORT_HISTORY, { total: 60 }),
    calls: [...steady(1, { total: 60, bad: 60 }), ...steady(HALF_A_DAY, { total: 60 })],
    beginsAtZero: false,
  },
  {
    id: 'gone',
    what: 'nothing is scraped any more, for 12 h',
    history: steady(SHORT_HISTORY, { total: 60 }),
    calls: gone(HALF_A_DAY),
  },
]
