import { ruleHash } from '../render/rule-hash.ts'
import type { InstalledRule } from './installed-rule.ts'

type PrometheusFacts = Omit<InstalledRule, 'uid' | 'datasourceUid' | 'body' | 'hash'> & { readonly expr: string }

/** A rule of Prometheus or Mimir. */
export function prometheusRule({ expr, ...facts }: PrometheusFacts): InstalledRule {
  const hash = ruleHash({ ...facts, alert: facts.name, expr })
  return { ...facts, uid: undefined, datasourceUid: undefined, body: { expr }, hash }
}
