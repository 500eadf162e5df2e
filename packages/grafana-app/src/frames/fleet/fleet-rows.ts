import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_MODEL_OWNER,
  ATTR_ML_MODEL_RISK_TIER,
  ATTR_ML_MODEL_RUNBOOK,
  ATTR_ML_MODEL_TASK,
  ATTR_ML_WINDOW,
} from '@driftline/semconv'
import { FLEET } from '../../queries/fleet-queries.ts'
import type { Names } from '../../queries/names.ts'
import type { Budget, ModelBudget } from '../budgets.ts'
import { readBudgets } from '../budgets.ts'
import { countStates } from '../count-states.ts'
import type { Group } from '../group-by.ts'
import { groupBy } from '../group-by.ts'
import { createRowsOf } from '../last-rows.ts'
import type { Attributes, Point } from '../points.ts'
import { keyOf } from '../points.ts'
import type { Answers } from '../series.ts'
import { ANY_CLOCK, shownClock } from '../shown-clock.ts'
import { mostUrgent, raisedState } from '../state-order.ts'
import type { WindowClock } from '../window-clock.ts'
import { isOld } from '../window-clock.ts'
import type { FleetPoints } from './fleet-points.ts'
import { readFleetPoints } from './fleet-points.ts'
import type { FleetRow } from './fleet-row.ts'
import { readFiringCounts } from './firing-counts.ts'
import { pointsOfWindow, worstFeature } from './model-points.ts'
import { byAttention } from './sort-fleet.ts'

/** What the Fleet page was told. */
export interface FleetAnswers {
  readonly clocks: readonly WindowClock[]
  readonly answers: Answers
  readonly viewMs: number
  /** Window length that is shown of every model that has it; empty for the primary one. */
  readonly window?: string
}

/** One row for each model and environment of which a window ended, what needs attention first. */
export function fleetRows(names: Names, { clocks, answers, viewMs, window = '' }: FleetAnswers): readonly FleetRow[] {
  const pointsOf = createPointsOf(readFleetPoints(names, answers, clocks))
  const budgets = groupBy(readBudgets(names, answers, FLEET.budgets), modelKey)
  const firingCountOf = readFiringCounts(names, answers)
  const rows = Array.from(groupBy(clocks, modelKey), ([key, own]) =>
    fleetRow({
      clocks: own,
      points: pointsOf(key),
      budgets: budgets.get(key) ?? [],
      firingCount: firingCountOf(own[0]),
      viewMs,
      window,
    }),
  )
  return rows.sort(byAttention)
}

interface RowInput {
  /** Of one model and environment, as all the rest. */
  readonly clocks: Group<WindowClock>
  readonly points: FleetPoints
  readonly budgets: readonly Budget[]
  readonly firingCount: number
  readonly viewMs: number
  readonly window: string
}

function fleetRow({ clocks, points, budgets, firingCount, viewMs, window: set }: RowInput): FleetRow {
  const info = points.infos[0]?.at ?? {}
  const choice = { wanted: ANY_CLOCK, windows: [set, info[ATTR_ML_WINDOW]], rowsOf: createRowsOf(points.rows) }
  const clock = shownClock(clocks, choice) ?? clocks[0]
  const shown = pointsOfWindow(points, clock)
  const worst = worstFeature(shown)
  const featuresByState = countStates(shown.features)
  const ownState = worst && raisedState(worst.severity)
  const traffic = shown.rows.map(({ timeMs, value }) => ({ timeMs, rows: value }))
  const { environment, model, version, role, window, endMs } = clock
  return {
    ...saidOfModel(info),
    environment,
    model,
    version,
    role,
    window,
    endMs,
    featuresByState,
    worst,
    budgets,
    firingCount,
    versions: [...new Set(clocks.toSorted((a, b) => b.endMs - a.endMs).map((own) => own.version))],
    state: mostUrgent([...featuresByState.keys(), ...(ownState ? [ownState] : [])]),
    traffic: traffic.sort((a, b) => a.timeMs - b.timeMs),
    isOld: isOld(clock, viewMs),
  }
}

function saidOfModel(info: Attributes): Pick<FleetRow, 'owner' | 'riskTier' | 'runbook' | 'task'> {
  return {
    owner: info[ATTR_ML_MODEL_OWNER] ?? '',
    riskTier: info[ATTR_ML_MODEL_RISK_TIER] ?? '',
    runbook: info[ATTR_ML_MODEL_RUNBOOK] ?? '',
    task: info[ATTR_ML_MODEL_TASK] ?? '',
  }
}

function createPointsOf(points: FleetPoints): (key: string) => FleetPoints {
  const grouped = (own: readonly Point[]) => groupBy(own, ({ at }) => keyOf(at, MODEL))
  const features = grouped(points.features)
  const infos = grouped(points.infos)
  const severities = grouped(points.severities)
  const bounds = grouped(points.bounds)
  const sinces = grouped(points.sinces)
  const rows = grouped(points.rows)
  return (key) => ({
    features: features.get(key) ?? [],
    infos: infos.get(key) ?? [],
    severities: severities.get(key) ?? [],
    bounds: bounds.get(key) ?? [],
    sinces: sinces.get(key) ?? [],
    rows: rows.get(key) ?? [],
  })
}

const MODEL = [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME]

function modelKey({ environment, model }: Pick<ModelBudget, 'environment' | 'model'>): string {
  return JSON.stringify([environment, model])
}
