import { grafanaFormula, grafanaQueries } from '../src/render/grafana-queries.ts'
import { prometheusExpression } from '../src/render/prometheus.ts'
import type { Condition } from '../src/rule.ts'

/** The queries of Grafana joined as its formula joins them: number by number with the very same labels. */
export function asGrafanaWould(condition: Condition): string {
  const exprs = new Map(
    grafanaQueries(condition, 'p').flatMap(({ model }) =>
      'expr' in model ? [[model.refId, model.expr] as const] : [],
    ),
  )
  return grafanaFormula(condition)
    .split(' && ')
    .map((term) => term.replace(/^\$([A-Z])/, (_, refId: string) => `(${exprs.get(refId)})`))
    .join(' and ')
}

/** Whatever fires in one of Prometheus and Grafana only: nothing should. */
export function firesInOneOnly(condition: Condition): string {
  const [whole, parts] = [prometheusExpression(condition), asGrafanaWould(condition)]
  return `((${whole}) unless (${parts})) or ((${parts}) unless (${whole}))`
}
