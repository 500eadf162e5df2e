import { ML_REFERENCE_VALUE_SEASONAL } from '@driftline/semconv'
import { isRaised } from '../src/index.ts'
import type { TrialVerdict } from './doors.ts'
import type { JudgedWindow } from './real-sets/judge-set.ts'
import { judgeWindows, plantShift, windowsOf } from './real-sets/judge-set.ts'
import type { SetOnClock } from './real-sets/known-changes.ts'
import { isKnownChange, SETS_ON_CLOCKS } from './real-sets/known-changes.ts'
import type { RealSet } from './real-sets/read-set.ts'
import { readSet } from './real-sets/read-set.ts'
import { tallyRaised } from './tally.ts'
import type { Bar, Outcome, Trial } from './trial.ts'
import type { WindowRows } from './window-rows.ts'

const REFERENCE = ML_REFERENCE_VALUE_SEASONAL
const NOT_TOLD: ReadonlySet<string> = new Set(['blind', 'insufficient_data'])
/** Shifts are planted at so many points, evenly spread over a part of the set that lies after learning. */
const PLANTS = 9
const FIRST_PLANT = 0.5
const LAST_PLANT = 0.9
const PLANT_POINTS = Array.from(
  { length: PLANTS },
  (_, i) => FIRST_PLANT + ((i + 0.5) / PLANTS) * (LAST_PLANT - FIRST_PLANT),
)
/** A raise within so many windows finds the shift; a seasonal reference goes on to learn it. */
const WINDOWS_TO_FIND = 4

/** Sets whose planted shifts must be found, and in which share of their numeric features. */
const FOUND_SHARES: Readonly<Record<string, number>> = {
  'bike-sharing-hourly 1w': 1,
  'elec2 1w': 0.8,
  'california-housing 1w': 0.625,
  'chicago-ridership 1mo': 0.5,
}
/** Clocks with so few rows a window that a verdict has to say that it cannot tell. */
const TOO_FINE: ReadonlySet<string> = new Set(['elec2 1d', 'bike-sharing-hourly 1d'])

const judgedByClock = new Map<SetOnClock, readonly JudgedWindow[]>()

/** Real data without a profile, judged against its own past. */
export const realSetTrials: readonly Trial[] = [
  ...SETS_ON_CLOCKS.map((clock) => raisedShare(clock)),
  {
    id: 'real/raised-over-all',
    group: 'real',
    what: 'all of these together: raised outside the known changes',
    bar: { kind: 'at_most', share: 0.03 },
    run: () => tallyAll(SETS_ON_CLOCKS.map((clock) => unknownVerdicts(clock))),
  },
  ...SETS_ON_CLOCKS.filter((clock) => TOO_FINE.has(nameOf(clock))).map((clock) => saysItCannotTell(clock)),
  ...SETS_ON_CLOCKS.filter((clock) => FOUND_SHARES[nameOf(clock)] !== undefined).map((clock) => planted(clock)),
]

function raisedShare(clock: SetOnClock): Trial {
  return {
    ...trialOf(clock, 'raised', 'raised outside the known changes'),
    bar: { kind: 'at_most', share: TOO_FINE.has(nameOf(clock)) ? 0.03 : 0.05 },
    run: () => tallyAll([unknownVerdicts(clock)]),
  }
}

function saysItCannotTell(clock: SetOnClock): Trial {
  return {
    ...trialOf(clock, 'cannot-tell', 'windows past learning that say blind or insufficient'),
    bar: { kind: 'at_least', share: 0.5 },
    run: () => {
      const told = unknownVerdicts(clock)?.filter(({ state }) => state !== 'learning')
      return told && { count: told.filter(({ state }) => NOT_TOLD.has(state)).length, of: told.length }
    },
  }
}

function planted(clock: SetOnClock): Trial {
  const bar: Bar = { kind: 'at_least', share: FOUND_SHARES[nameOf(clock)]! }
  return {
    ...trialOf(clock, 'planted', 'numeric features in which a planted shift of 1 sd is found'),
    bar,
    run: () => {
      const set = readSet(clock.set)
      return set && countFound(set, clock, PLANT_POINTS)
    },
  }
}

function trialOf(clock: SetOnClock, name: string, what: string): Pick<Trial, 'id' | 'group' | 'what'> {
  return { id: `real/${nameOf(clock).replace(' ', '-')}-${name}`, group: 'real', what: `${nameOf(clock)}: ${what}` }
}

function nameOf({ set, window }: SetOnClock): string {
  return `${set} ${window}`
}

/** Verdicts of the seasonal reference outside the known changes; `undefined` where the set is not there. */
function unknownVerdicts(clock: SetOnClock): readonly TrialVerdict[] | undefined {
  const set = readSet(clock.set)
  if (!set) return undefined
  return judgeSet(set, clock).flatMap((judged) =>
    judged.headlines.filter(({ feature }) => !isKnownChange(clock, feature, judged)),
  )
}

/** A set as it is, judged once for all who ask. */
function judgeSet(set: RealSet, clock: SetOnClock): readonly JudgedWindow[] {
  const judged = judgedByClock.get(clock) ?? judgePlanted(set, clock, windowsOf(set, clock.window))
  judgedByClock.set(clock, judged)
  return judged
}

function judgePlanted(set: RealSet, { window }: SetOnClock, windows: readonly WindowRows[]): readonly JudgedWindow[] {
  return judgeWindows(windows, { features: set.features, window, reference: REFERENCE })
}

function tallyAll(verdicts: readonly (readonly TrialVerdict[] | undefined)[]): Outcome | undefined {
  const there = verdicts.filter((lines) => lines !== undefined)
  return there.length < verdicts.length ? undefined : withNote(tallyRaised(there.flat()))
}

/** A table that says 0 % must not hide that nothing was judged. */
function withNote(outcome: Outcome): Outcome {
  return outcome.of === 0 ? { ...outcome, note: 'still learning: no seasonal reference' } : outcome
}

/**
 * A feature counts as found where the shift is raised at most points: in one of the first windows after the plant, and
 * not in the same window without the plant.
 */
function countFound(set: RealSet, clock: SetOnClock, points: readonly number[]): Outcome {
  const windows = windowsOf(set, clock.window)
  const unplanted = judgeSet(set, clock)
  const numeric = Object.entries(set.features).flatMap(([feature, { type }]) => (type === 'numeric' ? [feature] : []))
  const times = new Map(numeric.map((feature) => [feature, 0]))
  for (const point of points) {
    const from = Math.floor(windows.length * point)
    const judged = judgePlanted(set, clock, plantShift(windows.slice(0, from + WINDOWS_TO_FIND), from, set))
    for (const feature of numeric)
      if (isFound(feature, judged.slice(from), unplanted.slice(from))) times.set(feature, times.get(feature)! + 1)
  }
  const found = [...times.values()].filter((count) => count > points.length / 2).length
  const all = [...times.values()].reduce((a, b) => a + b, 0)
  const plants = points.length * numeric.length
  const note = `${((100 * all) / plants).toFixed(0)} % of ${plants} plants found`
  return withNote({
    count: found,
    of: unplanted.some(({ headlines }) => headlines.length > 0) ? numeric.length : 0,
    note,
  })
}

function isFound(feature: string, planted: readonly JudgedWindow[], unplanted: readonly JudgedWindow[]): boolean {
  const isRaisedIn = (window: JudgedWindow | undefined): boolean =>
    window?.headlines.some((line) => line.feature === feature && isRaised(line)) ?? false
  return planted.some((window, i) => isRaisedIn(window) && !isRaisedIn(unplanted[i]))
}
