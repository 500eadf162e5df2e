import { BURN_RATE_ALERT } from '../src/alerts/burn-rate-alert.ts'
import { allScenarios } from '../scenarios/all-scenarios.ts'
import { edgeScenarios } from '../scenarios/edge-scenarios.ts'
import { exhaustedScenarios } from '../scenarios/exhausted-scenarios.ts'
import { floorScenarios } from '../scenarios/floor-scenarios.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import type { Change } from './change-rule.ts'
import {
  dropFloor,
  dropGuard,
  dropKeep,
  dropMaximum,
  lengthenAfter,
  lengthenDuration,
  lengthenFor,
  lengthenGuard,
  lengthenKeep,
  lengthenLong,
  lengthenShort,
  scaleBudget,
  scaleFactor,
  scaleGuard,
  scaleThreshold,
  shiftFloor,
  shiftThreshold,
} from './change-rule.ts'
import type { Mutant } from './mutant.ts'

const MORE = 1.1
const LESS = 0.9

/** A change of a burn-rate alert. */
interface BurnMutant {
  readonly name: string
  readonly tier: string
  /** Where the scenario has more objectives than one. */
  readonly slo?: string
  /** Which must notice. */
  readonly scenario: string
  readonly change: Change
}

/** The scenarios that notice what changes in a tier. */
interface TierWatch {
  readonly objective: string
  readonly tier: string
  /** Notices factor, budget and long window. */
  readonly edge: string
  /** Notices how long it takes to begin and to end. */
  readonly times: string
  readonly floor?: string
  readonly maintenance?: string
  readonly warmUp?: string
  readonly coverage?: string
}

const EVENTS = { objective: 'events', times: '2', maintenance: '17' }
const EVENTS_LATER = { ...EVENTS, warmUp: 'no-good-series' }
const DAILY = { objective: 'daily', times: 'quality-recovers' }

const TIERS: readonly TierWatch[] = [
  { ...EVENTS, tier: 'fast', edge: 'edge-fast', floor: 'floor-fast' },
  { ...EVENTS_LATER, tier: 'medium', edge: 'edge-medium', floor: 'floor-medium' },
  { ...EVENTS_LATER, tier: 'slow', edge: 'edge-slow', floor: 'floor-slow' },
  { ...EVENTS_LATER, tier: 'budget', edge: 'edge-budget', floor: 'floor-budget' },
  { objective: 'events, loose', tier: 'fast', edge: 'edge-fast-rescaled', times: '13-ends' },
  { objective: 'hourly', tier: 'slow', edge: 'edge-hourly-slow', times: '19e', floor: 'floor-hourly-slow' },
  { objective: 'hourly', tier: 'budget', edge: 'edge-hourly-budget', times: '19e', floor: 'floor-hourly-budget' },
  { ...DAILY, tier: 'slow', edge: 'edge-daily-slow', floor: 'floor-daily', coverage: 'coverage-too-low' },
  { ...DAILY, tier: 'steady', edge: 'edge-daily-steady' },
  { ...DAILY, tier: 'budget', edge: 'edge-daily-budget', coverage: 'coverage-too-low' },
]

/** Floors of the other objectives, which have the same tiers. */
const FLOORS: readonly (readonly [objective: string, tier: string, scenario: string])[] = [
  ['missing', 'fast', 'floor-missing-page'],
  ['missing', 'slow', 'floor-missing-ticket'],
  ['freshness', 'fast', 'floor-freshness-page'],
  ['freshness', 'slow', 'floor-freshness-ticket'],
  ['daily, few features', 'slow', 'floor-daily-few'],
]

/** What keeps a burn rate from being told, left out, and the scenario that is there for it. */
const WITHOUT: readonly (Omit<BurnMutant, 'name'> & { readonly what: string })[] = [
  { tier: 'medium', what: 'without floor', scenario: '6', change: dropFloor },
  { tier: 'slow', what: 'without floor', scenario: '6', change: dropFloor },
  { tier: 'budget', what: 'without floor', scenario: '6', change: dropFloor },
  { tier: 'medium', what: 'without warm-up', scenario: '18', change: dropGuard('warm_up') },
  { tier: 'slow', what: 'without warm-up', scenario: '18', change: dropGuard('warm_up') },
  { tier: 'budget', what: 'without warm-up', scenario: '18', change: dropGuard('warm_up') },
  { tier: 'fast', what: 'without keep firing for', scenario: '15', change: dropKeep },
  { tier: 'medium', what: 'maintenance only while it lasts', scenario: '16', change: dropMaximum('maintenance') },
  { tier: 'slow', what: 'without coverage', scenario: '20d', change: dropGuard('coverage') },
  { tier: 'slow', slo: 'drift', what: 'without symptom', scenario: 'drift-page-calls', change: dropGuard('symptom') },
]

