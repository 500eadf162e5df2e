import { compareRoles } from '@driftline/health'
import type { MlDeploymentRole } from '@driftline/semconv'
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
import { groupBy } from '../group-by.ts'
import type { Attributes, Point } from '../points.ts'
import { keyOf } from '../points.ts'
import type { Answers } from '../series.ts'
import { mostUrgent, raisedState } from '../state-order.ts'
import type { WindowClock } from '../window-clock.ts'
import { isOld } from '../window-clock.ts'
import type { FleetPoints } from './fleet-points.ts'
import { readFleetPoints } from './fleet-points.ts'
import type { FleetRow } from './fleet-row.ts'
import { isOfWindow, pointsOfWindow, worstFeature } from './model-points.ts'
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
  const rows = Array.from(groupBy(clocks, modelKey), ([key, own]) =>
    fleetRow({ clocks: own, points: pointsOf(key), budgets: budgets.get(key) ?? [], viewMs, window }),
  )
  return rows.sort(byAttention)
}

interface RowInput {
  /** Of one model and environment, as all the rest. */
  readonly clocks: readonly WindowClock[]
  readonly points: FleetPoints
  readonly budgets: readonly Budget[]
  readonly viewMs: number
  readonly window: string
}

function fleetRow({ clocks, points, budgets, viewMs, window: wanted }: RowInput): FleetRow {
  const info = points.infos[0]?.at ?? {}
  const isThere = clocks.some((own) => own.window === wanted)
  const clock = shownClock(clocks, isThere ? wanted : info[ATTR_ML_WINDOW], points.rows)
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

/** Of the window that is shown the version that is live, else canary, else shadow: whose windows go on, with the most rows. */
function shownClock(clocks: readonly WindowClock[], window: string | undefined, rows: readonly Point[]): WindowClock {
  const primary = clocks.filter((clock) => clock.window === window)
  const candidates = primary.length > 0 ? primary : clocks
  const newestMs = Math.max(...candidates.map(({ endMs }) => endMs))
  const rowsOf = (clock: WindowClock): number =>
    rows.filter(({ at }) => isOfWindow(at, clock)).toSorted((a, b) => b.timeMs - a.timeMs)[0]?.value ?? 0
  const byRank = (a: WindowClock, b: WindowClock): number =>
    compareRoles(a.role as MlDeploymentRole, b.role as MlDeploymentRole) ||
    Number(b.endMs === newestMs) - Number(a.endMs === newestMs) ||
    rowsOf(b) - rowsOf(a) ||
    b.endMs - a.endMs
  return candidates.toSorted(byRank)[0]!
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
