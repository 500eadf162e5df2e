import { ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME } from '@driftline/semconv'
import { FLEET, FLEET_PART } from '../../queries/fleet-queries.ts'
import type { Names } from '../../queries/names.ts'
import type { Answers } from '../series.ts'
import { partOf } from '../series.ts'

/** How many alerts of a model in an environment fire; one that names no environment is of all of them. */
export function readFiringCounts(
  names: Names,
  answers: Answers,
): (whose: { readonly environment: string; readonly model: string }) => number {
  const counts = new Map<string, number>()
  for (const { labels, samples } of partOf(answers, FLEET.budgets, FLEET_PART.firing)) {
    const [environment, model] = [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_NAME].map(
      (attribute) => labels[names.label(attribute)] ?? '',
    )
    counts.set(JSON.stringify([environment, model]), samples.at(-1)?.[1] ?? 0)
  }
  const countOf = (environment: string, model: string): number => counts.get(JSON.stringify([environment, model])) ?? 0
  return ({ environment, model }) => countOf(environment, model) + (environment === '' ? 0 : countOf('', model))
}
