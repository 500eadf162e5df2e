import type { DriftState, VerdictLine } from '@driftline/health'

/** What made-up verdicts look like. */
export interface MadeVerdicts {
  readonly features: number
  readonly windows: number
  readonly window: '1y' | '1d' | '1h'
  readonly seed?: number
  /** Name for the first feature, to try hostile ones. */
  readonly firstName?: string
  /** Segments beside everyone, which have verdicts of every feature too. Default: none. */
  readonly segments?: number
}

const dayMs = 86_400_000

/** A seeded source of numbers in 0..1 (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Verdicts in the shape of a replay: some features move for good, one recovers, one has missing values, most stay. */
export function makeVerdictLines(made: MadeVerdicts): readonly VerdictLine[] {
  return [...verdictLinesOf(made)]
}

/** The same, one at a time, for more than memory holds. */
export function* verdictLinesOf(made: MadeVerdicts): Generator<VerdictLine> {
  const random = createRandom(made.seed ?? 7)
  const plans = Array.from({ length: made.features }, (_, index) => makePlan(index, made, random))
  for (let window = 0; window < made.windows; window += 1)
    for (const plan of plans) {
      const line = makeLine(plan, window, made, random)
      yield line
      for (let segment = 0; segment < (made.segments ?? 0); segment += 1) yield inSegment(line, segment, random)
    }
}

/** A verdict of a part of everyone: every fourth segment of what moved moves with it; problems are not counted by feature. */
function inSegment(line: VerdictLine, index: number, random: () => number): VerdictLine {
  const { missing: _, invalid: __, ...statistics } = line.statistics
  const isMoved = line.kind !== null && index % 4 === 0
  const count = Math.floor(line.count * (0.02 + random() * 0.1))
  const quiet = {
    state: 'ok',
    severity: 0,
    windowSeverity: 0,
    kind: null,
    lowerBound: 0,
    since: null,
    sentence: `Like its reference: PSI ${(random() * 0.01).toFixed(3)} above noise; ${count} rows.`,
  } as const
  const segment = { name: 'region', value: `region-${index + 1}` }
  return { ...line, ...(isMoved ? {} : quiet), segment, count, statistics }
}

interface Plan {
  readonly name: string
  readonly categorical: boolean
  readonly onset: number
  readonly end: number
  readonly strength: number
  readonly kind: 'distribution' | 'missing'
  readonly centre: number
}

const stations =
  'clark_lake harlem austin belmont oak_park western clinton polk kedzie addison montrose ashland monroe jefferson_park irving_park quincy_wells merchandise_mart washington_wells archer_35th california'.split(
    ' ',
  )
const controls =
  'temp_min temp temp_max temp_change dew humidity pressure pressure_change wind wind_max gust gust_max rain snow_depth cloud_cover weather_rain weather_snow weather_cloud weather_storm Blackhawks_Away Blackhawks_Home Bulls_Away Bulls_Home Bears_Away Bears_Home WhiteSox_Away WhiteSox_Home Cubs_Away Cubs_Home weekday'.split(
    ' ',
  )

function makePlan(index: number, { windows, features, firstName }: MadeVerdicts, random: () => number): Plan {
  const moving = index < features * 0.4
  const name =
    index === 0 && firstName !== undefined
      ? firstName
      : ([...stations, ...controls][index] ??
        `customer_account_${String(index).padStart(4, '0')}_spend_ratio_last_30_days`)
  return {
    name,
    categorical: name === 'weekday' || name.startsWith('weather_'),
    onset: moving ? Math.floor(windows * (0.15 + random() * 0.65)) : windows + 1,
    end: index === 3 ? Math.floor(windows * 0.8) : windows + 1,
    strength: 0.03 + random() * 0.9,
    kind: index === 5 ? 'missing' : 'distribution',
    centre: Math.round(10 ** (random() * 3) * 10) / 10,
  }
}

