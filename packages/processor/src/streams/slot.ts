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

type Counted = Pick<Slot, 'feature' | 'counter'>

/** What a point of each metric counts; undefined where the attribute that says it is missing. */
const COUNTED: Readonly<Record<string, (attributes: Attributes) => Counted | undefined>> = {
  [METRIC_ML_FEATURE_VALUE]: (attributes) => {
    const feature = text(attributes, ATTR_ML_FEATURE_NAME)
    return feature ? { feature, counter: { kind: 'values' } } : undefined
  },
  [METRIC_ML_FEATURE_CATEGORIES]: (attributes) =>
    named(
      { kind: 'category', name: text(attributes, ATTR_ML_FEATURE_CATEGORY) },
      text(attributes, ATTR_ML_FEATURE_NAME),
    ),
  [METRIC_ML_FEATURE_SPECIAL]: (attributes) =>
    named(
      { kind: 'special', name: text(attributes, ATTR_ML_FEATURE_CATEGORY) },
      text(attributes, ATTR_ML_FEATURE_NAME),
    ),
  [METRIC_ML_FEATURE_PROBLEMS]: (attributes) =>
    named({ kind: 'problem', name: text(attributes, ATTR_ML_FEATURE_PROBLEM) }, text(attributes, ATTR_ML_FEATURE_NAME)),
  [METRIC_ML_PREDICTION_VALUE]: () => ({ feature: PREDICTION_FEATURE, counter: { kind: 'values' } }),
  [METRIC_ML_PREDICTION_SCORE]: () => ({ feature: SCORE_FEATURE, counter: { kind: 'scores' } }),
  [METRIC_ML_PREDICTION_CLASSES]: (attributes) =>
    named({ kind: 'category', name: text(attributes, ATTR_ML_PREDICTION_CLASS) }, PREDICTION_FEATURE),
  [METRIC_ML_PREDICTION_PROBLEMS]: (attributes) =>
    named(
      { kind: 'problem', name: text(attributes, ATTR_ML_FEATURE_PROBLEM) },
      text(attributes, ATTR_ML_FEATURE_NAME) || PREDICTION_FEATURE,
    ),
  [METRIC_ML_INFERENCE_ROWS]: () => ({ feature: '', counter: { kind: 'rows' } }),
}

function counterOf({ metric, attributes }: MetricPoint): Counted | undefined {
  return Object.hasOwn(COUNTED, metric) ? COUNTED[metric]?.(attributes) : undefined
}

function named(counter: Extract<Counter, { name: string }>, feature: string): Counted | undefined {
  return feature && counter.name ? { feature, counter } : undefined
}

function text(attributes: Attributes, key: string): string {
  return Object.hasOwn(attributes, key) ? String(attributes[key]) : ''
}
