import { createValueRule, toFeatureGrid } from '@driftline/profile'
import type { FeatureGrid, HashKey } from '@driftline/profile'
import { ML_FEATURE_NAME_VALUE_PREDICTION, ML_FEATURE_NAME_VALUE_SCORE } from '@driftline/semconv'
import type { FeatureSpec, MonitorSpec } from '@driftline/spec'
import type { FeatureConfig } from './feature-config.ts'
import type { ModelConfig } from './model-config.ts'
import type { ProfileGrids } from './load-profile.ts'

/** What is hashed, and under which key. */
export interface HashedFeatures {
  readonly names: ReadonlySet<string>
  readonly key: HashKey | undefined
}

/** Features of spec and profile, the most important first, else in the order of the spec and then of the profile. */
export function toFeatureConfigs(
  spec: MonitorSpec | undefined,
  profile: ProfileGrids | undefined,
  hashed: HashedFeatures,
): Pick<ModelConfig, 'features' | 'isOpen' | 'prediction' | 'outputs'> {
  const specs = new Map(Object.entries(spec?.features ?? {}))
  const names = new Set([...specs.keys(), ...(profile?.features.keys() ?? []), ...hashed.names])
  names.delete(ML_FEATURE_NAME_VALUE_PREDICTION)
  names.delete(ML_FEATURE_NAME_VALUE_SCORE)
  const importance = (name: string): number => specs.get(name)?.importance ?? 0
  const toConfig = (name: string): FeatureConfig => {
    const [own, grid] = [specs.get(name), profile?.features.get(name)]
    if (!hashed.names.has(name)) return toFeatureConfig(name, own, grid)
    const config = toFeatureConfig(name, { ...own, type: 'categorical' }, grid)
    return { ...config, categories: undefined, hashed: { key: hashed.key } }
  }
  return {
    features: [...names].sort((a, b) => importance(b) - importance(a)).map(toConfig),
    isOpen: profile === undefined,
    outputs: {
      prediction: profile?.features.has(ML_FEATURE_NAME_VALUE_PREDICTION) === true,
      score: profile?.features.has(ML_FEATURE_NAME_VALUE_SCORE) === true,
    },
    prediction: toFeatureConfig(
      ML_FEATURE_NAME_VALUE_PREDICTION,
      undefined,
      profile?.features.get(ML_FEATURE_NAME_VALUE_PREDICTION),
    ),
  }
}

const MILLISECONDS_PER_SECOND = 1000
const NO_GRID = toFeatureGrid(undefined)

function toFeatureConfig(name: string, spec: Partial<FeatureSpec> = {}, grid: FeatureGrid = NO_GRID): FeatureConfig {
  const { guard, categories, zeroThreshold } = grid
  const rule = createValueRule({ type: spec.type ?? grid.type, spec, guard, categories })
  const isNamed = spec.values !== undefined || categories !== undefined
  return {
    name,
    rule,
    zeroThreshold,
    categories: isNamed ? [...(spec.values ?? []), ...(categories ?? [])] : undefined,
    timestamp: spec.timestamp,
    maxAgeSeconds: spec.maxAgeMs === undefined ? undefined : spec.maxAgeMs / MILLISECONDS_PER_SECOND,
  }
}
