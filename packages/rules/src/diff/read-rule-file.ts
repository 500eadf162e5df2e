import { parse } from 'yaml'
import { parseDurationText } from '../promql/parse-duration-text.ts'
import type { Fields, InstalledRule, ReadRules } from './installed-rule.ts'
import { fieldsOf, listOf, textOf, textsOf } from './installed-rule.ts'

/** The rules of a rule file of Prometheus or Mimir, or of a PrometheusRule of the Prometheus Operator; never throws. */
export function readRuleFile(text: string): ReadRules {
  const root = readYaml(text)
  if (typeof root === 'string') return { ok: false, message: root }
  const groups = root['groups'] ?? fieldsOf(root['spec'])['groups']
  if (!Array.isArray(groups)) return { ok: false, message: 'It has no "groups", so it is no rule file of Prometheus.' }
  return {
    ok: true,
    rules: groups.flatMap((group) =>
      listOf(fieldsOf(group)['rules']).map((rule) => toRule(fieldsOf(group), fieldsOf(rule))),
    ),
  }
}

function readYaml(text: string): Fields | string {
  try {
    return fieldsOf(parse(text, { logLevel: 'error', maxAliasCount: 100 }))
  } catch (error) {
    return `It is not valid YAML: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`
  }
}

function toRule(group: Fields, rule: Fields): InstalledRule {
  const isAlert = rule['alert'] !== undefined
  return {
    kind: isAlert ? 'alert' : 'record',
    name: textOf(isAlert ? rule['alert'] : rule['record']),
    group: textOf(group['name']),
    intervalMs: durationOf(group['interval']),
    expr: textOf(rule['expr']).trim(),
    forMs: durationOf(rule['for']) ?? 0,
    keepFiringForMs: durationOf(rule['keep_firing_for']) ?? 0,
    labels: textsOf(rule['labels']),
    annotations: textsOf(rule['annotations']),
  }
}

function durationOf(value: unknown): number | undefined {
  return value === undefined ? undefined : parseDurationText(textOf(value))
}
