import { BURN_RATE_ALERT } from '../src/alerts/burn-rate-alert.ts'
import { allScenarios } from '../scenarios/all-scenarios.ts'
import { edgeScenarios } from '../scenarios/edge-scenarios.ts'
import { floorScenarios } from '../scenarios/floor-scenarios.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import type { Change } from './change-rule.ts'
import {
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
} from './change-rule.ts'
import type { Mutant } from './mutant.ts'

const MORE = 1.1
const LESS = 0.9

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
}

const TIERS: readonly TierWatch[] = [
  { objective: 'events', tier: 'fast', edge: 'edge-fast', times: '2', floor: 'floor-fast', maintenance: '17' },
  {
    objective: 'events',
    tier: 'medium',
    edge: 'edge-medium',
    times: '2',
    floor: 'floor-medium',
    maintenance: '17',
    warmUp: 'no-good-series',
  },
  {
    objective: 'events',
    tier: 'slow',
    edge: 'edge-slow',
    times: '2',
    floor: 'floor-slow',
    maintenance: '17',
    warmUp: 'no-good-series',
  },
  {
    objective: 'events',
    tier: 'budget',
    edge: 'edge-budget',
    times: '2',
    floor: 'floor-budget',
    maintenance: '17',
    warmUp: 'no-good-series',
  },
  { objective: 'events, loose', tier: 'fast', edge: 'edge-fast-rescaled', times: '13-ends' },
  { objective: 'hourly', tier: 'slow', edge: 'edge-hourly-slow', times: '19e', floor: 'floor-hourly-slow' },
  { objective: 'hourly', tier: 'budget', edge: 'edge-hourly-budget', times: '19e', floor: 'floor-hourly-budget' },
  { objective: 'daily', tier: 'slow', edge: 'edge-daily-slow', times: 'quality-recovers', floor: 'floor-daily' },
  {
    objective: 'daily, few features',
    tier: 'slow',
    edge: 'edge-daily-slow',
    times: 'quality-recovers',
    floor: 'floor-daily-few',
  },
  { objective: 'daily', tier: 'steady', edge: 'edge-daily-steady', times: 'quality-recovers' },
  { objective: 'daily', tier: 'budget', edge: 'edge-daily-budget', times: 'quality-recovers' },
]

/** What changes in an alert that is none of a burn rate, and the scenario that notices. */
const MODEL_ALERTS: readonly (readonly [alert: string, what: string, scenario: string, change: Change])[] = [
  ['ModelSLODataMissing', '10m, longer', '11', lengthenDuration('10m')],
  ['ModelSLODataMissing', '1d, longer', '11', lengthenDuration('1d')],
  ['ModelSLODataMissing', 'for, longer', '11', lengthenFor],
  ['ModelSLODataStale', 'threshold × 1.1', '19f', scaleThreshold(MORE, /( > )([\d.]+)$/)],
  ['ModelSLODataStale', 'threshold × 0.9', '19f', scaleThreshold(LESS, /( > )([\d.]+)$/)],
  ['ModelSLODataStale', 'for, longer', '19f', lengthenFor],
  ['ModelSLONoTraffic', '1h, longer', '9', lengthenDuration('1h')],
  ['ModelSLONoTraffic', 'for, longer', '9', lengthenFor],
  ['ModelLabelCoverageLow', 'threshold × 1.1', 'coverage-just-enough', scaleThreshold(MORE, /( < )([\d.]+)$/)],
  ['ModelLabelCoverageLow', 'threshold × 0.9', 'coverage-just-too-low', scaleThreshold(LESS, /( < )([\d.]+)$/)],
  ['ModelLabelCoverageLow', '2d, longer', '20d', lengthenDuration('2d')],
  ['ModelLabelCoverageLow', 'for, longer', '20d', lengthenFor],
  ['ModelDriftAct', 'severity × 1.1', 'drift-act', scaleThreshold(MORE, /( >= )([\d.]+)/)],
  ['ModelDriftAct', 'severity × 0.9', 'drift-act', scaleThreshold(LESS, /( >= )([\d.]+)/)],
  ['ModelDriftAct', 'freshness × 1.1', 'drift-act', scaleThreshold(MORE, /( < )([\d.]+)/)],
  ['ModelDriftAct', 'freshness × 0.9', 'drift-act', scaleThreshold(LESS, /( < )([\d.]+)/)],
  ['ModelDriftAct', 'keep firing for, longer', 'drift-act', lengthenKeep],
]

