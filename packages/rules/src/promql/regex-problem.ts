import { RE2JS } from 're2js'

/**
 * Why Prometheus would refuse a regular expression: it reads those of RE2, without backreferences and look-around.
 *
 * @returns undefined where it would take it.
 * @example regexProblem('eu-(') // => 'missing closing ): `eu-(`'
 */
export function regexProblem(expression: string): string | undefined {
  try {
    RE2JS.compile(expression)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : String(error)
  }
}
