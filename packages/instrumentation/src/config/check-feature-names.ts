import { LONGEST_NAME } from '@driftline/semconv'
import { describeFound } from '../internal/found-value.ts'
import type { OptionCheck } from './checked-options.ts'

/** Checks the option `features`: a function, or the names of a row's values in their order. */
export function checkFeatures(value: unknown): OptionCheck {
  if (typeof value === 'function') return { value }
  if (!Array.isArray(value))
    return {
      problem: `features is ${describeFound(value)}; a list of names or a function is needed, such as (...args) => row; it is ignored`,
    }
  const names: readonly unknown[] = value
  const problem = wrongName(names)
  return problem === undefined ? { value: [...names] } : { problem }
}

function wrongName(names: readonly unknown[]): string | undefined {
  const ignored = 'the list is ignored, since values could be taken for another feature'
  const seen = new Set<unknown>()
  for (const [i, name] of names.entries()) {
    const which = `name ${i + 1} of features`
    if (typeof name !== 'string') return `${which} is ${describeFound(name)}; a text is needed; ${ignored}`
    if (name === '' || name.length > LONGEST_NAME)
      return `${which} has ${name.length} characters; 1 to ${LONGEST_NAME} are needed; ${ignored}`
    if (seen.has(name)) return `${which}, "${name}", is there twice; ${ignored}`
    seen.add(name)
  }
  return undefined
}
