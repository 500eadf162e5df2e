import { alertsOnly } from '../alerts-only.ts'
import type { RuleSet } from '../rule.ts'
import { renderGrafanaApi } from './grafana-api.ts'
import { renderGrafanaConvert } from './grafana-convert.ts'
import { renderGrafanaFile } from './grafana-file.ts'
import type { GrafanaOptions } from './grafana-rule.ts'
import { packRules } from './pack-rules.ts'
import { renderPrometheusOperator } from './prometheus-operator.ts'
import { renderPrometheus } from './prometheus.ts'

/** What loads rules. */
export type RuleTarget = 'prometheus' | 'prometheus-operator' | 'grafana-file' | 'grafana-api' | 'grafana-convert'

/** How a target calls its files, and what is in them. */
interface TargetFile {
  readonly suffix: string
  /** Rules that only write series are left out. */
  readonly isForAlerts?: boolean
  readonly render: (rules: RuleSet, options: GrafanaOptions) => string
}

const FILES: Readonly<Record<RuleTarget, TargetFile>> = {
  prometheus: { suffix: '.rules.yaml', render: ({ groups }) => renderPrometheus(groups) },
  'prometheus-operator': { suffix: '.prometheusrule.yaml', render: (rules) => renderPrometheusOperator(rules) },
  'grafana-file': {
    suffix: '.grafana.yaml',
    isForAlerts: true,
    render: ({ groups }, options) => renderGrafanaFile(groups, options),
  },
  'grafana-api': {
    suffix: '.grafana.json',
    isForAlerts: true,
    render: ({ groups }, options) => renderGrafanaApi(groups, options),
  },
  'grafana-convert': {
    suffix: '.grafana-convert.yaml',
    isForAlerts: true,
    render: ({ groups }, options) => renderGrafanaConvert(groups, options),
  },
}

/** Every target, the first is what most have. */
export const RULE_TARGETS = Object.keys(FILES) as readonly RuleTarget[]

export interface RuleFileOptions extends GrafanaOptions {
  /** In as few groups as hold them, as Mimir takes. Default false. */
  readonly pack?: boolean
  /** Name of the file without what the target appends. Default: the model's, without what a file's name should not have. */
  readonly name?: string
}

/** A file of rules. */
export interface RuleFile {
  readonly name: string
  readonly text: string
  /** The rules that are in it. */
  readonly rules: RuleSet
}

/** The file in which a target takes a set of rules. */
export function ruleFile(target: RuleTarget, all: RuleSet, options: RuleFileOptions = {}): RuleFile {
  const { pack = false, name = ruleFileName(all.model), ...grafana } = options
  const { suffix, render, isForAlerts = false } = FILES[target]
  const told = isForAlerts ? { ...all, groups: alertsOnly(all.groups) } : all
  const rules = pack ? packRules(told) : told
  return { name: `${name}${suffix}`, text: render(rules, grafana), rules }
}

/**
 * Name for the file of the processor's rules beside those of models.
 *
 * @param models names of their files, none of which it is to take
 */
export function processorFileName(models: readonly string[], { model }: Pick<RuleSet, 'model'>): string {
  return models.includes(PROCESSOR_FILE) ? model : PROCESSOR_FILE
}

const PROCESSOR_FILE = 'driftline'

/** A model's name may hold anything; a file's name should not. */
export function ruleFileName(model: string): string {
  return model.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+/, '') || 'model'
}