const EXHAUSTED_BUDGET = /( \/ )([\d.]+)(?= > 1 and)/
const EXHAUSTED_FLOOR = /( > )([\d.]+)(?= and on)/

/** What changes in an alert that is none of a burn rate, and the scenario that notices. */
const MODEL_ALERTS: readonly (readonly [alert: string, what: string, scenario: string, change: Change])[] = [
  ['ModelSLODataMissing', '10m, longer', '11', lengthenDuration('10m')],
  ['ModelSLODataMissing', '1d, longer', '11', lengthenDuration('1d')],
  ['ModelSLODataMissing', 'for, longer', '11', lengthenFor],
  ['ModelSLODataMissing', 'keep firing for, longer', '11', lengthenKeep],
  ['ModelSLODataStale', 'threshold × 1.1', '19f', scaleThreshold(MORE, /( > )([\d.]+)$/)],
  ['ModelSLODataStale', 'threshold × 0.9', '19f', scaleThreshold(LESS, /( > )([\d.]+)$/)],
  ['ModelSLODataStale', 'for, longer', '19f', lengthenFor],
  ['ModelSLONoTraffic', '1h, longer', '9', lengthenDuration('1h')],
  ['ModelSLONoTraffic', 'offset 1d, longer', '9', lengthenDuration('1d')],
  ['ModelSLONoTraffic', 'for, longer', '9', lengthenFor],
  ['ModelSLONoTraffic', 'keep firing for, longer', '9', lengthenKeep],
  ['ModelLabelCoverageLow', 'threshold × 1.1', 'coverage-just-enough', scaleThreshold(MORE, /( < )([\d.]+)$/)],
  ['ModelLabelCoverageLow', 'threshold × 0.9', 'coverage-just-too-low', scaleThreshold(LESS, /( < )([\d.]+)$/)],
  ['ModelLabelCoverageLow', '2d, longer', '20d', lengthenDuration('2d')],
  ['ModelLabelCoverageLow', 'for, longer', '20d', lengthenFor],
  ['ModelDriftAct', 'severity × 1.1', 'drift-act', scaleThreshold(MORE, /( >= )([\d.]+)/)],
  ['ModelDriftAct', 'severity × 0.9', 'drift-act', scaleThreshold(LESS, /( >= )([\d.]+)/)],
  ['ModelDriftAct', 'freshness × 1.1', 'drift-act', scaleThreshold(MORE, /( < )([\d.]+)/)],
  ['ModelDriftAct', 'freshness × 0.9', 'drift-act', scaleThreshold(LESS, /( < )([\d.]+)/)],
  ['ModelDriftAct', 'for, longer', 'drift-act', lengthenFor],
  ['ModelDriftAct', 'keep firing for, longer', 'drift-act', lengthenKeep],
  ['ModelSLOBudgetExhausted', 'budget × 1.1', 'exhausted-edge', scaleThreshold(MORE, EXHAUSTED_BUDGET)],
  ['ModelSLOBudgetExhausted', 'budget × 0.9', 'exhausted-edge', scaleThreshold(LESS, EXHAUSTED_BUDGET)],
  ['ModelSLOBudgetExhausted', 'period, longer', 'exhausted-edge', lengthenDuration('30d')],
  ['ModelSLOBudgetExhausted', 'for, longer', 'exhausted-edge', lengthenFor],
  ['ModelSLOBudgetExhausted', 'keep firing for, longer', 'exhausted-edge', lengthenKeep],
  ['ModelSLOBudgetExhausted', 'floor + 1', 'floor-exhausted', shiftThreshold(1, EXHAUSTED_FLOOR)],
  ['ModelSLOBudgetExhausted', 'floor − 1', 'floor-exhausted', shiftThreshold(-1, EXHAUSTED_FLOOR)],
  ['ModelSLOBudgetExhausted', 'warm-up, longer', 'exhausted-new', lengthenAfter('present_over_time')],
  ['DriftlineProcessorDown', 'for, longer', 'processor-down', lengthenFor],
  ['DriftlineProcessorDown', 'keep firing for, longer', 'processor-down', lengthenKeep],
]

const SYMPTOM_BUDGET = /( \/ )([\d.]+)(?=\) > 1 or)/

