import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_ML_FEATURE_CRITICAL,
  ATTR_ML_FEATURE_IMPORTANCE,
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_FEATURE_TYPE,
  ATTR_ML_FEATURE_UNIT,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_MODEL_OWNER,
  ATTR_ML_MODEL_RISK_TIER,
  ATTR_ML_MODEL_RUNBOOK,
  ATTR_ML_MODEL_TASK,
  METRIC_ML_FEATURE_INFO,
  METRIC_ML_MODEL_INFO,
} from '@driftline/semconv'
import type { OutputPoint } from '../export/output-point.ts'
import type { OutputContext } from './line-attributes.ts'

/** What is known of a model and its features beside their verdicts: value 1, the facts as attributes. */
export function modelOutputs({ environment, spec, timeMs }: OutputContext): readonly OutputPoint[] {
  const model = {
    [ATTR_DEPLOYMENT_ENVIRONMENT_NAME]: environment,
    [ATTR_ML_MODEL_NAME]: spec.model.name,
  }
  const info: OutputPoint = {
    metric: METRIC_ML_MODEL_INFO,
    attributes: {
      ...model,
      [ATTR_ML_MODEL_OWNER]: spec.model.owner ?? '',
      [ATTR_ML_MODEL_RISK_TIER]: String(spec.model.riskTier),
      [ATTR_ML_MODEL_RUNBOOK]: spec.model.runbook ?? '',
      [ATTR_ML_MODEL_TASK]: spec.model.task,
    },
    value: 1,
    timeMs,
  }
  const features = Object.entries(spec.features).map(([name, feature]) => ({
    metric: METRIC_ML_FEATURE_INFO,
    attributes: {
      ...model,
      [ATTR_ML_FEATURE_NAME]: name,
      [ATTR_ML_FEATURE_TYPE]: feature.type ?? '',
      [ATTR_ML_FEATURE_UNIT]: feature.unit ?? '',
      [ATTR_ML_FEATURE_IMPORTANCE]: String(feature.importance ?? ''),
      [ATTR_ML_FEATURE_CRITICAL]: String(feature.critical),
    },
    value: 1,
    timeMs,
  }))
  return [info, ...features.sort(byImportance)]
}

function byImportance(a: OutputPoint, b: OutputPoint): number {
  return Number(b.attributes[ATTR_ML_FEATURE_IMPORTANCE]) - Number(a.attributes[ATTR_ML_FEATURE_IMPORTANCE])
}
