import type { RuleSet } from '../rule.ts'
import { resourceName } from './resource-name.ts'
import { toPrometheusFile } from './prometheus.ts'
import { toYaml } from './yaml-text.ts'

/**
 * A resource of the Prometheus Operator.
 *
 * @see Prometheus Operator 0.80, monitoring.coreos.com/v1 PrometheusRule
 */
export function renderPrometheusOperator({ model, groups }: RuleSet): string {
  return toYaml({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: resourceName(model), labels: { 'app.kubernetes.io/managed-by': 'driftline' } },
    spec: toPrometheusFile(groups),
  })
}
