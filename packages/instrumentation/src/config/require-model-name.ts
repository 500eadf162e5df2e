import { LONGEST_NAME } from '@driftline/semconv'
import { describeFound } from '../internal/found-value.ts'
import { misuse } from './misuse.ts'

/**
 * Finds the name of the model among the options.
 *
 * @returns the name, and what is wrong with one that could be used all the same
 * @throws TypeError where there is none
 */
export function requireModelName(options: Readonly<Record<string, unknown>>): { name: string; problem?: string } {
  const { model } = options
  if (typeof model !== 'string') throw noName(`found ${describeFound(model)}${hintFor(options)}`)
  const name = model.trim()
  if (name === '') throw noName('found an empty text')
  if (name.length <= LONGEST_NAME) return { name: model }
  return {
    name: model.slice(0, LONGEST_NAME),
    problem: `the name of the model has ${model.length} characters; it is cut to the ${LONGEST_NAME} that a name may have`,
  }
}

function noName(found: string): TypeError {
  return misuse(
    'options',
    `instrumentModel needs the name of the model in options.model, as in its monitoring spec; ${found}. ` +
      "Give { model: 'ridership' }.",
  )
}

/** Where the name may be meant to be. */
function hintFor(options: Readonly<Record<string, unknown>>): string {
  const other = ['name', 'modelName', 'model_name', 'modelId', 'id'].find((key) => typeof options[key] === 'string')
  return other === undefined ? '' : ` and a text in "${other}", which is no option`
}
