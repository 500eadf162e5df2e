import type { OneObjective } from '../../rules/one-objective.ts'
import { OFFERED_KINDS } from '../../rules/one-objective.ts'
import type { RulesChoices } from './rules-choices.ts'

/** What was chosen, and for the rest what is offered; undefined while no model is. */
export function formObjective(choices: RulesChoices): OneObjective | undefined {
  const { model, environment } = choices
  return model === '' ? undefined : { model, environment, ...chosenPromise(choices) }
}

/** The same but for whose promise it is. */
export function chosenPromise(choices: RulesChoices): Omit<OneObjective, 'model' | 'environment'> {
  const offered = OFFERED_KINDS.find(({ kind }) => kind === choices.kind) ?? OFFERED_KINDS[0]
  return {
    kind: offered.kind,
    target: choices.target === '' ? offered.target : choices.target,
    below: offered.below === '' || choices.below === '' ? offered.below : choices.below,
    period: choices.period === '28d' ? '28d' : '30d',
    window: choices.window,
  }
}
