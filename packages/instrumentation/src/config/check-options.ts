import { closestName } from '@driftline/semconv'
import { describeFound } from '../internal/found-value.ts'
import type { CheckedOptions } from './checked-options.ts'
import { misuse } from './misuse.ts'
import { OPTION_CHECKS } from './option-checks.ts'
import { requireModelName } from './require-model-name.ts'

/** What can be used of options, and what was wrong with the others. */
export interface OptionsCheck {
  readonly options: CheckedOptions
  /** In words, one for each option. */
  readonly problems: readonly string[]
}

/**
 * Checks what `instrumentModel` was given as options. What has a wrong value is left out, so that its default holds.
 *
 * @throws TypeError where they are no object or name no model
 */
export function checkOptions(given: unknown): OptionsCheck {
  const found = requireObject(given)
  const { name, problem } = requireModelName(found)
  const problems = problem === undefined ? [] : [problem]
  const usable: Record<string, unknown> = {}
  for (const option of Object.keys(found)) {
    const check = OPTION_CHECKS.get(option)
    const value = found[option]
    if (option === 'model' || (check && value === undefined)) continue
    const checked = check ? check(value) : { problem: unknownOption(option) }
    if (checked.problem !== undefined) problems.push(checked.problem)
    if (checked.value !== undefined) usable[option] = checked.value
  }
  // Each value was checked by the rule of its name.
  return { options: { ...usable, model: name }, problems }
}

function requireObject(given: unknown): Readonly<Record<string, unknown>> {
  const found = describeFound(given)
  const isObject = typeof given === 'object' && given !== null && !Array.isArray(given) && found !== 'a promise'
  if (isObject) return given as Readonly<Record<string, unknown>>
  const example = typeof given === 'string' ? `{ model: '${given.slice(0, 50)}' }` : "{ model: 'ridership' }"
  throw misuse(
    'options',
    `instrumentModel(model, options) needs an object as options; found ${found}. Give ${example}.`,
  )
}

function unknownOption(option: string): string {
  const shown = `there is no option "${option.slice(0, 50)}"`
  const nearest = closestName(option, [...OPTION_CHECKS.keys(), 'model'])
  return nearest === undefined
    ? `${shown}; it is ignored. There are model, ${[...OPTION_CHECKS.keys()].join(', ')}.`
    : `${shown}; did you mean "${nearest}"? It is ignored.`
}
