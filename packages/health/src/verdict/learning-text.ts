import type { MlDeploymentRole } from '@driftline/semconv'
import { ML_DEPLOYMENT_ROLE_VALUE_LIVE } from '@driftline/semconv'
import type { LearningProgress } from '../reference/reference-source.ts'
import { isoTime } from './verdict-line.ts'

const DAY_MS = 86_400_000

/** How far a reference has been learned, in one sentence, for who is to be judged by it. */
export function learningText(progress: LearningProgress, role: MlDeploymentRole): string {
  const { rows, fromMs, neededRows, neededMs, isComplete } = progress
  const count = rows.toLocaleString('en-US')
  const source = role === ML_DEPLOYMENT_ROLE_VALUE_LIVE ? '' : ' from live traffic'
  if (isComplete)
    return `Learned its reference from ${count} rows since ${isoTime(fromMs)}; judged from the next window on.`
  return `Learning its reference${source}: ${count} of ${neededRows.toLocaleString('en-US')} rows, or ${neededMs / DAY_MS} days; a profile would judge at once.`
}

/** That the reference of a version lacks the feature, in one sentence. */
export function unknownText(version: string): string {
  return `Not judged: the reference of version ${version} has no such feature; build a profile that holds it.`
}
