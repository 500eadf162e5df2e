import type { MlReference } from '@driftline/semconv'
import {
  ML_REFERENCE_VALUE_PREVIOUS_VERSION,
  ML_REFERENCE_VALUE_ROLLING,
  ML_REFERENCE_VALUE_SEASONAL,
  ML_REFERENCE_VALUE_TRAINING,
} from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'

const NAMES: Readonly<Record<string, MlReference>> = {
  training: ML_REFERENCE_VALUE_TRAINING,
  seasonal: ML_REFERENCE_VALUE_SEASONAL,
  rolling: ML_REFERENCE_VALUE_ROLLING,
  previousVersion: ML_REFERENCE_VALUE_PREVIOUS_VERSION,
}

/** The reference under which verdicts on the model as a whole go out: the first that the spec names, `training` by default. */
export function firstReference({ references }: Pick<MonitorSpec, 'references'>): MlReference {
  return NAMES[references.order[0] ?? ''] ?? ML_REFERENCE_VALUE_TRAINING
}
