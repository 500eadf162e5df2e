import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_SEGMENT_NAME,
  ATTR_ML_SEGMENT_VALUE,
  ATTR_ML_WINDOW,
  ML_SEGMENT_NAME_VALUE_ALL,
  ML_SEGMENT_VALUE_VALUE_ALL,
} from '@driftline/semconv'
import type { Where } from './selector.ts'
import type { TimePlan } from './time-plan.ts'

/** What a page is of. */
export interface PageScope {
  readonly environment: string
  readonly model: string
  /** Left out, every version; with it, its role. */
  readonly version?: string
  readonly role?: string
  readonly plan: TimePlan
}

/** A segment; everyone is `all`, `all`. */
export interface SegmentScope {
  readonly name: string
  readonly value: string
}

export const EVERYONE: SegmentScope = { name: ML_SEGMENT_NAME_VALUE_ALL, value: ML_SEGMENT_VALUE_VALUE_ALL }

/** A model whatever its version. */
export function whereModel({ environment, model }: Pick<PageScope, 'environment' | 'model'>): Where {
  return { [ATTR_DEPLOYMENT_ENVIRONMENT_NAME]: environment, [ATTR_ML_MODEL_NAME]: model }
}

/** The windows of the page's length, of its version and role where it has one. */
export function whereWindows(scope: PageScope): Where {
  const { version, role, plan } = scope
  return {
    ...whereModel(scope),
    [ATTR_ML_WINDOW]: plan.window,
    ...(version !== undefined && { [ATTR_ML_MODEL_VERSION]: version }),
    ...(role !== undefined && { [ATTR_ML_DEPLOYMENT_ROLE]: role }),
  }
}

/** The same of one segment. */
export function whereSegment(scope: PageScope, { name, value }: SegmentScope = EVERYONE): Where {
  return { ...whereWindows(scope), [ATTR_ML_SEGMENT_NAME]: name, [ATTR_ML_SEGMENT_VALUE]: value }
}
