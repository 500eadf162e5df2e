import type { FeatureCounts as OldCounts, ModelHealthState, VerdictLine } from '@driftline/health'
import { createModelHealth as createOld, mergeFeatureCounts as mergeOld } from '@driftline/health'
import type { ReferenceProfile } from '@driftline/profile'
import { findProfile } from '@driftline/profile'
import type { MonitorSpec } from '@driftline/spec'
import type { Work } from '../work.ts'

export type PartialReason = 'baseline' | 'unfinished' | 'inconsistent' | 'edges'
export type WindowSummary = object
export interface FeatureCounts extends Omit<OldCounts, 'categories'> {
  readonly categories?: {
    readonly names: Readonly<Record<string, number>>
    readonly buckets: Readonly<Record<string, number>>
    readonly other: number
  }
}
export const noFeatureCounts: FeatureCounts = { special: {}, problems: {} }
export const WINDOW_SKETCH_SIZE = 320
export interface SegmentCounts {
  readonly name: string
  readonly value: string
  readonly features: Readonly<Record<string, FeatureCounts>>
}
export interface ClosedWindow {
  readonly window: string
  readonly startMs: number
  readonly endMs: number
  readonly partial: readonly PartialReason[]
  readonly version: string
  readonly segments: readonly SegmentCounts[]
}
export type HealthEntry =
  | { readonly kind: 'series'; readonly key: { readonly feature: string }; readonly all: ModelHealthState }
  | { readonly kind: 'baseline'; readonly version: string }

function toOld({ categories, ...counts }: FeatureCounts): OldCounts {
  return {
    ...counts,
    ...(categories && {
      categories: { ...categories.names, ...(categories.other > 0 && { other: categories.other }) },
    }),
  }
}
export function mergeFeatureCounts(a: FeatureCounts, b: FeatureCounts): FeatureCounts {
  const { categories: _a, ...x } = a
  const { categories: _b, ...y } = b
  const add = (p: Readonly<Record<string, number>> = {}, q: Readonly<Record<string, number>> = {}) => {
    const sum: Record<string, number> = Object.assign(Object.create(null), p)
    for (const [k, v] of Object.entries(q)) sum[k] = (sum[k] ?? 0) + v
    return sum
  }
  const merged = mergeOld(x, y)
  if (!a.categories && !b.categories) return merged as unknown as FeatureCounts
  return {
    ...(merged as unknown as FeatureCounts),
    categories: {
      names: add(a.categories?.names, b.categories?.names),
      buckets: add(a.categories?.buckets, b.categories?.buckets),
      other: (a.categories?.other ?? 0) + (b.categories?.other ?? 0),
    },
  }
}
export function createModelHealth(options: {
  spec: MonitorSpec
  profiles: readonly ReferenceProfile[]
  state?: Iterable<HealthEntry>
}) {
  const [saved] = [...(options.state ?? [])]
  const old = createOld({
    spec: options.spec,
    profileOf: (version) => findProfile(options.profiles, version),
    ...(saved?.kind === 'series' && { state: saved.all }),
  })
  return {
    *close(batch: { windows: readonly ClosedWindow[] }): Work<{
      summaries: readonly WindowSummary[]
      verdicts: readonly VerdictLine[]
      failures: number
    }> {
      const verdicts: VerdictLine[] = []
      for (const closed of batch.windows) {
        verdicts.push(
          ...old.judge({
            ...closed,
            partial: closed.partial.length > 0,
            segments: closed.segments.map((s) => ({
              ...s,
              features: Object.fromEntries(Object.entries(s.features).map(([k, v]) => [k, toOld(v)])),
            })),
          }),
        )
        yield
      }
      return { summaries: [], verdicts, failures: 0 }
    },
    forget: (_: number) => ({ series: 0, baseline: 0 }),
    entries: (): Iterable<HealthEntry> => [{ kind: 'series', key: { feature: '' }, all: old.state() }],
    get isEmpty() {
      return Object.keys(old.state().series).length === 0
    },
  }
}
