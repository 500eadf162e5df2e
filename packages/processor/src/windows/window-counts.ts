import type { FeatureCounts, SegmentCounts } from '@driftline/health'
import { WINDOW_SKETCH_SIZE } from '@driftline/health'
import { ML_SEGMENT_NAME_VALUE_ALL } from '@driftline/semconv'
import { mergeExplicitHistograms, mergeExponentialHistograms } from '@driftline/statistics'
import type { PointData } from '../streams/point-difference.ts'
import type { Counter, Slot } from '../streams/slot.ts'

/** Counts of one open window: version → segment → feature. */
export interface WindowCounts {
  readonly add: (slot: Slot, data: PointData) => void
  /** Versions with rows, ascending; segment `all` first, then by name and value. */
  readonly versions: () => readonly { readonly version: string; readonly segments: readonly SegmentCounts[] }[]
  /** Rows by version, as the service counted them. */
  readonly rows: () => Readonly<Record<string, number>>
  readonly state: () => WindowCountsState
}

/** Plain JSON of {@link WindowCounts}. */
export interface WindowCountsState {
  readonly features: readonly (readonly [string, FeatureCounts])[]
  readonly rows: Readonly<Record<string, number>>
}

type OpenCounts = { -readonly [K in 'values' | 'scores']?: Exclude<FeatureCounts[K], undefined> } & {
  categories?: Record<string, number>
  readonly special: Record<string, number>
  readonly problems: Record<string, number>
}

/** Creates the counts of one window, empty or from a checkpoint. */
export function createWindowCounts(state?: WindowCountsState): WindowCounts {
  const features = new Map<string, OpenCounts>(state?.features.map(([key, counts]) => [key, reopen(counts)]))
  const rows = new Map<string, number>(Object.entries(state?.rows ?? {}))
  return {
    add: (slot, data) => {
      if (slot.counter.kind === 'rows') {
        if (data.kind === 'number') rows.set(slot.version, (rows.get(slot.version) ?? 0) + data.value)
        return
      }
      if (isEmpty(data)) return
      const key = JSON.stringify([slot.version, slot.segment.name, slot.segment.value, slot.feature])
      const counts = features.get(key) ?? { special: emptyCounts(), problems: emptyCounts() }
      features.set(key, counts)
      addTo(counts, slot.counter, data)
    },
    versions: () => groupByVersion(features),
    rows: () => Object.fromEntries(sortedEntries(rows)),
    state: () => ({ features: sortedEntries(features), rows: Object.fromEntries(sortedEntries(rows)) }),
  }
}

function reopen(counts: FeatureCounts): OpenCounts {
  const copy = (of: Readonly<Record<string, number>>) => Object.assign(emptyCounts(), of)
  return {
    ...(counts.values && { values: counts.values }),
    ...(counts.scores && { scores: counts.scores }),
    ...(counts.categories && { categories: copy(counts.categories) }),
    special: copy(counts.special),
    problems: copy(counts.problems),
  }
}

/** Without a prototype: a category named `__proto__` is a name like any other. */
function emptyCounts(): Record<string, number> {
  return Object.create(null) as Record<string, number>
}

function isEmpty(data: PointData): boolean {
  if (data.kind === 'number') return !(data.value > 0)
  return data.kind === 'unsupported' || data.histogram.count === 0
}

function addTo(counts: OpenCounts, counter: Counter, data: PointData): void {
  if (counter.kind === 'values' && data.kind === 'exponential')
    counts.values = counts.values
      ? mergeExponentialHistograms(counts.values, data.histogram, WINDOW_SKETCH_SIZE)
      : data.histogram
  else if (counter.kind === 'scores' && data.kind === 'explicit')
    counts.scores = mergeScores(counts.scores, data.histogram)
  else if ('name' in counter && data.kind === 'number') addToName(counts, counter, data.value)
}

/** Scores sent with other edges cannot be added up: the first edges of the window stand. */
function mergeScores(known: OpenCounts['scores'], added: Exclude<OpenCounts['scores'], undefined>) {
  if (!known) return added
  const same =
    known.bounds.length === added.bounds.length && known.bounds.every((bound, i) => bound === added.bounds[i])
  return same ? mergeExplicitHistograms(known, added) : known
}

function addToName(counts: OpenCounts, counter: Extract<Counter, { name: string }>, count: number): void {
  const add = (to: Record<string, number>): void => {
    to[counter.name] = (to[counter.name] ?? 0) + count
  }
  switch (counter.kind) {
    case 'category':
      counts.categories ??= emptyCounts()
      return add(counts.categories)
    case 'special':
      return add(counts.special)
    case 'problem':
      return add(counts.problems)
  }
}

function groupByVersion(features: ReadonlyMap<string, FeatureCounts>): ReturnType<WindowCounts['versions']> {
  const versions = new Map<
    string,
    Map<string, { name: string; value: string; features: Record<string, FeatureCounts> }>
  >()
  for (const [key, counts] of sortedEntries(features)) {
    const [version, name, value, feature] = JSON.parse(key) as [string, string, string, string]
    const segments = versions.get(version) ?? new Map<string, never>()
    versions.set(version, segments)
    const segmentKey = JSON.stringify([name, value])
    const segment = segments.get(segmentKey) ?? {
      name,
      value,
      features: Object.create(null) as Record<string, FeatureCounts>,
    }
    segments.set(segmentKey, segment)
    segment.features[feature] = counts
  }
  return [...versions].map(([version, segments]) => ({ version, segments: [...segments.values()].sort(everyoneFirst) }))
}

function everyoneFirst(a: SegmentCounts, b: SegmentCounts): number {
  if ((a.name === ML_SEGMENT_NAME_VALUE_ALL) !== (b.name === ML_SEGMENT_NAME_VALUE_ALL))
    return a.name === ML_SEGMENT_NAME_VALUE_ALL ? -1 : 1
  const left = JSON.stringify([a.name, a.value])
  return left < JSON.stringify([b.name, b.value]) ? -1 : 1
}

function sortedEntries<V>(map: ReadonlyMap<string, V>): readonly (readonly [string, V])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1))
}
