import type { Fields, InstalledRule, ReadRules } from './installed-rule.ts'
import { fieldsOf, listOf, textOf, textsOf } from './installed-rule.ts'
import { prometheusRule } from './prometheus-rule.ts'

const MS_PER_SECOND = 1000

/**
 * The rules that `/api/v1/rules` of Prometheus or Mimir answers; never throws.
 *
 * @param answer the JSON of the response.
 */
export function readRulesApi(answer: unknown): ReadRules {
  const { groups } = fieldsOf(fieldsOf(answer)['data'])
  if (!Array.isArray(groups)) return { ok: false, message: 'The answer has no "data.groups".' }
  return {
    ok: true,
    form: 'prometheus',
    rules: groups.flatMap((group) =>
      listOf(fieldsOf(group)['rules']).map((rule) => toRule(fieldsOf(group), fieldsOf(rule))),
    ),
  }
}

function toRule(group: Fields, rule: Fields): InstalledRule {
  return prometheusRule({
    kind: rule['type'] === 'alerting' ? 'alert' : 'record',
    name: textOf(rule['name']),
    group: textOf(group['name']),
    intervalMs: msOf(group['interval']),
    expr: textOf(rule['query']).trim(),
    forMs: msOf(rule['duration']) ?? 0,
    keepFiringForMs: msOf(rule['keepFiringFor']) ?? 0,
    labels: textsOf(rule['labels']),
    annotations: textsOf(rule['annotations']),
  })
}

function msOf(seconds: unknown): number | undefined {
  return typeof seconds === 'number' ? Math.round(seconds * MS_PER_SECOND) : undefined
}