/** What changes in a number that stands beside the burn rate. */
const GUARDS: readonly (readonly [what: string, slo: string, scenario: string, change: Change])[] = [
  ['burn of a symptom × 1.1', 'drift', 'drift-page-calls', scaleGuard('symptom', MORE, /( > )(1)(?= or)/)],
  ['burn of a symptom × 0.9', 'drift', 'drift-page-calls', scaleGuard('symptom', LESS, /( > )(1)(?= or)/)],
  ['budget of a symptom × 1.1', 'drift', 'drift-page-calls', scaleGuard('symptom', MORE, SYMPTOM_BUDGET)],
  ['budget of a symptom × 0.9', 'drift', 'drift-page-calls', scaleGuard('symptom', LESS, SYMPTOM_BUDGET)],
  ['windows of a symptom, longer', 'drift', 'drift-page-calls', lengthenGuard('symptom')],
  ['severity × 1.1', 'drift', 'drift-page-predictions', scaleGuard('symptom', MORE, /( >= )(\d+)$/)],
  ['severity × 0.9', 'drift', 'drift-page-predictions', scaleGuard('symptom', LESS, /( >= )(\d+)$/)],
  ['coverage × 1.1', 'quality', 'coverage-just-enough', scaleGuard('coverage', MORE, /( < )([\d.]+)$/)],
  ['coverage × 0.9', 'quality', 'coverage-too-low', scaleGuard('coverage', LESS, /( < )([\d.]+)$/)],
]

/** Every number of the rules, changed, each with the scenario that must notice. */
export const allMutants: readonly Mutant[] = [
  ...TIERS.flatMap(ofTier),
  ...FLOORS.flatMap(([objective, tier, id]) => floorsOf(objective, tier, id)),
  ...WITHOUT.map(({ what, ...own }) => ofBurn({ name: `${own.tier}: ${what}`, ...own })),
  ...GUARDS.map(([what, slo, id, change]): Mutant =>
    ofBurn({ name: `page or ticket for ${slo}: ${what}`, tier: 'slow', slo, scenario: id, change }),
  ),
  ...MODEL_ALERTS.map(([alert, what, id, change]): Mutant => ({
    name: `${alert}: ${what}`,
    scenario: scenarioOf(id),
    isOf: (rule) => rule.alert === alert,
    change,
  })),
]

function ofTier({ objective, tier, edge, times, floor, maintenance, warmUp, coverage }: TierWatch): readonly Mutant[] {
  const mutant = (what: string, id: string, change: Change): Mutant =>
    ofBurn({ name: `${objective}, ${tier}: ${what}`, tier, scenario: id, change })
  return [
    mutant('factor × 1.1', edge, scaleFactor(MORE)),
    mutant('factor × 0.9', edge, scaleFactor(LESS)),
    mutant('budget × 1.1', edge, scaleBudget(MORE)),
    mutant('budget × 0.9', edge, scaleBudget(LESS)),
    mutant('long window, longer', edge, lengthenLong),
    mutant('short window, longer', times, lengthenShort),
    mutant('for, longer', times, lengthenFor),
    mutant('keep firing for, longer', times, lengthenKeep),
    ...(floor === undefined ? [] : floorsOf(objective, tier, floor)),
    ...(maintenance === undefined ? [] : [mutant('maintenance, longer', maintenance, lengthenGuard('maintenance'))]),
    ...(warmUp === undefined ? [] : [mutant('warm-up, longer', warmUp, lengthenGuard('warm_up'))]),
    ...(coverage === undefined ? [] : [mutant('coverage, longer', coverage, lengthenGuard('coverage'))]),
  ]
}

function floorsOf(objective: string, tier: string, scenario: string): readonly Mutant[] {
  return [
    ofBurn({ name: `${objective}, ${tier}: floor + 1`, tier, scenario, change: shiftFloor(1) }),
    ofBurn({ name: `${objective}, ${tier}: floor − 1`, tier, scenario, change: shiftFloor(-1) }),
  ]
}

function ofBurn({ name, tier, slo, scenario, change }: BurnMutant): Mutant {
  return {
    name,
    scenario: scenarioOf(scenario),
    isOf: ({ alert, labels }) =>
      alert === BURN_RATE_ALERT && labels['burn_tier'] === tier && (slo === undefined || labels['sli_kind'] === slo),
    change,
  }
}

function scenarioOf(id: string): Scenario {
  const found = [...allScenarios, ...edgeScenarios, ...floorScenarios, ...exhaustedScenarios].find(
    (scenario) => scenario.id === id,
  )
  if (!found) throw new Error(`There is no scenario ${id}.`)
  return found
}
