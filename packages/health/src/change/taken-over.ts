import type { AlignedHistograms } from '@driftline/statistics'
import type { CountedSides, FeatureComparison } from '../comparison/feature-comparison.ts'
import { rowsCounted } from '../cells/counted-window.ts'
import type { SoleValue } from './value-within.ts'
import { valueWithin } from './value-within.ts'
import type { ThenAndNow } from './then-and-now.ts'
import { gainOf } from './then-and-now.ts'

/** One value that gained, and its shares of all values. */
export interface TakenOver extends SoleValue, ThenAndNow {
  /** It is a declared special value, or lies beyond the guard band: `under` or `over`. */
  readonly isSpecial?: true
}

/** A value that gained less is no news. */
const SMALLEST_GAIN = 0.02
/** It stands out where it has so many times the rows of the buckets beside it. */
const STANDS_OUT = 4

/** The one value, special ones included, that gained most; undefined where none gained a fiftieth of the rows. */
export function takenOver({ counted, shown }: FeatureComparison): TakenOver | undefined {
  if (!counted) return undefined
  const bins = shown?.profile.type === 'numeric' && shown.aligned ? standingOut(shown.aligned, counted) : []
  const [most] = [...specialShares(counted), ...bins].sort((a, b) => gainOf(b) - gainOf(a))
  return most && gainOf(most) >= SMALLEST_GAIN ? most : undefined
}

function specialShares({ reference, current }: CountedSides): readonly TakenOver[] {
  const [m, n] = [rowsCounted(reference), rowsCounted(current)]
  return Object.keys(current.special ?? {}).map((name) => ({
    value: name,
    isSpecial: true,
    reference: m === 0 ? 0 : (reference.special?.[name] ?? 0) / m,
    current: n === 0 ? 0 : current.special![name]! / n,
  }))
}

/** The bin that gained most, if it is a value rather than part of a hill. */
function standingOut({ edges, reference, current }: AlignedHistograms, counted: CountedSides): readonly TakenOver[] {
  const [m, n] = [rowsCounted(counted.reference), rowsCounted(counted.current)]
  if (m === 0 || n === 0) return []
  let most = 0
  const gain = (bin: number): number => current[bin]! / n - reference[bin]! / m
  for (let bin = 1; bin < current.length; bin += 1) if (gain(bin) > gain(most)) most = bin
  const beside = Math.max(current[most - 1] ?? 0, current[most + 1] ?? 0)
  if (current[most]! < STANDS_OUT * beside) return []
  const value = valueWithin(edges[most]!, edges[most + 1]!)
  return [{ ...value, reference: reference[most]! / m, current: current[most]! / n }]
}
