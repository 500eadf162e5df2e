import {
  ATTR_ML_FEATURE_CATEGORY,
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_FEATURE_PROBLEM,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_PREDICTION_CLASS,
  ATTR_ML_SEGMENT_NAME,
  ATTR_ML_SEGMENT_VALUE,
  METRIC_ML_FEATURE_CATEGORIES,
  METRIC_ML_FEATURE_PROBLEMS,
  METRIC_ML_FEATURE_SPECIAL,
  METRIC_ML_FEATURE_VALUE,
  METRIC_ML_INFERENCE_ROWS,
  METRIC_ML_PREDICTION_CLASSES,
  METRIC_ML_PREDICTION_PROBLEMS,
  METRIC_ML_PREDICTION_SCORE,
  METRIC_ML_PREDICTION_VALUE,
  ML_FEATURE_NAME_VALUE_PREDICTION,
  ML_FEATURE_NAME_VALUE_SCORE,
  ML_SEGMENT_NAME_VALUE_ALL,
  ML_SEGMENT_VALUE_VALUE_ALL,
} from '@driftline/semconv'
import type { Attributes, MetricPoint } from '../otlp/metric-point.ts'

/** Feature names under which predictions and scores are judged like any other feature. */
export const PREDICTION_FEATURE = ML_FEATURE_NAME_VALUE_PREDICTION
export const SCORE_FEATURE = ML_FEATURE_NAME_VALUE_SCORE

/** What a stream counts. */
export type Counter =
  | { readonly kind: 'values' | 'scores' | 'rows' }
  | { readonly kind: 'category' | 'special' | 'problem'; readonly name: string }

/** Where a stream's counts belong. */
export interface Slot {
  readonly version: string
  readonly segment: { readonly name: string; readonly value: string }
  /** Empty for counters of whole rows. */
  readonly feature: string
  readonly counter: Counter
}

/** The slot a data point counts into; undefined for metrics that carry no distribution. */
export function slotOf(point: MetricPoint): Slot | undefined {
  const counted = counterOf(point)
  if (!counted) return undefined
  return {
    version: text(point.attributes, ATTR_ML_MODEL_VERSION),
    segment: {
      name: text(point.attributes, ATTR_ML_SEGMENT_NAME) || ML_SEGMENT_NAME_VALUE_ALL,
      value: text(point.attributes, ATTR_ML_SEGMENT_VALUE) || ML_SEGMENT_VALUE_VALUE_ALL,
    },
    ...counted,
  }
}

function counterOf({ metric, attributes }: MetricPoint): Pick<Slot, 'feature' | 'counter'> | undefined {
  const feature = text(attributes, ATTR_ML_FEATURE_NAME)
  const named = (kind: 'category' | 'special' | 'problem', key: string, of = feature) => {
    const name = text(attributes, key)
    return of && name ? { feature: of, counter: { kind, name } } : undefined
  }
  switch (metric) {
    case METRIC_ML_FEATURE_VALUE:
      return feature ? { feature, counter: { kind: 'values' } } : undefined
    case METRIC_ML_FEATURE_CATEGORIES:
      return named('category', ATTR_ML_FEATURE_CATEGORY)
    case METRIC_ML_FEATURE_SPECIAL:
      return named('special', ATTR_ML_FEATURE_CATEGORY)
    case METRIC_ML_FEATURE_PROBLEMS:
      return named('problem', ATTR_ML_FEATURE_PROBLEM)
    case METRIC_ML_PREDICTION_VALUE:
      return { feature: PREDICTION_FEATURE, counter: { kind: 'values' } }
    case METRIC_ML_PREDICTION_SCORE:
      return { feature: SCORE_FEATURE, counter: { kind: 'scores' } }
    case METRIC_ML_PREDICTION_CLASSES:
      return named('category', ATTR_ML_PREDICTION_CLASS, PREDICTION_FEATURE)
    case METRIC_ML_PREDICTION_PROBLEMS:
      return named('problem', ATTR_ML_FEATURE_PROBLEM, feature || PREDICTION_FEATURE)
    case METRIC_ML_INFERENCE_ROWS:
      return { feature: '', counter: { kind: 'rows' } }
    default:
      return undefined
  }
}

function text(attributes: Attributes, key: string): string {
  return Object.hasOwn(attributes, key) ? String(attributes[key]) : ''
}
