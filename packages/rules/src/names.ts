import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_REFERENCE,
  ATTR_ML_SEGMENT_NAME,
  ATTR_ML_SLO_NAME,
  ATTR_ML_WINDOW,
  metricDefinitions,
  toPrometheusLabel,
  toPrometheusName,
} from '@driftline/semconv'

/** Labels of the contract as Prometheus has them. */
export const LABEL = {
  environment: toPrometheusLabel(ATTR_DEPLOYMENT_ENVIRONMENT_NAME),
  model: toPrometheusLabel(ATTR_ML_MODEL_NAME),
  version: toPrometheusLabel(ATTR_ML_MODEL_VERSION),
  role: toPrometheusLabel(ATTR_ML_DEPLOYMENT_ROLE),
  slo: toPrometheusLabel(ATTR_ML_SLO_NAME),
  window: toPrometheusLabel(ATTR_ML_WINDOW),
  reference: toPrometheusLabel(ATTR_ML_REFERENCE),
  segment: toPrometheusLabel(ATTR_ML_SEGMENT_NAME),
  feature: toPrometheusLabel(ATTR_ML_FEATURE_NAME),
} as const

/** Name of a metric of the contract as Prometheus has it. @throws RangeError when the contract has none of the name */
export function prometheusNameOf(metric: string): string {
  const definition = metricDefinitions[metric]
  if (!definition) throw new RangeError(`The contract has no metric ${metric}.`)
  return toPrometheusName(definition)
}
