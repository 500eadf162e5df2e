import type { WindowStatistics } from '@driftline/health'
import type { FeatureProfile, ReferenceProfile } from '@driftline/profile'
import type { MlFeatureType } from '@driftline/semconv'
import { ML_FEATURE_TYPE_VALUE_CATEGORICAL, ML_FEATURE_TYPE_VALUE_NUMERIC } from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'

/** Types of features by name; of others nothing is known before their values come. */
export type FeatureTypes = ReadonlyMap<string, MlFeatureType>

/** The types of features as the spec declares them, else as the profiles found them, a later profile before an earlier one. */
export function featureTypes({
  spec,
  profiles,
}: {
  readonly spec: MonitorSpec
  readonly profiles: readonly ReferenceProfile[]
}): FeatureTypes {
  const types = new Map<string, MlFeatureType>()
  for (const { features } of profiles)
    for (const [name, { type }] of Object.entries(features)) types.set(name, TYPE_OF[type])
  for (const [name, { type }] of Object.entries(spec.features)) if (type !== undefined) types.set(name, type)
  return types
}

/** The type of the values that a window and its reference were compared by. */
export function typeShown({ distribution }: WindowStatistics): MlFeatureType | undefined {
  if (!distribution) return undefined
  return distribution.upper ? ML_FEATURE_TYPE_VALUE_NUMERIC : ML_FEATURE_TYPE_VALUE_CATEGORICAL
}

const TYPE_OF: Readonly<Record<FeatureProfile['type'], MlFeatureType>> = {
  numeric: ML_FEATURE_TYPE_VALUE_NUMERIC,
  score: ML_FEATURE_TYPE_VALUE_NUMERIC,
  categorical: ML_FEATURE_TYPE_VALUE_CATEGORICAL,
}
