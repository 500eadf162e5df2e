import {
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_SEGMENT_NAME,
  METRIC_ML_DISTRIBUTION_SHARE,
  ML_SEGMENT_NAME_VALUE_ALL,
} from '@driftline/semconv'
import type { Names } from '../../queries/names.ts'
import { maxByContract } from '../../queries/selector.ts'

/** The query of a distribution, for somebody to begin with. */
export function distributionQuery(names: Names): string {
  return maxByContract(names, METRIC_ML_DISTRIBUTION_SHARE, {
    [ATTR_ML_MODEL_NAME]: 'your-model',
    [ATTR_ML_FEATURE_NAME]: 'your-feature',
    [ATTR_ML_SEGMENT_NAME]: ML_SEGMENT_NAME_VALUE_ALL,
  })
}
