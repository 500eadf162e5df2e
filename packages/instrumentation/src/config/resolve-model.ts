import { ML_FEATURE_NAME_VALUE_PREDICTION, ML_FEATURE_NAME_VALUE_SCORE } from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'
import { logitScoreBounds } from '@driftline/statistics'
import type { ProblemSink } from '../internal/problem-log.ts'
import { knownFieldsOf } from './known-fields.ts'
import { loadHashKey } from './load-hash-key.ts'
import { hashedFeatures } from './hashed-features.ts'
import { toFeatureConfigs } from './to-feature-configs.ts'
import { loadProfile, trainingProfilePath } from './load-profile.ts'
import type { ProfileGrids } from './load-profile.ts'
import type { ModelConfig } from './model-config.ts'
import { refuseSpecPath } from './refuse-spec-path.ts'

export interface ModelSource {
  readonly model: string
  readonly version?: string
  readonly role?: ModelConfig['role']
  readonly spec?: MonitorSpec
  readonly profile?: object | string
  readonly duplicates?: boolean
}

const MILLISECONDS_PER_SECOND = 1000

/**
 * Puts everything known about a model together; a spec or profile that cannot be used is reported and left out.
 *
 * @throws {TypeError} when the spec is a path
 */
export function resolveModel(source: ModelSource, problems: ProblemSink): ModelConfig {
  refuseSpecPath(source.spec)
  try {
    const { spec } = source
    if (spec && typeof spec.model.name === 'string' && spec.model.name !== source.model)
      problems.tell({
        kind: 'spec',
        model: source.model,
        message: `it was given the spec of model "${spec.model.name}", which is used all the same; the processor knows the name in the spec`,
      })
    return toModelConfig(source, { spec, profile: findProfile(source, spec, problems) }, problems)
  } catch {
    const message = 'its spec is no checked monitoring spec and is not used; give what readSpec gave'
    problems.tell({ kind: 'spec', model: source.model, message })
    return toModelConfig(source, {}, problems)
  }
}

function findProfile(
  source: ModelSource,
  spec: MonitorSpec | undefined,
  problems: ProblemSink,
): ProfileGrids | undefined {
  const { model, version = spec?.model.version ?? UNKNOWN } = source
  const profile = source.profile ?? (spec && trainingProfilePath(spec, version, problems))
  return profile === undefined ? undefined : loadProfile({ model, profile }, problems)
}

const UNKNOWN = 'unknown'
const SCORE = ML_FEATURE_NAME_VALUE_SCORE
const PREDICTION = ML_FEATURE_NAME_VALUE_PREDICTION
const OUTPUTS = new Set<string>([PREDICTION, SCORE])

interface Known {
  readonly spec?: MonitorSpec | undefined
  readonly profile?: ProfileGrids | undefined
}

function toModelConfig(source: ModelSource, { spec, profile }: Known, problems: ProblemSink): ModelConfig {
  const hashed = hashedFeatures(typeof source.spec === 'object' ? source.spec : spec, profile)
  const key = loadHashKey({ model: source.model, features: hashed, profile }, problems)
  return {
    name: source.model,
    version: source.version ?? spec?.model.version ?? UNKNOWN,
    role: source.role ?? 'live',
    duplicates: source.duplicates ?? true,
    profileId: profile?.id,
    ...toFeatureConfigs(spec, profile, { names: hashed, key }),
    hashed,
    knownFields: spec && knownFieldsOf(spec, profile),
    ...(spec ? fromSpec(spec) : WITHOUT_SPEC),
    scoreBounds: scoreBoundsOf(spec, profile),
  }
}

function scoreBoundsOf(spec: MonitorSpec | undefined, profile: ProfileGrids | undefined): readonly number[] {
  return profile?.features.get(SCORE)?.bounds ?? logitScoreBounds(spec?.score.thresholds)
}

type SpecPart =
  | 'task'
  | 'dimensions'
  | 'latencyThresholdsSeconds'
  | 'freshnessThresholdsSeconds'
  | 'snapshot'
  | 'shownOutputs'

const WITHOUT_SPEC: Pick<ModelConfig, SpecPart> = {
  latencyThresholdsSeconds: [],
  freshnessThresholdsSeconds: [],
  snapshot: [],
  shownOutputs: { prediction: false, score: false },
}

function fromSpec({ model, segments, privacy, slos }: MonitorSpec): Pick<ModelConfig, SpecPart> {
  return {
    task: model.task,
    dimensions: segments.dimensions.length > 0 ? segments.dimensions : undefined,
    latencyThresholdsSeconds: slos.latency ? [slos.latency.belowMs / MILLISECONDS_PER_SECOND] : [],
    freshnessThresholdsSeconds: slos.freshness ? [slos.freshness.belowMs / MILLISECONDS_PER_SECOND] : [],
    snapshot: privacy.snapshot.filter((name) => !OUTPUTS.has(name) && !privacy.hash.includes(name)),
    shownOutputs: { prediction: privacy.snapshot.includes(PREDICTION), score: privacy.snapshot.includes(SCORE) },
  }
}
