import type { CountTarget } from '../intake/count-target.ts'
import { bytesOfData } from '../intake/held-bytes.ts'
import type { TimeRange } from '../panes/pane-clock.ts'
import type { PointData } from './point-difference.ts'
import { totalOfPoint } from './point-difference.ts'
import type { Session } from './session.ts'

/** A point that waits for its pane to close. */
export interface WaitingPoint {
  readonly pane: TimeRange
  readonly startTimeMs: number
  readonly timeMs: number
  readonly data: PointData
}

/** One stream: the last point of a closed pane, and points that wait. */
export interface Stream {
  readonly seriesKey: string
  readonly target: CountTarget
  readonly temporality: 'cumulative' | 'delta'
  /** Start time of a cumulative stream, ms. */
  readonly startTimeMs: number
  readonly session: Session | undefined
  /** Last point of a closed pane; cumulative streams only. */
  last: { readonly timeMs: number; readonly data: PointData } | undefined
  /** Time of the last point that was counted, ms. */
  lastMs: number
  /** By pane, earliest first; a cumulative stream has one point in a pane, a delta stream one for each interval. */
  waiting: readonly WaitingPoint[]
}

/** What came of offering a point to its stream, and the bytes it holds more than before. */
export type Offered =
  | { readonly kind: 'taken'; readonly moreBytes: number; readonly at: number; readonly replaces: boolean }
  | OfferRefused

interface OfferRefused {
  readonly kind: 'duplicate' | 'decreased'
}

/** Finds the place of a point among those that wait; changes nothing. */
export function offerPoint(stream: Stream, point: WaitingPoint): Offered {
  return stream.temporality === 'delta' ? offerDelta(stream, point) : offerCumulative(stream, point)
}

function offerCumulative(stream: Stream, point: WaitingPoint): Offered {
  const { waiting } = stream
  const at = placeInOrder(waiting, point)
  const known = waiting[at]?.pane.startMs === point.pane.startMs ? waiting[at] : undefined
  if (known && known.timeMs >= point.timeMs) return { kind: 'duplicate' }
  const neighbours = { before: known ?? waiting[at - 1] ?? stream.last, after: waiting[known ? at + 1 : at] }
  if (isContradicted(stream, point, neighbours)) return { kind: 'decreased' }
  const moreBytes = bytesOfData(point.data) - (known ? bytesOfData(known.data) : 0)
  return { kind: 'taken', moreBytes, at, replaces: known !== undefined }
}

/** Place of a point's pane among those that wait; nearly always the last. */
function placeInOrder(waiting: readonly WaitingPoint[], { pane }: WaitingPoint): number {
  let at = waiting.length
  while (at > 0 && waiting[at - 1]!.pane.startMs >= pane.startMs) at -= 1
  return at
}

/** A sender that gives no start time cannot say that it began anew: there a lower point is a new beginning. */
function isContradicted(
  { startTimeMs }: Stream,
  point: Measured,
  { before, after }: { readonly before: Measured | undefined; readonly after: Measured | undefined },
): boolean {
  return startTimeMs > 0 && (isLower(point, before) || isLower(after, point))
}

interface Measured {
  readonly data: PointData
}

function isLower(point: Measured | undefined, than: Measured | undefined): boolean {
  return point !== undefined && than !== undefined && totalOfPoint(point.data) < totalOfPoint(than.data)
}

function offerDelta({ waiting }: Stream, point: WaitingPoint): Offered {
  let at = waiting.length
  while (at > 0 && isAtOrAfter(waiting[at - 1]!, point)) at -= 1
  const known = waiting[at]
  if (known?.timeMs === point.timeMs && known.startTimeMs === point.startTimeMs) return { kind: 'duplicate' }
  return { kind: 'taken', moreBytes: bytesOfData(point.data), at, replaces: false }
}

function isAtOrAfter(a: WaitingPoint, b: WaitingPoint): boolean {
  return a.timeMs > b.timeMs || (a.timeMs === b.timeMs && a.startTimeMs >= b.startTimeMs)
}

/** Puts a point where {@link offerPoint} found its place. */
export function placePoint(
  stream: Stream,
  point: WaitingPoint,
  { at, replaces }: Extract<Offered, { kind: 'taken' }>,
): void {
  // Nearly always one waits: an array made for it has no room to spare, which one that grew has for sixteen more.
  stream.waiting = stream.waiting.length === 0 ? [point] : stream.waiting.toSpliced(at, replaces ? 1 : 0, point)
}