/** What changes in a number that stands beside the burn rate. */
const GUARDS: readonly (readonly [what: string, slo: string, scenario: string, change: Change])[] = [
  ['burn of a symptom × 1.1', 'drift', 'drift-page-calls', scaleGuard('symptom', MORE, /( > )(1)(?= or)/)],
  ['burn of a symptom × 0.9', 'drift', 'drift-page-calls', scaleGuard('symptom', LESS, /( > )(1)(?= or)/)],
  ['severity × 1.1', 'drift', 'drift-page-predictions', scaleGuard('symptom', MORE, /( >= )(\d+)$/)],
  ['severity × 0.9', 'drift', 'drift-page-predictions', scaleGuard('symptom', LESS, /( >= )(\d+)$/)],
  ['coverage × 1.1', 'quality', 'coverage-just-enough', scaleGuard('coverage', MORE, /( < )([\d.]+)$/)],
  ['coverage × 0.9', 'quality', 'coverage-too-low', scaleGuard('coverage', LESS, /( < )([\d.]+)$/)],
]

/** Every number of the rules, changed, each with the scenario that must notice. */
export const allMutants: readonly Mutant[] = [
  ...TIERS.flatMap(ofTier),
  ...GUARDS.map(([what, slo, id, change]): Mutant => ({
    name: `page or ticket for ${slo}: ${what}`,
    scenario: scenarioOf(id),
    isOf: ({ alert, labels }) =>
      alert === BURN_RATE_ALERT && labels['burn_tier'] === 'slow' && labels['sli_kind'] === slo,
    change,
  })),
  ...MODEL_ALERTS.map(([alert, what, id, change]): Mutant => ({
    name: `${alert}: ${what}`,
    scenario: scenarioOf(id),
    isOf: (rule) => rule.alert === alert,
    change,
  })),
]

function ofTier({ objective, tier, edge, times, floor, maintenance, warmUp }: TierWatch): readonly Mutant[] {
  const mutant = (what: string, id: string, change: Change): Mutant => ({
    name: `${objective}, ${tier}: ${what}`,
    scenario: scenarioOf(id),
    isOf: ({ alert, labels }) => alert === BURN_RATE_ALERT && labels['burn_tier'] === tier,
    change,
  })
  return [
    mutant('factor × 1.1', edge, scaleFactor(MORE)),
    mutant('factor × 0.9', edge, scaleFactor(LESS)),
    mutant('budget × 1.1', edge, scaleBudget(MORE)),
    mutant('budget × 0.9', edge, scaleBudget(LESS)),
    mutant('long window, longer', edge, lengthenLong),
    mutant('short window, longer', times, lengthenShort),
    mutant('for, longer', times, lengthenFor),
    mutant('keep firing for, longer', times, lengthenKeep),
    ...(floor === undefined
      ? []
      : [mutant('floor + 1', floor, shiftFloor(1)), mutant('floor − 1', floor, shiftFloor(-1))]),
    ...(maintenance === undefined ? [] : [mutant('maintenance, longer', maintenance, lengthenGuard('maintenance'))]),
    ...(warmUp === undefined ? [] : [mutant('warm-up, longer', warmUp, lengthenGuard('warm_up'))]),
  ]
}

function scenarioOf(id: string): Scenario {
  const found = [...allScenarios, ...edgeScenarios, ...floorScenarios].find((scenario) => scenario.id === id)
  if (!found) throw new Error(`There is no scenario ${id}.`)
  return found
}
