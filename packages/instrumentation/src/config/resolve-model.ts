import { ML_FEATURE_NAME_VALUE_SCORE } from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'
import { logitScoreBounds } from '@driftline/statistics'
import type { ProblemSink } from '../internal/problem-log.ts'
import { knownFieldsOf } from './known-fields.ts'
import { toFeatureConfigs } from './to-feature-configs.ts'
import { loadProfile, trainingProfilePath } from './load-profile.ts'
import type { ProfileGrids } from './load-profile.ts'
import { loadSpec } from './load-spec.ts'
import type { ModelConfig } from './model-config.ts'

export interface ModelSource {
  readonly model: string
  readonly version?: string
  readonly role?: ModelConfig['role']
  readonly spec?: MonitorSpec | string
  readonly profile?: object | string
  readonly duplicates?: boolean
}

const MILLISECONDS_PER_SECOND = 1000

/** Puts everything known about a model together; a spec or profile that cannot be used is reported and left out. */
export function resolveModel(source: ModelSource, problems: ProblemSink): ModelConfig {
  try {
    const spec =
      typeof source.spec === 'string' ? loadSpec({ model: source.model, spec: source.spec }, problems) : source.spec
    if (spec && typeof spec.model.name === 'string' && spec.model.name !== source.model)
      problems.tell({
        kind: 'spec',
        model: source.model,
        message: `it was given the spec of model "${spec.model.name}", which is used all the same; the processor knows the name in the spec`,
      })
    return toModelConfig(source, spec, findProfile(source, spec, problems))
  } catch {
    const message = 'its spec is no checked monitoring spec and is not used; give what parseMonitorSpec found good'
    problems.tell({ kind: 'spec', model: source.model, message })
    return toModelConfig(source, undefined, undefined)
  }
}

function findProfile(
  source: ModelSource,
  spec: MonitorSpec | undefined,
  problems: ProblemSink,
): ProfileGrids | undefined {
  const { model, version = spec?.model.version ?? UNKNOWN } = source
  const path = spec && typeof source.spec === 'string' ? trainingProfilePath(spec, source.spec, version) : undefined
  const profile = source.profile ?? path
  return profile === undefined ? undefined : loadProfile({ model, profile }, problems)
}

const UNKNOWN = 'unknown'
const SCORE = ML_FEATURE_NAME_VALUE_SCORE

function toModelConfig(
  source: ModelSource,
  spec: MonitorSpec | undefined,
  profile: ProfileGrids | undefined,
): ModelConfig {
  return {
    name: source.model,
    version: source.version ?? spec?.model.version ?? UNKNOWN,
    role: source.role ?? 'live',
    duplicates: source.duplicates ?? true,
    profileId: profile?.id,
    ...toFeatureConfigs(spec, profile),
    knownFields: spec && knownFieldsOf(spec, profile),
    ...(spec ? fromSpec(spec) : WITHOUT_SPEC),
    scoreBounds: scoreBoundsOf(spec, profile),
  }
}

function scoreBoundsOf(spec: MonitorSpec | undefined, profile: ProfileGrids | undefined): readonly number[] {
  return profile?.features.get(SCORE)?.bounds ?? logitScoreBounds(spec?.score.thresholds)
}

type SpecPart = 'task' | 'dimensions' | 'latencyThresholdsSeconds' | 'freshnessThresholdsSeconds' | 'snapshot'

const WITHOUT_SPEC: Pick<ModelConfig, SpecPart> = {
  latencyThresholdsSeconds: [],
  freshnessThresholdsSeconds: [],
  snapshot: [],
}

function fromSpec({ model, segments, privacy, slos }: MonitorSpec): Pick<ModelConfig, SpecPart> {
  return {
    task: model.task,
    dimensions: segments.dimensions.length > 0 ? segments.dimensions : undefined,
    latencyThresholdsSeconds: slos.latency ? [slos.latency.belowMs / MILLISECONDS_PER_SECOND] : [],
    freshnessThresholdsSeconds: slos.freshness ? [slos.freshness.belowMs / MILLISECONDS_PER_SECOND] : [],
    snapshot: privacy.snapshot,
  }
}
