import { toGrafanaApi } from '../render/grafana-api.ts'
import { renderGrafanaConvert } from '../render/grafana-convert.ts'
import { renderPrometheus } from '../render/prometheus.ts'
import type { RuleSet } from '../rule.ts'
import type { InstalledRule, RuleForm } from './installed-rule.ts'
import { readGrafanaGroups } from './read-grafana-groups.ts'
import { readRuleFile } from './read-rule-file.ts'

export interface WantedOptions {
  /** Data source that rules of Grafana should ask; left out, any will do. */
  readonly datasourceUid?: string
}

/** The rules of a spec in a form, read as installed ones are. */
export function wantedRules(
  { groups }: RuleSet,
  form: RuleForm,
  options: WantedOptions = {},
): readonly InstalledRule[] {
  if (form === 'grafana') return readGrafanaGroups(toGrafanaApi(groups)).rules.map((rule) => askingOf(rule, options))
  const read = readRuleFile(form === 'prometheus' ? renderPrometheus(groups) : renderGrafanaConvert(groups))
  return read.ok ? read.rules : []
}

function askingOf(rule: InstalledRule, { datasourceUid }: WantedOptions): InstalledRule {
  return { ...rule, datasourceUid }
}
