import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as semconv from './index.ts'
import { metricDefinitions, toPrometheusLabel, toPrometheusName } from './index.ts'
import type { MetricInstrument } from './index.ts'

const definitions = Object.values(metricDefinitions)

describe('toPrometheusName', () => {
  test.each([
    ['ml.inference.duration', 's', 'histogram', 'ml_inference_duration_seconds'],
    ['ml.inference.calls', '{call}', 'counter', 'ml_inference_calls_total'],
    ['ml.inference.good_calls', '{call}', 'counter', 'ml_inference_good_calls_total'],
    ['ml.inference.predictions', '{prediction}', 'counter', 'ml_inference_predictions_total'],
    ['ml.feature.value', '1', 'exponential_histogram', 'ml_feature_value'],
    ['ml.feature.value', '{value}', 'exponential_histogram', 'ml_feature_value'],
    ['ml.feature.categories', '{value}', 'counter', 'ml_feature_categories_total'],
    ['ml.prediction.score', '1', 'histogram', 'ml_prediction_score'],
    ['ml.drift.score', '{score}', 'gauge', 'ml_drift_score'],
    ['ml.drift.p_value', '{probability}', 'gauge', 'ml_drift_p_value'],
    ['ml.drift.severity', '{severity}', 'gauge', 'ml_drift_severity'],
    ['ml.drift.status', '1', 'updowncounter', 'ml_drift_status'],
    ['ml.window.end', 's', 'gauge', 'ml_window_end_seconds'],
    ['ml.change.timestamp', 'ms', 'gauge', 'ml_change_timestamp_milliseconds'],
    ['ml.slo.good_events', '{event}', 'counter', 'ml_slo_good_events_total'],
    ['otelcol_process_cpu_seconds', 's', 'counter', 'otelcol_process_cpu_seconds_total'],
    ['otelcol_process_uptime', 's', 'counter', 'otelcol_process_uptime_seconds_total'],
    ['otelcol_process_memory_rss', 'By', 'gauge', 'otelcol_process_memory_rss_bytes'],
    ['system.utilization', '1', 'gauge', 'system_utilization_ratio'],
    ['hit.ratio', '1', 'gauge', 'hit_ratio'],
    ['requests.total', '1', 'counter', 'requests_total'],
    ['total.requests', '', 'counter', 'requests_total'],
    ['disk.io', 'By/s', 'gauge', 'disk_io_bytes_per_second'],
    ['requests', '{request}/s', 'gauge', 'requests_per_second'],
    ['speed', 'm/{lap}', 'gauge', 'speed_meters'],
    ['battery', '%', 'gauge', 'battery_percent'],
    ['odd', 'k_Foo__', 'gauge', 'odd_k_Foo'],
    ['a__b..c-d', '', 'gauge', 'a_b_c_d'],
    ['5xx.responses', '', 'gauge', '_5xx_responses'],
    ['rule:recorded', '', 'gauge', 'rule:recorded'],
    ['…', 's', 'gauge', ''],
  ] as const)('translates %s with unit "%s" as a %s to %s', (name, unit, instrument, expected) => {
    expect(toPrometheusName({ name, unit, instrument })).toBe(expected)
  })

  test.each(definitions.map((definition) => [definition.name, definition] as const))(
    'gives %s a legal name without doubled or misleading suffix',
    (_, definition) => {
      const name = toPrometheusName(definition)
      expect(name).toMatch(/^[a-z][a-z0-9_]*$/)
      expect(name).not.toMatch(/__|_ratio$|_total_total|(_[a-z]+)\1$/)
      expect(name.endsWith('_total')).toBe(definition.instrument === 'counter')
    },
  )

  test('keeps the names of the registry apart', () => {
    const names = definitions.map((definition) => toPrometheusName(definition))
    expect(new Set(names).size).toBe(names.length)
  })

  test('is a legal name or empty for any name, unit and instrument, and translating again changes nothing', () => {
    const instruments: MetricInstrument[] = ['counter', 'updowncounter', 'gauge', 'histogram', 'exponential_histogram']
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.constantFrom(...instruments), (name, unit, instrument) => {
        const translated = toPrometheusName({ name, unit, instrument })
        expect(translated).toMatch(/^([a-zA-Z_:][a-zA-Z0-9_:]*)?$/)
        expect(translated).not.toContain('__')
        expect(toPrometheusName({ name: translated, unit: '', instrument: 'gauge' })).toBe(translated)
      }),
    )
  })
})

describe('toPrometheusLabel', () => {
  test.each([
    ['ml.model.name', 'ml_model_name'],
    ['deployment.environment.name', 'deployment_environment_name'],
    ['http..status-code', 'http_status_code'],
    ['2xx', 'key_2xx'],
    ['_private', 'key_private'],
    ['', ''],
  ])('translates %s to %s', (attribute, expected) => {
    expect(toPrometheusLabel(attribute)).toBe(expected)
  })

  test('keeps the attributes of every metric apart and never makes a label Prometheus reads itself', () => {
    for (const { attributes } of definitions) {
      const labels = attributes.map((attribute) => toPrometheusLabel(attribute))
      expect(new Set(labels).size).toBe(labels.length)
      expect(labels).not.toContain('le')
      expect(labels).not.toContain('quantile')
      expect(labels).not.toContain('job')
    }
  })
})

test('every constant of a name is a string and says its own name', () => {
  const constants = Object.entries(semconv).filter(([name]) => /^(ATTR|METRIC|EVENT)_/.test(name))
  expect(constants.length).toBeGreaterThan(150)
  for (const [constant, value] of constants) {
    if (typeof value === 'string')
      expect(constant.replace(/^(ATTR|METRIC|EVENT)_/, '')).toBe(value.toUpperCase().replaceAll('.', '_'))
  }
})

test('spans name a segment dimension and a feature snapshot by their key', () => {
  expect(semconv.ATTR_ML_SEGMENT('weekday')).toBe('ml.segment.weekday')
  expect(semconv.ATTR_ML_FEATURE_SNAPSHOT('clark_lake')).toBe('ml.feature.snapshot.clark_lake')
})
