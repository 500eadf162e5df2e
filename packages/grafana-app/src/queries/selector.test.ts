import {
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_MODEL_NAME,
  METRIC_ML_DRIFT_SEVERITY,
  METRIC_ML_DRIFT_STATUS,
} from '@driftline/semconv'
import { parser } from '@prometheus-io/lezer-promql'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createNames } from './names.ts'
import { anyMetric, maxByContract, selector } from './selector.ts'

const names = createNames()

/** What of the grammar an expression is made of; a mistake is `⚠`. */
function nodesOf(expr: string): readonly string[] {
  const found: string[] = []
  parser.parse(expr).iterate({ enter: ({ name }) => void found.push(name) })
  return found
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom('"', '\\', '{', '}', '$', '[', ']', '\n', '`', 'a', '|', ',') }),
  fc.constant('x'.repeat(300)),
)

test('whatever a value is, the query is of the same parts, and holds nothing that Grafana would replace', () => {
  fc.assert(
    fc.property(hostile, fc.array(hostile, { minLength: 2, maxLength: 4 }), (one, several) => {
      const plain = { [ATTR_ML_MODEL_NAME]: 'm', [ATTR_ML_FEATURE_NAME]: ['a', 'b'] }
      const where = { [ATTR_ML_MODEL_NAME]: one, [ATTR_ML_FEATURE_NAME]: several }
      for (const render of [selector, maxByContract]) {
        const expr = render(names, METRIC_ML_DRIFT_SEVERITY, where)
        expect(nodesOf(expr)).toEqual(nodesOf(render(names, METRIC_ML_DRIFT_SEVERITY, plain)))
        expect(expr).not.toMatch(/\$|\[\[/)
      }
    }),
  )
})

test('names of the contract are the ones of the data source', () => {
  const renamed = createNames({ metricPrefix: 'acme_', labelPrefix: 'exported_' })
  expect(selector(renamed, METRIC_ML_DRIFT_SEVERITY, { [ATTR_ML_MODEL_NAME]: 'a "b"' })).toBe(
    String.raw`acme_ml_drift_severity{exported_ml_model_name="a \"b\""}`,
  )
  expect(anyMetric(names, [METRIC_ML_DRIFT_SEVERITY, METRIC_ML_DRIFT_STATUS])).toBe(
    '{__name__=~"ml_drift_severity|ml_drift_status"}',
  )
})

test('what says which process was scraped is aggregated away', () => {
  expect(maxByContract(names, METRIC_ML_DRIFT_STATUS)).toBe(
    'max by (deployment_environment_name, ml_model_name, ml_model_version, ml_deployment_role, ml_segment_name, ' +
      'ml_segment_value, ml_window, ml_reference, ml_feature_name, ml_reference_headline, ml_drift_state, ' +
      'ml_drift_reason, ml_drift_kind) (ml_drift_status)',
  )
})
