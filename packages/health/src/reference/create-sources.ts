import type { FeatureProfile, ReferenceProfile } from '@driftline/profile'
import { findProfile } from '@driftline/profile'
import type { MonitorSpec } from '@driftline/spec'
import { layoutOf } from '../cells/cell-layout.ts'
import { isEveryone } from '../closed-window.ts'
import type { HealthEntry } from '../health-entry.ts'
import type { LiveWindow } from '../live-window.ts'
import type { FeatureKey } from './feature-key.ts'
import { createBaselineSource } from './baseline-source.ts'
import type { HistorySourceName } from './history/history-plan.ts'
import { createHistoryKeeper } from './history/history-keeper.ts'
import { createHistorySource } from './history/history-source.ts'
import { createPreviousVersionSource } from './history/previous-version-source.ts'
import { VersionHistories } from './history/version-histories.ts'
import { createLiveSource } from './live-source.ts'
import { HistoryTable } from './history/history-table.ts'
import type { ReferenceSource } from './reference-source.ts'
import { createTrainingSource } from './training-source.ts'

/** What references are made from. */
export interface SourcesOptions {
  readonly spec: MonitorSpec
  readonly profiles: readonly ReferenceProfile[]
  /** Entries of an earlier process. */
  readonly state: readonly HealthEntry[]
}

/** Every reference of a model, in the order of the spec. The history comes first: others learn from it. */
export function createSources({ spec, profiles, state }: SourcesOptions): readonly ReferenceSource[] {
  const find = (version: string, key: FeatureKey) => findFeature(profiles, version, key)
  const remembering = {
    spec,
    cellsOf: ({ versions }: LiveWindow, key: FeatureKey) => {
      const profile = versions.map((version) => find(version, key)).findLast((found) => found !== undefined)
      return profile && { layout: layoutOf(profile), specials: Object.keys(profile.special ?? {}) }
    },
  }
  const saved = state.filter((entry) => entry.kind === 'history')
  const savedHistories = saved.filter(({ key }) => key.version === undefined)
  const history = new HistoryTable({ ...remembering, saved: savedHistories })
  const past = (['seasonal', 'rolling'] as const).filter((name) => spec.references[name] !== undefined)
  const training = [
    createTrainingSource(profiles, spec.timezone),
    createBaselineSource({
      spec,
      history,
      hasProfile: (version, key) => find(version, key) !== undefined,
      isProfiled: (version) => findProfile(profiles, version) !== undefined,
      saved: state.filter((entry) => entry.kind === 'baseline'),
      savedHistories,
    }),
  ]
  const byName = new Map<string, readonly ReferenceSource[]>([
    ['training', training],
    ...past.map((name): [HistorySourceName, ReferenceSource[]] => [name, [createHistorySource(name, history)]]),
  ])
  if (spec.references.previousVersion)
    byName.set('previousVersion', [createPreviousVersionSource(new VersionHistories({ ...remembering, saved }))])
  const order = [...new Set([...spec.references.order, ...byName.keys()])]
  return [createHistoryKeeper(history, past), ...order.flatMap((name) => byName.get(name) ?? []), createLiveSource()]
}

function findFeature(
  profiles: readonly ReferenceProfile[],
  version: string,
  { segment, feature }: FeatureKey,
): FeatureProfile | undefined {
  const profile = findProfile(profiles, version)
  if (!profile) return undefined
  if (isEveryone(segment)) return own(profile.features, feature)
  const values = own(profile.segments, segment.name)
  const known = values && own(values, segment.value)
  return known && own(known.features, feature)?.profile
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
