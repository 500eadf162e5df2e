import { ML_FEATURE_NAME_VALUE_PREDICTION, ML_FEATURE_NAME_VALUE_SCORE } from '@driftline/semconv'
import type { FeatureSpec, MonitorSpec } from '@driftline/spec'
import type { FeatureConfig } from './feature-config.ts'
import type { ModelConfig } from './model-config.ts'
import type { ProfileFeature, ProfileView } from './parse-profile.ts'

/** Features of spec and profile, the most important first, else in the order of the spec and then of the profile. */
export function toFeatureConfigs(
  spec: MonitorSpec | undefined,
  profile: ProfileView | undefined,
): Pick<ModelConfig, 'features' | 'isOpen' | 'prediction'> {
  const specs = new Map(Object.entries(spec?.features ?? {}))
  const names = new Set([...specs.keys(), ...(profile?.features.keys() ?? [])])
  names.delete(ML_FEATURE_NAME_VALUE_PREDICTION)
  names.delete(ML_FEATURE_NAME_VALUE_SCORE)
  const hashed = new Set(spec?.privacy.hash)
  const importance = (name: string): number => specs.get(name)?.importance ?? 0
  const toConfig = (name: string): FeatureConfig => {
    const config = toFeatureConfig(name, specs.get(name), profile?.features.get(name))
    return hashed.has(name) ? { ...config, categories: undefined } : config
  }
  return {
    features: [...names].sort((a, b) => importance(b) - importance(a)).map(toConfig),
    isOpen: profile === undefined,
    prediction: toFeatureConfig(
      ML_FEATURE_NAME_VALUE_PREDICTION,
      undefined,
      profile?.features.get(ML_FEATURE_NAME_VALUE_PREDICTION),
    ),
  }
}

const UNDECLARED: ProfileFeature = {
  type: undefined,
  zeroThreshold: 0,
  guard: undefined,
  bounds: undefined,
  categories: undefined,
}

function toFeatureConfig(
  name: string,
  spec: Partial<FeatureSpec> = {},
  profile: ProfileFeature = UNDECLARED,
): FeatureConfig {
  const { min, max, special = [], values } = spec
  const { zeroThreshold, guard } = profile
  return {
    name,
    type: spec.type ?? profile.type,
    min,
    max,
    zeroThreshold,
    guard,
    special,
    ...toCategories(values, profile.categories),
  }
}

function toCategories(
  declared: readonly string[] | undefined,
  known: readonly string[] | undefined,
): Pick<FeatureConfig, 'categories' | 'expectedCategories'> {
  if (!declared && !known) return {}
  return { categories: [...(declared ?? []), ...(known ?? [])], expectedCategories: new Set(declared ?? known) }
}
