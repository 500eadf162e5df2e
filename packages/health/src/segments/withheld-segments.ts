import type { ClosedWindow, SegmentCounts } from '../closed-window.ts'
import { isEveryone } from '../closed-window.ts'
import { featureRows } from '../counts/window-rows.ts'

/** Segments of one window of which nothing is told, because too few rows are in them. */
export interface WithheldSegments {
  readonly has: (segment: Pick<SegmentCounts, 'name' | 'value'>) => boolean
  /** How many, by dimension; only dimensions that have some. */
  readonly countByDimension: Readonly<Record<string, number>>
}

const SEGMENTS_PER_STEP = 50

/**
 * Segments with fewer rows than the minimum, and of the same dimension the next larger ones until all of them hold the
 * minimum together: the segments of a dimension add up to everyone, so what is not shown can be reckoned as a whole. One
 * alone is therefore never withheld beside others. One without rows is nobody's, and shown. In steps, so that the caller
 * can pause.
 */
export function* withheldSegments(
  { segments }: Pick<ClosedWindow, 'segments'>,
  minimumCount: number,
): Generator<undefined, WithheldSegments> {
  const sized = new Map<string, SizedSegment[]>()
  for (const [i, segment] of segments.entries()) {
    if (i % SEGMENTS_PER_STEP === 0) yield
    if (isEveryone(segment)) continue
    const own = { segment, rows: yield* featureRows(segment.features) }
    if (own.rows === 0) continue
    const others = sized.get(segment.name)
    if (others) others.push(own)
    else sized.set(segment.name, [own])
  }
  const withheld = new Map<string, ReadonlySet<string>>()
  for (const [name, own] of sized) {
    const values = smallest(own, minimumCount)
    if (values.size > 0) withheld.set(name, values)
  }
  return {
    has: ({ name, value }) => withheld.get(name)?.has(value) === true,
    countByDimension: Object.fromEntries(Array.from(withheld, ([name, values]) => [name, values.size])),
  }
}

interface SizedSegment {
  readonly segment: SegmentCounts
  readonly rows: number
}

function smallest(sized: readonly SizedSegment[], minimumCount: number): ReadonlySet<string> {
  const values = new Set<string>()
  let together = 0
  const rising = sized.toSorted((a, b) => a.rows - b.rows || (a.segment.value < b.segment.value ? -1 : 1))
  for (const { segment, rows } of rising) {
    const isRestSmall = values.size > 0 && together < minimumCount
    if (rows >= minimumCount && !isRestSmall) break
    values.add(segment.value)
    together += rows
  }
  return values
}
