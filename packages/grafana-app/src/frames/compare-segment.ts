import { ML_FEATURE_CATEGORY_VALUE_OTHER } from '@driftline/semconv'
import type { Distribution, DistributionBin } from './distribution.ts'

/** What a segment is laid over: everyone, everyone else, or its own reference. */
export type Beside = 'everyone' | 'rest' | 'reference'

/** Fewer rows make no distribution. */
export const FEWEST_ROWS = 30

/** The distributions of a segment and of everyone in the same window, and what is known of their rows. */
export interface SegmentPicture {
  readonly own: Distribution
  readonly everyone: Distribution | undefined
  /** Rows of the window that are of the segment. */
  readonly rows: number | undefined
  /** Rows of the window. */
  readonly everyoneRows: number | undefined
  /** Whether the rows of all segments of the dimension add up to those of everyone. */
  readonly addsUp: boolean
  /** Share of everyone's rows without a good value, 0..1; undefined where it is not told. */
  readonly problemShare: number | undefined
}

/** Bins in which `reference` is what the segment is laid over, or why there are none. */
export type ComparedSegment =
  | { readonly kind: 'bins'; readonly bins: readonly DistributionBin[] }
  | { readonly kind: WhyNot }

/** Why a segment cannot be laid over something. */
export type WhyNot =
  | 'not-exported'
  | 'other-bins'
  | 'few-rows'
  | 'rows-not-told'
  | 'other-windows'
  | 'missing-values'
  | 'no-fit'

/** A segment laid over something else. Those of everyone else are derived: everyone's less the segment's, by rows. */
export function compareSegment(beside: Beside, picture: SegmentPicture): ComparedSegment {
  const { own, everyone } = picture
  if (beside === 'reference') return { kind: 'bins', bins: own.bins }
  if (everyone === undefined) return { kind: 'not-exported' }
  const shares = everyoneShares(own.bins, everyone.bins)
  if (shares === undefined) return { kind: 'other-bins' }
  return beside === 'everyone' ? { kind: 'bins', bins: laidOver(shares) } : besideRest(shares, picture)
}

/** What everyone and a segment have in one bin. */
interface BinShares {
  readonly bin: DistributionBin
  readonly everyone: number
}

/** Undefined where the bins are not the same. */
function everyoneShares(
  own: readonly DistributionBin[],
  everyone: readonly DistributionBin[],
): readonly BinShares[] | undefined {
  const byBin = new Map(everyone.map((bin) => [binOf(bin), bin.current]))
  if (!isSame(own, byBin) && !(isComplete(own) && isComplete(everyone))) return undefined
  const names = new Set(own.map(binOf))
  const absent = everyone.filter((bin) => !names.has(binOf(bin))).map((bin) => Object.assign({}, bin, { current: 0 }))
  return [...own, ...absent].map((bin) => ({ bin, everyone: byBin.get(binOf(bin)) ?? 0 }))
}

/** Whether every category with rows is named: then one that is not named has none. */
function isComplete(bins: readonly DistributionBin[]): boolean {
  return bins.every(
    ({ category, current }) =>
      category !== undefined && (category !== ML_FEATURE_CATEGORY_VALUE_OTHER || current === 0),
  )
}

function isSame(own: readonly DistributionBin[], byBin: ReadonlyMap<string, number>): boolean {
  return own.length === byBin.size && own.every((bin) => byBin.has(binOf(bin)))
}

function binOf({ upper, category }: DistributionBin): string {
  return JSON.stringify([upper === Infinity ? '+Inf' : upper, category])
}

function besideRest(shares: readonly BinShares[], picture: SegmentPicture): ComparedSegment {
  const { rows, everyoneRows } = picture
  if (rows === undefined || everyoneRows === undefined) return { kind: 'rows-not-told' }
  const rest = everyoneRows - rows
  const why = whyOtherRows(picture, { rows, everyoneRows })
  if (why !== undefined) return { kind: why }
  if (rows < FEWEST_ROWS || rest < FEWEST_ROWS) return { kind: 'few-rows' }
  const counts = shares.map(({ bin, everyone }) => everyone * everyoneRows - bin.current * rows)
  if (counts.some((count) => count < -MOST_ROUNDING_ROWS)) return { kind: 'no-fit' }
  const derived = shares.map(({ bin }, i) => ({ bin, everyone: Math.max(0, counts[i]! / rest) }))
  return { kind: 'bins', bins: laidOver(derived) }
}

/** Why the distributions are not, or not surely, those of the rows of the window; undefined where they are. */
function whyOtherRows(
  { own, everyone, problemShare, addsUp }: SegmentPicture,
  { rows, everyoneRows }: { readonly rows: number; readonly everyoneRows: number },
): WhyNot | undefined {
  if (own.rows === undefined || everyone?.rows === undefined) return 'rows-not-told'
  if (!addsUp || own.rows !== rows || everyone.rows !== everyoneRows) return 'other-windows'
  return problemShare === 0 ? undefined : 'missing-values'
}

/** Rows that the sketches behind two shares may place differently. */
const MOST_ROUNDING_ROWS = 0.5

function laidOver(shares: readonly BinShares[]): readonly DistributionBin[] {
  const sum = { reference: 0, current: 0 }
  return shares.map(({ bin, everyone }) => {
    sum.reference += everyone
    sum.current += bin.current
    return { ...bin, reference: everyone, cumulative: bin.cumulative && { ...sum } }
  })
}
