import {
  ATTR_ML_FEATURE_CRITICAL,
  ATTR_ML_FEATURE_IMPORTANCE,
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_FEATURE_TYPE,
  ATTR_ML_FEATURE_UNIT,
  ATTR_ML_MODEL_OWNER,
  ATTR_ML_MODEL_RISK_TIER,
  ATTR_ML_MODEL_RUNBOOK,
  ATTR_ML_MODEL_TASK,
  ATTR_ML_REFERENCE,
  ATTR_ML_TIMEZONE,
  ATTR_ML_WINDOW,
  METRIC_ML_FEATURE_INFO,
  METRIC_ML_MODEL_INFO,
} from '@driftline/semconv'
import { MODEL } from '../queries/model-queries.ts'
import type { WindowPoint, WindowReader } from './window-points.ts'

/** What the spec says of a model; empty texts where nothing is said. */
export interface ModelInfo {
  readonly owner: string
  readonly riskTier: string
  readonly runbook: string
  readonly task: string
  /** Name of the primary window. */
  readonly window: string
  /** IANA time zone in which its days, weeks, months and years begin. */
  readonly timezone: string
  /** What most features are compared with. */
  readonly reference: string
}

/** What is known of a feature; empty texts where nothing is said. */
export interface FeatureInfo {
  readonly feature: string
  readonly type: string
  readonly unit: string
  readonly importance: number | undefined
  readonly isCritical: boolean
}

/** What is said of the model last; undefined where nothing is. */
export function readModelInfo(reader: WindowReader): ModelInfo | undefined {
  const at = last(reader.read(MODEL.info, METRIC_ML_MODEL_INFO))?.at
  return (
    at && {
      owner: at[ATTR_ML_MODEL_OWNER] ?? '',
      riskTier: at[ATTR_ML_MODEL_RISK_TIER] ?? '',
      runbook: at[ATTR_ML_MODEL_RUNBOOK] ?? '',
      task: at[ATTR_ML_MODEL_TASK] ?? '',
      window: at[ATTR_ML_WINDOW] ?? '',
      timezone: at[ATTR_ML_TIMEZONE] ?? '',
      reference: at[ATTR_ML_REFERENCE] ?? '',
    }
  )
}

/** What is known of each feature, by its name. */
export function readFeatureInfos(reader: WindowReader): ReadonlyMap<string, FeatureInfo> {
  const points = reader.read(MODEL.featureInfo, METRIC_ML_FEATURE_INFO)
  return new Map(points.map(({ at }) => [at[ATTR_ML_FEATURE_NAME] ?? '', featureInfo(at)]))
}

function featureInfo(at: WindowPoint['at']): FeatureInfo {
  const importance = at[ATTR_ML_FEATURE_IMPORTANCE] ?? ''
  return {
    feature: at[ATTR_ML_FEATURE_NAME] ?? '',
    type: at[ATTR_ML_FEATURE_TYPE] ?? '',
    unit: at[ATTR_ML_FEATURE_UNIT] ?? '',
    importance: importance === '' ? undefined : Number(importance),
    isCritical: at[ATTR_ML_FEATURE_CRITICAL] === 'true',
  }
}

function last(points: readonly WindowPoint[]): WindowPoint | undefined {
  return points.toSorted((a, b) => a.timeMs - b.timeMs).at(-1)
}