function makeLine(plan: Plan, window: number, made: MadeVerdicts, random: () => number): VerdictLine {
  const startMs = toStartMs(made.window, window)
  const raised = window >= plan.onset && window < plan.end
  const growth = Math.min(1, (window - plan.onset + 1) / Math.max(2, made.windows / 6))
  const effect = raised ? plan.strength * growth + random() * 0.02 : random() * 0.012
  const lowerBound = raised ? effect * 0.8 : 0
  const severity = lowerBound === 0 ? 0 : clamp(40 + (30 * Math.log(lowerBound / 0.02)) / Math.log(5))
  const state = toState(severity, {
    recovering: window >= plan.end && window < plan.end + 2,
    early: window === 0 && random() < 0.1,
  })
  const isoStart = toIso(startMs)
  const isRaised = state === 'act' || state === 'investigate'
  const current = shiftedShares(plan, raised ? growth * plan.strength : 0, random)
  return {
    model: 'ridership',
    version: '1.4.0',
    role: 'live',
    start: isoStart,
    end: toIso(toStartMs(made.window, window + 1)),
    window: made.window,
    partial: window === made.windows - 1,
    segment: { name: 'all', value: 'all' },
    feature: plan.name,
    reference: 'training',
    headline: true,
    count: made.window === '1y' ? 366 : 1000 + Math.floor(random() * 400),
    state,
    severity,
    windowSeverity: severity,
    kind: isRaised ? plan.kind : null,
    lowerBound,
    detectable: 0.04,
    kinds: [{ kind: plan.kind, effect, lowerBound, severity, detectable: 0.04 }],
    since: isRaised ? toIso(toStartMs(made.window, plan.onset)) : null,
    sentence: isRaised
      ? `Distribution moved: PSI ${effect.toFixed(2)}, certainly at least ${lowerBound.toFixed(2)}, since ${isoStart.slice(0, 10)}; 366 rows; not missing values.`
      : `Like its reference: PSI ${effect.toFixed(3)} above noise; 366 rows.`,
    statistics: {
      psi: effect,
      psiDebiased: effect * 0.95,
      designEffect: 1.3,
      missing: plan.kind === 'missing' && raised ? effect / 4 : 0,
      invalid: 0,
      jensenShannon: effect / 3,
      hellinger: effect / 4,
      totalVariation: effect / 3,
      ...(!plan.categorical && {
        quantiles: {
          p5: plan.centre * 0.5,
          p50: plan.centre * (1 + (raised ? effect : 0)),
          p95: plan.centre * (1.6 + (raised ? effect : 0)),
        },
        referenceQuantiles: { p5: plan.centre * 0.5, p50: plan.centre, p95: plan.centre * 1.6 },
      }),
      distribution: current,
    },
  }
}

function shiftedShares(plan: Plan, shift: number, random: () => number) {
  if (plan.categorical) {
    const categories = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
    return {
      categories,
      reference: normalise(categories.map(() => 1)),
      current: normalise(categories.map(() => 1 + random() * 0.1)),
    }
  }
  const bell = (centre: number) =>
    normalise(Array.from({ length: 16 }, (_, i) => Math.exp(-((i - centre) ** 2) / 14) + 0.004 + random() * 0.01))
  const upper = Array.from({ length: 16 }, (_, i) =>
    i === 15 ? null : Number((plan.centre * (0.3 + i * 0.1)).toPrecision(3)),
  )
  return { upper, reference: bell(7), current: bell(7 + shift * 5) }
}

function toState(severity: number, { recovering, early }: { recovering: boolean; early: boolean }): DriftState {
  if (early) return 'learning'
  if (recovering) return 'recovering'
  return severity >= 70 ? 'act' : severity >= 40 ? 'investigate' : 'ok'
}

function toStartMs(window: MadeVerdicts['window'], index: number): number {
  if (window === '1y') return Date.UTC(2001 + index, 0, 1)
  return Date.UTC(2004, 0, 1) + index * (window === '1d' ? dayMs : dayMs / 24)
}

function toIso(timeMs: number): string {
  return new Date(timeMs).toISOString().replace('.000Z', 'Z')
}

function normalise(weights: readonly number[]): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / total)
}

function clamp(value: number): number {
  return Math.min(100, Math.max(0, value))
}
