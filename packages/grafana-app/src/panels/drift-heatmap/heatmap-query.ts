import {
  ATTR_ML_DRIFT_STATE,
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_REFERENCE_HEADLINE,
  ATTR_ML_SEGMENT_NAME,
  METRIC_ML_DRIFT_SEVERITY,
  METRIC_ML_DRIFT_STATUS,
  ML_SEGMENT_NAME_VALUE_ALL,
} from '@driftline/semconv'
import type { Names } from '../../queries/names.ts'
import { maxBy, selector } from '../../queries/selector.ts'

/** The queries of a heatmap, severities and states, for somebody to begin with. */
export function heatmapQuery(names: Names): string {
  const where = {
    [ATTR_ML_MODEL_NAME]: 'your-model',
    [ATTR_ML_SEGMENT_NAME]: ML_SEGMENT_NAME_VALUE_ALL,
    [ATTR_ML_REFERENCE_HEADLINE]: 'true',
  }
  const severity = selector(names, METRIC_ML_DRIFT_SEVERITY, where)
  const status = selector(names, METRIC_ML_DRIFT_STATUS, where)
  return [
    maxBy(names, [ATTR_ML_FEATURE_NAME], severity),
    maxBy(names, [ATTR_ML_FEATURE_NAME, ATTR_ML_DRIFT_STATE], status),
  ].join('\n')
}
