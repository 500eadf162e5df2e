import { quote } from './quote.ts'
import { unquote } from './unquote.ts'

/** What a label must be, or must not. */
export interface Matcher {
  readonly label: string
  readonly is: '=' | '!=' | '=~' | '!~'
  readonly value: string
}

/** The series of a metric, as Prometheus prints it: matchers in the order of their text. */
export function renderSelector(metric: string, matchers: readonly Matcher[]): string {
  if (matchers.length === 0) return metric
  const printed = matchers.map(({ label, is, value }) => `${label}${is}${quote(value)}`)
  return `${metric}{${printed.toSorted((a, b) => (a < b ? -1 : 1)).join(',')}}`
}

const MATCHER = /^([a-zA-Z_][a-zA-Z0-9_]*)\s*(=~|!~|!=|=)\s*("(?:[^"\\\n]|\\.)*")$/

/** A matcher as the spec writes it, e.g. `cluster=~"eu-.*"`. @throws RangeError when it is none */
export function parseMatcher(text: string): Matcher {
  const [, label, is, quoted] = MATCHER.exec(text) ?? []
  if (label === undefined || quoted === undefined) throw new RangeError(`"${text}" is not a matcher.`)
  return { label, is: is as Matcher['is'], value: unquote(quoted) }
}
