import type { RuleFile, RuleFileOptions, RuleSet, RuleTarget } from '@driftline/rules'
import { processorFileName, processorRules, ruleFile, ruleFileName } from '@driftline/rules'

/** Job under which Prometheus scrapes the processor where nobody named it otherwise. */
const PROCESSOR_JOB = 'driftline'

/** A way to take the rules along. */
export interface RuleDownload {
  readonly target: RuleTarget
  /** What loads them. */
  readonly name: string
  /** What to do with the file. */
  readonly how: string
  readonly pack?: true
}

/** Every way to take rules along, the most common first. */
export const RULE_DOWNLOADS: readonly RuleDownload[] = [
  { target: 'prometheus', name: 'Prometheus', how: 'name it under rule_files, check it with promtool check rules' },
  { target: 'prometheus', name: 'Mimir', how: 'mimirtool rules load; 20 rules in a group, as Mimir takes', pack: true },
  { target: 'prometheus-operator', name: 'Prometheus Operator', how: 'kubectl apply' },
  { target: 'grafana-file', name: 'Grafana, file provisioning', how: 'put it below provisioning/alerting' },
  { target: 'grafana-api', name: 'Grafana, HTTP API', how: 'PUT each group to the provisioning API' },
  { target: 'grafana-convert', name: 'Grafana, as Prometheus rules', how: 'POST it to the conversion API' },
]

/** The file of the model and that of the processor, as `driftline rules build` writes them. */
export function ruleFilesOf(
  { target, pack }: Pick<RuleDownload, 'target' | 'pack'>,
  rules: RuleSet,
  options: RuleFileOptions,
): { readonly model: RuleFile; readonly processor: RuleFile } {
  const processor = processorRules({ job: PROCESSOR_JOB })
  const name = processorFileName([ruleFileName(rules.model)], processor)
  return {
    model: ruleFile(target, rules, { ...options, pack: pack === true }),
    processor: ruleFile(target, processor, { ...options, name }),
  }
}
