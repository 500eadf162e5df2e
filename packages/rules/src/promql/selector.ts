import { quote } from './quote.ts'

/** What a label must be, or must not. */
export interface Matcher {
  readonly label: string
  readonly is: '=' | '!=' | '=~' | '!~'
  readonly value: string
}

/** The series of a metric, as Prometheus prints it: matchers in the order of their text. */
export function renderSelector(metric: string, matchers: readonly Matcher[]): string {
  if (matchers.length === 0) return metric
  const texts = matchers.map(({ label, is, value }) => `${label}${is}${quote(value)}`)
  return `${metric}{${texts.toSorted().join(',')}}`
}

const MATCHER = /^([a-zA-Z_][a-zA-Z0-9_]*)\s*(=~|!~|!=|=)\s*("(?:[^"\\\n]|\\.)*")$/

/** A matcher as the spec writes it, e.g. `cluster=~"eu-.*"`. @throws RangeError when it is none */
export function parseMatcher(text: string): Matcher {
  const [, label, is, quoted] = MATCHER.exec(text) ?? []
  if (label === undefined || quoted === undefined) throw new RangeError(`"${text}" is not a matcher.`)
  return { label, is: is as Matcher['is'], value: unquote(quoted) }
}

const SELECTOR = /^\s*([a-zA-Z_:][a-zA-Z0-9_:]*)\s*(?:\{(.*)\}\s*)?$/s
const MATCHERS = /\s*([a-zA-Z_][a-zA-Z0-9_]*)\s*(?:=~|!~|!=|=)\s*"(?:[^"\\\n]|\\.)*"\s*(?:,|$)/y

/** A counter with matchers as the spec writes it, e.g. `orders_total{shop="a"}`; undefined when it is anything else. */
export function parseSelector(
  text: string,
): { readonly metric: string; readonly matchers: readonly Matcher[] } | undefined {
  const [, metric, inside = ''] = SELECTOR.exec(text) ?? []
  if (metric === undefined) return undefined
  const matchers: Matcher[] = []
  for (let at = 0; at < inside.trimEnd().length; at = MATCHERS.lastIndex) {
    MATCHERS.lastIndex = at
    const [found] = MATCHERS.exec(inside) ?? []
    if (found === undefined) return undefined
    matchers.push(parseMatcher(found.trim().replace(/,$/, '').trim()))
  }
  return { metric, matchers }
}

const UNESCAPED: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\u0007',
  b: '\b',
  f: '\f',
  v: '\v',
}

function unquote(quoted: string): string {
  return quoted.slice(1, -1).replaceAll(/\\(.)/gs, (_, character: string) => UNESCAPED[character] ?? character)
}
