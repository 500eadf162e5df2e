import { parse } from 'yaml'
import { parseDurationText } from '../promql/parse-duration-text.ts'
import { GRAFANA_UID_LABEL } from '../render/grafana-convert.ts'
import { convertedRule } from './converted-rule.ts'
import type { Fields, InstalledRule, ReadRules } from './installed-rule.ts'
import { fieldsOf, listOf, textOf, textsOf } from './installed-rule.ts'
import { prometheusRule } from './prometheus-rule.ts'
import { readGrafanaFile } from './read-grafana-file.ts'
import { readGrafanaGroups } from './read-grafana-groups.ts'

/**
 * The rules of a file for anything that takes rules: Prometheus, Mimir, the Prometheus Operator, and Grafana by its API,
 * by files or by conversion; never throws.
 */
export function readRuleFile(text: string): ReadRules {
  const root = readYaml(text)
  if (typeof root === 'string') return { ok: false, message: root }
  const bodies = [root].flat()
  if (bodies.every(isGrafanaBody)) return { ok: true, ...readGrafanaGroups(bodies) }
  const fields = fieldsOf(root)
  const groups = fields['groups'] ?? fieldsOf(fields['spec'])['groups']
  if (!Array.isArray(groups)) return { ok: false, message: whyNoRules(fields) }
  if (fields['apiVersion'] === 1) return { ok: true, ...readGrafanaFile(groups) }
  return { ok: true, ...readPrometheusGroups(groups) }
}

function readYaml(text: string): object | string {
  try {
    return Object(parseJson(text) ?? parse(text, { logLevel: 'error', maxAliasCount: 100 })) as object
  } catch (error) {
    return `It is not valid YAML: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`
  }
}

/** JSON is YAML too, and a hundred times faster to read. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A body of the provisioning API. */
function isGrafanaBody(value: unknown): boolean {
  const { title, folderUid, rules } = fieldsOf(value)
  return typeof title === 'string' && typeof folderUid === 'string' && Array.isArray(rules)
}

function whyNoRules({ route, policies, muteTimes }: Fields): string {
  if (route !== undefined)
    return 'It holds routes of Alertmanager, no rules. "amtool check-config" checks it; compare it with what "driftline rules build --target alertmanager" prints.'
  if (policies !== undefined || muteTimes !== undefined)
    return 'It holds notification policies of Grafana, no rules. Compare it with what "driftline rules build --target grafana-policies" prints.'
  return 'It has no "groups", so it is no file with rules of Prometheus, Mimir or Grafana.'
}

function readPrometheusGroups(groups: readonly unknown[]): Omit<Extract<ReadRules, { ok: true }>, 'ok'> {
  const read = groups
    .map(fieldsOf)
    .flatMap((group) => listOf(group['rules']).map((rule) => ({ group, rule: fieldsOf(rule) })))
  const isConverted = read.some(({ rule }) => fieldsOf(rule['labels'])[GRAFANA_UID_LABEL] !== undefined)
  return {
    form: isConverted ? 'grafana-convert' : 'prometheus',
    rules: read.map(({ group, rule }) => toRule(group, rule, isConverted)),
  }
}

function toRule(group: Fields, rule: Fields, isConverted: boolean): InstalledRule {
  const isAlert = rule['alert'] !== undefined
  const { [GRAFANA_UID_LABEL]: uid, ...labels } = textsOf(rule['labels'])
  const facts = {
    kind: isAlert ? ('alert' as const) : ('record' as const),
    name: textOf(isAlert ? rule['alert'] : rule['record']),
    group: textOf(group['name']),
    intervalMs: durationOf(group['interval']),
    expr: textOf(rule['expr']).trim(),
    forMs: durationOf(rule['for']) ?? 0,
    labels,
    annotations: textsOf(rule['annotations']),
  }
  if (isConverted) return convertedRule({ ...facts, uid })
  return prometheusRule({ ...facts, keepFiringForMs: durationOf(rule['keep_firing_for']) ?? 0 })
}

function durationOf(value: unknown): number | undefined {
  return value === undefined ? undefined : parseDurationText(textOf(value))
}
