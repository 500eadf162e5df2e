import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { buildRules } from '../build-rules.ts'
import { EVERY_KIND, specOf } from '../spec-of.testing.ts'
import { toPrometheusFile } from './prometheus.ts'
import { renderPrometheusOperator } from './prometheus-operator.ts'

test('the resource holds what the rule file of Prometheus holds', () => {
  const rules = buildRules(specOf(EVERY_KIND))
  expect(parse(renderPrometheusOperator(rules))).toEqual({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: 'driftline-ridership', labels: { 'app.kubernetes.io/managed-by': 'driftline' } },
    spec: toPrometheusFile(rules.groups),
  })
})

test('labels that YAML 1.1 would read as something else than text stay text', () => {
  const rules = buildRules(specOf(`{model: {name: x}, slos: {availability: 0.999}, alerting: {team: "on"}}`))
  expect(renderPrometheusOperator(rules)).toContain('team: "on"')
})
