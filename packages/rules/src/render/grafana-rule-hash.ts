import { parseDurationText } from '../promql/parse-duration-text.ts'
import { mapValues } from './map-values.ts'
import { ruleHash } from './rule-hash.ts'

/** One step of a rule, of ours or as Grafana gives it back. */
interface QueryFacts {
  readonly refId: string
  readonly relativeTimeRange: { readonly to: number }
  readonly model: Readonly<Record<string, unknown>>
}

/** What makes a rule of Grafana do what it does. */
export interface GrafanaFacts {
  readonly condition: string
  readonly data: readonly QueryFacts[]
  readonly noDataState: string
  readonly execErrState: string
}

/** The same by name, without what Grafana fills in or orders by itself: intervals, points, time ranges, editor modes. */
export function grafanaBody({
  condition,
  data,
  noDataState,
  execErrState,
}: GrafanaFacts): Readonly<Record<string, string>> {
  return {
    ...Object.fromEntries(data.map((query) => [query.refId, queryText(query)])),
    condition,
    noDataState,
    execErrState,
  }
}

/** A rule of Grafana, for its hash. */
export interface HashedGrafanaRule {
  readonly title: string
  readonly body: Readonly<Record<string, string>>
  readonly for: string
  readonly keepFiringFor: string
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
}

/** As `ruleHash`, over what a rule of Grafana consists of; where it is installed is no part of it. */
export function grafanaRuleHash({ title, body, annotations, ...rule }: HashedGrafanaRule): string {
  const entries = Object.entries(body).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return ruleHash({
    alert: title,
    expr: JSON.stringify(entries),
    forMs: parseDurationText(rule.for) ?? 0,
    keepFiringForMs: parseDurationText(rule.keepFiringFor) ?? 0,
    labels: rule.labels,
    annotations: mapValues(annotations, plainDollars),
  })
}

/** A file writes a dollar of an annotation as a template, from which Grafana reads the dollar later. */
export function plainDollars(template: string): string {
  return template.replaceAll(/\{\{ "(\{?\$)" \}\}/g, (_, dollar: string) => dollar)
}

function queryText({ model, relativeTimeRange: { to } }: QueryFacts): string {
  const { expr, instant, type, expression } = model
  if (typeof expr !== 'string') return `${wordOf(type)} ${wordOf(expression)}${thresholdOf(model)}`
  return `${expr.trim()}${instant === true ? '' : ' over a range'}${to > 0 ? ` as of ${to} s ago` : ''}`
}

/** Of each condition the comparison: what else Grafana adds to it does nothing. */
function thresholdOf({ conditions, reducer }: QueryFacts['model']): string {
  const comparisons = Array.isArray(conditions) ? conditions.map(comparisonOf) : []
  return [...(reducer === undefined ? [] : [` ${wordOf(reducer)}`]), ...comparisons].join('')
}

function comparisonOf(condition: unknown): string {
  const { evaluator, unloadEvaluator } = Object(condition) as Readonly<Record<string, unknown>>
  return [evaluator, unloadEvaluator]
    .filter((own) => own !== undefined)
    .map((own) => {
      const { type, params } = Object(own) as Readonly<Record<string, unknown>>
      return ` ${wordOf(type)} ${wordOf(isRange(type) ? params : [params].flat()[0])}`
    })
    .join('')
}

/** The others look at one number, where a screen of Grafana may save two. */
function isRange(type: unknown): boolean {
  return typeof type === 'string' && type.includes('range')
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}
