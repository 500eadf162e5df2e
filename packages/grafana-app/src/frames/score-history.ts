import { METRIC_ML_QUALITY_SCORE } from '@driftline/semconv'
import { MODEL } from '../queries/model-queries.ts'
import type { FeatureHistory } from './feature-history.ts'
import type { WindowReader } from './window-points.ts'

/** Quality of the rows, 0..1, window after window; without values where it is not told. */
export function scoreHistory(reader: WindowReader): Pick<FeatureHistory, 'values'> {
  const points = reader.read(MODEL.score, METRIC_ML_QUALITY_SCORE)
  return { values: points.map(({ windowEndMs, value }) => ({ windowEndMs, value })) }
}
