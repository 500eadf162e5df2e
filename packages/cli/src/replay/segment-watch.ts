import type { MonitorSpec } from '@driftline/spec'

/** Sees which segment values have no place of their own. */
export interface SegmentWatch {
  readonly see: (version: string, segments: Readonly<Record<string, string>>) => void
  /** `dimension=value` of those counted as `other`, in the order in which they came. */
  readonly folded: () => readonly string[]
}

/**
 * Watches the values of each segment dimension: the first ones have a segment of their own, as the recorder counts
 * them. Dimensions that declare their values fold the others because the spec says so.
 *
 * @param limit values of a dimension and version with a segment of their own.
 */
export function createSegmentWatch({ segments }: MonitorSpec, limit: number): SegmentWatch {
  const open = segments.dimensions.filter(({ values }) => values === undefined).map(({ name }) => name)
  const known = new Map<string, Set<string>>()
  const folded = new Set<string>()
  return {
    see: (version, values) => {
      for (const name of open) {
        const value = values[name]
        if (value === undefined) continue
        const key = JSON.stringify([version, name])
        const names = known.get(key) ?? new Set()
        if (names.size === 0) known.set(key, names)
        if (names.has(value)) continue
        if (names.size < limit) names.add(value)
        else folded.add(`${name}=${value}`)
      }
    },
    folded: () => [...folded],
  }
}
