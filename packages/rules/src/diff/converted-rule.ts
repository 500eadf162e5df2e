import { convertedHash } from '../render/grafana-convert.ts'
import { plainDollars } from '../render/grafana-rule-hash.ts'
import { mapValues } from '../render/map-values.ts'
import type { InstalledRule } from './installed-rule.ts'

/** A rule in the words of Prometheus that Grafana converts, or has converted. */
type ConvertedFacts = Omit<InstalledRule, 'datasourceUid' | 'body' | 'keepFiringForMs' | 'hash'> & {
  readonly expr: string
}

/** What Grafana keeps of it: `keep_firing_for` is lost there, so it is no difference. */
export function convertedRule({ expr, annotations: texts, ...facts }: ConvertedFacts): InstalledRule {
  const annotations = mapValues(texts, plainDollars)
  return {
    ...facts,
    annotations,
    datasourceUid: undefined,
    body: { expr },
    keepFiringForMs: 0,
    hash: convertedHash({ alert: facts.name, expr, forMs: facts.forMs, labels: facts.labels, annotations }),
  }
}
