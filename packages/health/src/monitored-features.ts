import {
  ML_FEATURE_NAME_VALUE_ALL,
  ML_FEATURE_NAME_VALUE_PREDICTION,
  ML_FEATURE_NAME_VALUE_SCORE,
} from '@driftline/semconv'
import type { FeatureSpec, MonitorSpec } from '@driftline/spec'

const OUTPUT_FEATURES: ReadonlySet<string> = new Set([ML_FEATURE_NAME_VALUE_PREDICTION, ML_FEATURE_NAME_VALUE_SCORE])

/** Whether a feature is what the model puts out rather than takes in: `prediction` or `score`. */
export function isOutput(feature: string): boolean {
  return OUTPUT_FEATURES.has(feature)
}

/** Where the spec lists features, others on the wire are not judged; `all` is the model as a whole. */
export function isMonitored(spec: MonitorSpec, feature: string): boolean {
  if (feature === ML_FEATURE_NAME_VALUE_ALL) return false
  return Object.hasOwn(spec.features, feature) || isOutput(feature) || listsNone(spec)
}

/** Asked for every feature of every window: listing all of them each time took longer than judging. */
function listsNone({ features }: MonitorSpec): boolean {
  for (const _name in features) return false
  return true
}

/** What the spec says about a feature. */
export function featureSpecOf(spec: MonitorSpec, feature: string): FeatureSpec | undefined {
  return Object.hasOwn(spec.features, feature) ? spec.features[feature] : undefined
}

/** Importance × number of features; 1 is an average feature, and one without an importance. */
export function weightOf(spec: MonitorSpec, feature: string): number {
  const importance = featureSpecOf(spec, feature)?.importance
  return importance === undefined ? 1 : importance * Object.keys(spec.features).length
}
