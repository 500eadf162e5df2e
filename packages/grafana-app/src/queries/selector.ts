import type { Matcher } from '@driftline/rules'
import { escapeRegex, renderSelector } from '@driftline/rules'
import type { Names } from './names.ts'

/** Where Prometheus has the name of a metric. */
export const NAME_LABEL = '__name__'

/** What attributes must be: one value, any of several, or any but one. */
export type Where = Readonly<Record<string, Wanted>>

type Wanted = string | readonly string[] | { readonly not: string }

/** The series of a metric of the contract. */
export function selector(names: Names, metric: string, where: Where = {}): string {
  const matchers = Object.entries(where).map(([attribute, value]) => toMatcher(names.label(attribute), value))
  return selectorOf(names.metric(metric), matchers)
}

/** The series of any of several metrics. */
export function anyMetric(names: Names, metrics: readonly string[], where: Where = {}): string {
  const matchers = Object.entries(where).map(([attribute, value]) => toMatcher(names.label(attribute), value))
  return selectorOf('', [toMatcher(NAME_LABEL, metrics.map(names.metric)), ...matchers])
}

/**
 * The same without what only says which process was scraped: one value for each set of the contract's labels, however
 * many processes tell of it.
 */
export function maxByContract(names: Names, metric: string, where: Where = {}): string {
  return maxBy(names, names.attributesOf(metric), selector(names, metric, where))
}

/** The greatest of an expression for each set of these attributes. */
export function maxBy(names: Names, attributes: readonly string[], expr: string): string {
  return `max by (${attributes.map(names.label).join(', ')}) (${expr})`
}

/** The series of a metric by its name in Prometheus. */
export function selectorOf(metric: string, matchers: readonly Matcher[]): string {
  return withoutVariables(renderSelector(metric, matchers))
}

/** What a label must be: one value, any of several, or any but one. */
export function toMatcher(label: string, value: Wanted): Matcher {
  if (typeof value === 'string') return { label, is: '=', value }
  if ('not' in value) return { label, is: '!=', value: value.not }
  const [only] = value
  if (value.length === 1 && only !== undefined) return { label, is: '=', value: only }
  return { label, is: '=~', value: value.map(escapeRegex).join('|') }
}

/** Grafana replaces `$name`, `${name}` and `[[name]]` wherever they stand, in a quoted text too. */
export function withoutVariables(rendered: string): string {
  return rendered.replaceAll('$', String.raw`\x24`).replaceAll(/\[(?=\[)/g, String.raw`\x5b`)
}
