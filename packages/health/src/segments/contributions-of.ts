import type { ClosedFeature, SegmentCounts } from '../closed-window.ts'
import { isEveryone } from '../closed-window.ts'
import { areCountable } from '../counts/check-counts.ts'
import type { SegmentReferences } from '../reference/reference-source.ts'
import type { SegmentCells, SegmentContribution } from './segment-contributions.ts'
import type { WithheldSegments } from './withheld-segments.ts'
import { splitShift, strongestContributions } from './segment-contributions.ts'

/** Segments that are named beside a shift. */
const SHOWN_CONTRIBUTIONS = 5

/**
 * Which segments a shift of everyone comes from: the strongest of all dimensions that the reference knows. A feature
 * that is itself a dimension is not split by its own values: these are the shift, not where it comes from.
 */
export function contributionsOf(
  at: ClosedFeature,
  references: SegmentReferences,
  withheld: Pick<WithheldSegments, 'has'>,
): readonly SegmentContribution[] {
  const all = [...references.dimensions].flatMap(([name, values]) => {
    if (name === at.feature) return []
    const cells = cellsOf(at, { name, values, count: references.count })
    return cells.length < 2 ? [] : splitShift(name, cells)
  })
  return strongestContributions(
    all.filter(({ segment }) => !withheld.has(segment)),
    SHOWN_CONTRIBUTIONS,
  )
}

function cellsOf(
  { closed, feature }: ClosedFeature,
  {
    name,
    values,
    count,
  }: {
    readonly name: string
    readonly values: ReadonlyMap<string, { readonly cells: readonly number[] }>
    readonly count: SegmentReferences['count']
  },
): readonly SegmentCells[] {
  const current = new Map<string, SegmentCounts>()
  for (const segment of closed.segments)
    if (!isEveryone(segment) && segment.name === name) current.set(segment.value, segment)
  const nothing = { cells: ([...values.values()][0]?.cells ?? []).map(() => 0) }
  return [...new Set([...values.keys(), ...current.keys()])].sort().map((value) => {
    const counts = current.get(value)?.features[feature]
    const counted = counts && areCountable(counts) ? count(counts) : undefined
    return { value, reference: values.get(value) ?? nothing, current: counted ?? nothing }
  })
}
