import type { Problem } from '../internal/problem-log.ts'
import { checkOptions } from './check-options.ts'
import type { CheckedOptions } from './checked-options.ts'
import type { ModelConfig } from './model-config.ts'
import { resolveModel } from './resolve-model.ts'
import { unknownFeatureNames } from './wrong-names.ts'

/** How a model is wired: what can be used, and all that was wrong with the rest. */
export interface Wiring {
  readonly options: CheckedOptions
  readonly config: ModelConfig
  readonly problems: readonly Problem[]
}

/**
 * Checks options and puts together what they say of the model.
 *
 * @throws TypeError where they are no object or name no model
 */
export function resolveWiring(given: unknown): Wiring {
  const { options, problems: wrong } = checkOptions(given)
  const { model } = options
  const problems: Problem[] = wrong.map((message) => ({ kind: 'options', model, message }))
  const config = resolveModel(options, { tell: (problem) => problems.push(problem) })
  const message = unknownFeatureNames(options, config)
  if (message !== undefined) problems.push({ kind: 'options', model, message })
  return { options, config, problems }
}
