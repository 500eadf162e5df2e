import {
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_FEATURE_PROBLEM,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_MODEL_VERSION,
  ATTR_SERVICE_NAME,
  METRIC_ML_FEATURE_PROBLEMS,
  METRIC_ML_INFERENCE_CALLS,
} from '@driftline/semconv'
import { describe, expect, test } from 'vitest'
import type { Attributes, MetricPoint } from '../otlp/metric-point.ts'
import { createIdentifier } from './identify-point.ts'

const missing: Attributes = { [ATTR_ML_FEATURE_NAME]: 'x', [ATTR_ML_FEATURE_PROBLEM]: 'missing' }

function pointOf(metric: string, attributes: Attributes, resource: Attributes = {}): MetricPoint {
  return {
    resource: { [ATTR_SERVICE_NAME]: 's', ...resource },
    scopeName: '',
    scope: {},
    unit: '1',
    monotonic: true,
    metric,
    attributes: { [ATTR_ML_MODEL_NAME]: 'm', ...attributes },
    temporality: 'cumulative',
    startTimeMs: 1,
    timeMs: 2,
    data: { kind: 'number', value: 1 },
  }
}

describe('the deployment a point is of', () => {
  test('is what its resource says, where the point says nothing', () => {
    const resource = { [ATTR_ML_DEPLOYMENT_ROLE]: 'canary', [ATTR_ML_MODEL_VERSION]: '7' }
    const identify = createIdentifier()
    const { target, events } = identify(pointOf(METRIC_ML_FEATURE_PROBLEMS, missing, resource))
    expect(target?.feature).toMatchObject({ version: '7', role: 'canary' })
    expect(events).toBeUndefined()
    const own = { ...missing, [ATTR_ML_DEPLOYMENT_ROLE]: 'live', [ATTR_ML_MODEL_VERSION]: '8' }
    const named = identify(pointOf(METRIC_ML_FEATURE_PROBLEMS, own, resource))
    expect(named.target?.feature).toMatchObject({ version: '8', role: 'live' })
    expect(named.events?.source).toBe('missing')
  })

  test('makes streams of one writer two, where resources differ in nothing else', () => {
    const identify = createIdentifier()
    const keys = ['live', 'canary', ''].map(
      (role) => identify(pointOf(METRIC_ML_FEATURE_PROBLEMS, missing, { [ATTR_ML_DEPLOYMENT_ROLE]: role })).seriesKey,
    )
    expect(new Set(keys).size).toBe(3)
  })

  test.each([
    ['feature', METRIC_ML_FEATURE_PROBLEMS, missing],
    ['call', METRIC_ML_INFERENCE_CALLS, {}],
  ])('is none where the role of a %s is misspelt', (_, metric, attributes) => {
    const identified = createIdentifier()(pointOf(metric, { ...attributes, [ATTR_ML_DEPLOYMENT_ROLE]: 'canari' }))
    expect(identified).toMatchObject({ unknownRole: 'canari', target: undefined, seriesKey: '' })
  })
})
