import { ML_SEGMENT_NAME_VALUE_ALL } from '@driftline/semconv'
import type { ReferenceProfile } from '@driftline/profile'
import { compareText } from '../compare-text.ts'
import { isRowCounter, NO_FEATURE } from '../intake/count-target.ts'
import type { ModelMonitor } from '../models/model-monitor.ts'

/** Names of each list that are told. */
const NAMES_TOLD = 2000

/** The features that come, and those that are expected; each list sorted, at most 2,000 names. Names only, never values. */
export interface FeatureNames {
  /** Of everyone, outputs included, in the last days. */
  readonly arriving: readonly string[]
  /** Fields that the sender's own spec does not declare; it counts nothing else of them. */
  readonly undeclared: readonly string[]
  /** As the spec of the processor names them; none: all that come are judged. */
  readonly inSpec: readonly string[]
  readonly inProfiles: readonly { readonly version: string | null; readonly names: readonly string[] }[]
}

/** The names of a model's features. */
export function featureNames(
  { streams, spec }: Pick<ModelMonitor, 'streams' | 'spec'>,
  profiles: readonly ReferenceProfile[],
): FeatureNames {
  const arriving = new Set<string>()
  const undeclared = new Set<string>()
  for (const { target } of streams.all()) {
    const { feature, counter } = target
    if (counter.kind === 'unexpected') undeclared.add(counter.name)
    if (isRowCounter(counter) || feature.feature === NO_FEATURE) continue
    if (feature.segment.name === ML_SEGMENT_NAME_VALUE_ALL) arriving.add(feature.feature)
  }
  return { arriving: told(arriving), undeclared: told(undeclared), ...expectedNames(spec, profiles) }
}

/** Those that are expected, whatever comes. */
export function expectedNames(
  spec: ModelMonitor['spec'],
  profiles: readonly ReferenceProfile[],
): Pick<FeatureNames, 'inSpec' | 'inProfiles'> {
  return {
    inSpec: told(Object.keys(spec.features)),
    inProfiles: profiles.map(({ model: { version }, features }) => ({
      version: version ?? null,
      names: told(Object.keys(features)),
    })),
  }
}

function told(names: Iterable<string>): readonly string[] {
  return [...names].sort(compareText).slice(0, NAMES_TOLD)
}
