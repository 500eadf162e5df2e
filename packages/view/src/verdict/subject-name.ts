import { ML_FEATURE_NAME_VALUE_ALL } from '@driftline/semconv'

import type { ShownVerdict } from './shown-verdict.ts'

/** What a verdict speaks of: a feature, or the model as a whole. */
export function subjectName(line: Pick<ShownVerdict, 'feature'>): string {
  return isWhole(line) ? 'model as a whole' : line.feature
}

/** Whether a verdict is of the model, or of a segment, as a whole. */
export function isWhole({ feature }: Pick<ShownVerdict, 'feature'>): boolean {
  return feature === ML_FEATURE_NAME_VALUE_ALL
}
