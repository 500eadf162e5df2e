import { appAddress } from './app-address.ts'
import type { Labels } from './named-model.ts'
import { findNamedModel } from './named-model.ts'

/** What Grafana tells of an alert instance, as far as it is read here. */
export interface InstanceContext {
  readonly instance?: { readonly labels?: Labels }
  readonly rule?: RuleContext
}

/** What Grafana tells of an alert rule, as far as it is read here. */
export interface RuleContext {
  readonly labels?: Labels
  /** In PromQL, by either name. */
  readonly expression?: string
  readonly query?: string
}

/** Where an alert instance leads. */
export function instanceLink(context: InstanceContext | undefined) {
  const { instance, rule } = context ?? {}
  return linkOf([instance?.labels ?? {}, ...(instance?.labels === undefined ? [rule?.labels ?? {}] : [])], rule)
}

/** Where an alert rule leads. */
export function ruleLink(context: RuleContext | undefined) {
  return linkOf([context?.labels ?? {}], context)
}

function linkOf(labels: readonly Labels[], rule: RuleContext | undefined) {
  const exprs = [rule?.expression, rule?.query].filter((expr) => typeof expr === 'string')
  const named = findNamedModel({ labels, exprs })
  return named && { path: appAddress(named, {}) }
}
