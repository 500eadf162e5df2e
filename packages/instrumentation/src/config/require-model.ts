import { describeFound, isClass } from '../internal/found-value.ts'
import { misuse } from './misuse.ts'

/** What models call the method that answers. */
const METHODS = ['predict', 'predictAsync', 'run', 'call', 'invoke', 'infer', 'execute', 'forward', 'score', 'generate']

/**
 * Checks that a model can be called.
 *
 * @throws TypeError where it is no function, with what it is and how to give it
 */
export function requireModel(model: unknown, options: unknown): void {
  if (typeof model === 'function' && !isClass(model)) return
  throw misuse('model', `instrumentModel(model, options) needs a function as model; found ${adviceFor(model, options)}`)
}

function adviceFor(model: unknown, options: unknown): string {
  const found = describeFound(model)
  if (found === 'a class') return 'a class. Make an instance and give its method: model.predict.bind(model).'
  if (found === 'a promise') return 'a promise. Await it: instrumentModel(await loading, options).'
  if (found === 'a text') return 'a text. Load the model first and give the function that asks it.'
  if (typeof options === 'function') return `${found}. The model comes first, the options second.`
  const method = methodOf(model)
  if (method !== undefined)
    return `${found} with a method "${method}". Give the method bound to it: model.${method}.bind(model).`
  return `${found}. Give the function that takes a row and answers.`
}

function methodOf(model: unknown): string | undefined {
  if (typeof model !== 'object' || model === null) return undefined
  try {
    return METHODS.find((name) => typeof Reflect.get(model, name) === 'function')
  } catch {
    return undefined
  }
}
