import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_SLO_KIND,
  ATTR_ML_SLO_NAME,
  METRIC_ML_SLO_EVENTS,
  METRIC_ML_SLO_GOOD_EVENTS,
  METRIC_ML_SLO_OBJECTIVE,
} from '@driftline/semconv'
import { BUDGET_PART } from '../queries/budget-queries.ts'
import type { Names } from '../queries/names.ts'
import type { Point } from './points.ts'
import { keyOf, readPoints } from './points.ts'
import type { Answers } from './series.ts'
import { partOf } from './series.ts'

/** What is left of the error budget of an objective over the last 30 days. */
export interface Budget {
  readonly slo: string
  readonly kind: string
  /** 0..1 */
  readonly objective: number
  readonly events: number
  readonly goodEvents: number
  /** Share of the budget that is left: at most 1, below 0 once overspent; undefined where there were no events. */
  readonly left: number | undefined
}

/** A budget and whose it is. */
export interface ModelBudget extends Budget {
  readonly environment: string
  readonly model: string
}

const OBJECTIVE = [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME, ATTR_ML_SLO_NAME]

/** The budgets in the answer to a query for them, of each model by the name of the objective. */
export function readBudgets(names: Names, answers: Answers, name: string): readonly ModelBudget[] {
  const events = byObjective(readPoints(names, METRIC_ML_SLO_EVENTS, partOf(answers, name, BUDGET_PART.events)))
  const good = byObjective(readPoints(names, METRIC_ML_SLO_GOOD_EVENTS, partOf(answers, name, BUDGET_PART.good)))
  return readPoints(names, METRIC_ML_SLO_OBJECTIVE, partOf(answers, name, BUDGET_PART.objective))
    .map(({ at, value }) => {
      const key = keyOf(at, OBJECTIVE)
      const counted = { events: events.get(key) ?? 0, goodEvents: good.get(key) ?? 0 }
      return {
        environment: at[ATTR_DEPLOYMENT_ENVIRONMENT_NAME] ?? '',
        model: at[ATTR_ML_MODEL_NAME] ?? '',
        slo: at[ATTR_ML_SLO_NAME] ?? '',
        kind: at[ATTR_ML_SLO_KIND] ?? '',
        objective: value,
        events: counted.events,
        goodEvents: counted.goodEvents,
        left: shareLeft(value, counted),
      }
    })
    .sort((a, b) => (a.slo < b.slo ? -1 : 1))
}

function shareLeft(objective: number, { events, goodEvents }: Pick<Budget, 'events' | 'goodEvents'>) {
  const allowed = events * (1 - objective)
  return allowed > 0 ? 1 - (events - goodEvents) / allowed : undefined
}

function byObjective(points: readonly Point[]): ReadonlyMap<string, number> {
  return new Map(points.map(({ at, value }) => [keyOf(at, OBJECTIVE), value]))
}
