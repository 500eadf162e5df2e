import type { DriftlineComplaint, DriftlineOverflowKind } from '@driftline/semconv'
import {
  ATTR_DRIFTLINE_OVERFLOW_KIND,
  ATTR_ERROR_TYPE,
  DRIFTLINE_COMPLAINT_VALUE_OTHER,
  DRIFTLINE_COMPLAINT_VALUE_TOO_MANY_CATEGORIES,
  DRIFTLINE_COMPLAINT_VALUE_TOO_MANY_CLASSES,
  DRIFTLINE_COMPLAINT_VALUE_TOO_MANY_COHORTS,
  DRIFTLINE_COMPLAINT_VALUE_TOO_MANY_FEATURES,
  DRIFTLINE_COMPLAINT_VALUE_TOO_MANY_SEGMENTS,
  DRIFTLINE_COMPLAINT_VALUE_TOO_MANY_STREAMS,
  DRIFTLINE_COMPLAINT_VALUES,
  METRIC_DRIFTLINE_INSTRUMENTATION_ERRORS,
  METRIC_DRIFTLINE_INSTRUMENTATION_OVERFLOW,
} from '@driftline/semconv'
import type { Attributes, MetricPoint } from '../otlp/metric-point.ts'

const KIND_BY_CAP: Readonly<Record<DriftlineOverflowKind, DriftlineComplaint>> = {
  segments: DRIFTLINE_COMPLAINT_VALUE_TOO_MANY_SEGMENTS,
  categories: DRIFTLINE_COMPLAINT_VALUE_TOO_MANY_CATEGORIES,
  features: DRIFTLINE_COMPLAINT_VALUE_TOO_MANY_FEATURES,
  classes: DRIFTLINE_COMPLAINT_VALUE_TOO_MANY_CLASSES,
  cohorts: DRIFTLINE_COMPLAINT_VALUE_TOO_MANY_COHORTS,
  streams: DRIFTLINE_COMPLAINT_VALUE_TOO_MANY_STREAMS,
}

/** Whether a metric is one by which senders complain. */
export function isComplaint(metric: string): boolean {
  return metric === METRIC_DRIFTLINE_INSTRUMENTATION_ERRORS || metric === METRIC_DRIFTLINE_INSTRUMENTATION_OVERFLOW
}

/** What a point of such a metric complains about. */
export function complaintKindOf({ metric, attributes }: MetricPoint): DriftlineComplaint {
  if (metric !== METRIC_DRIFTLINE_INSTRUMENTATION_OVERFLOW)
    return findKind(word(attributes, ATTR_ERROR_TYPE)) ?? DRIFTLINE_COMPLAINT_VALUE_OTHER
  const cap = word(attributes, ATTR_DRIFTLINE_OVERFLOW_KIND)
  return Object.hasOwn(KIND_BY_CAP, cap) ? KIND_BY_CAP[cap as DriftlineOverflowKind] : DRIFTLINE_COMPLAINT_VALUE_OTHER
}

function findKind(text: string): DriftlineComplaint | undefined {
  return DRIFTLINE_COMPLAINT_VALUES.find((kind) => kind === text)
}

function word(attributes: Attributes, key: string): string {
  const value = attributes[key]
  return value === undefined ? '' : String(value)
}
