import { parseDurationText } from '../promql/parse-duration-text.ts'
import { mapValues } from '../render/map-values.ts'
import type { Fields, InstalledRules } from './installed-rule.ts'
import { fieldsOf, listOf, textOf, textsOf } from './installed-rule.ts'
import { readGrafanaGroups } from './read-grafana-groups.ts'

/** The groups of a file for `provisioning/alerting/`, as it is written or as Grafana exports it; never throws. */
export function readGrafanaFile(groups: readonly unknown[]): InstalledRules {
  return readGrafanaGroups(groups.map((group) => asSent(fieldsOf(group))))
}

/** In the words of the provisioning API. */
function asSent({ name, interval, rules }: Fields): Fields {
  return {
    title: oneDollar(textOf(name)),
    interval: (parseDurationText(textOf(interval)) ?? 0) / 1000,
    rules: listOf(rules).map((rule) => ruleAsSent(fieldsOf(rule))),
  }
}

function ruleAsSent({
  title,
  labels,
  keepFiringFor,
  missing_series_evals_to_resolve: missing,
  ...rule
}: Fields): Fields {
  return {
    ...rule,
    title: oneDollar(textOf(title)),
    labels: mapValues(textsOf(labels), oneDollar),
    keep_firing_for: keepFiringFor,
    missingSeriesEvalsToResolve: missing,
  }
}

/** There two of them stand for one, but not in annotations. */
function oneDollar(text: string): string {
  return text.replaceAll('$$', '$')
}
