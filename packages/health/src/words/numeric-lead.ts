import type { OpenRange } from '../change/open-range.ts'
import type { FeatureChange } from '../change/feature-change.ts'
import type { TakenOver } from '../change/taken-over.ts'
import { gainOf } from '../change/then-and-now.ts'
import type { WindowQuantiles } from '../counts/quantiles.ts'
import type { WindowStatistics } from '../evidence/window-statistics.ts'
import type { Lead } from './lead.ts'
import { inertText } from './name-text.ts'
import { numberText, pairText, percentText } from './number-text.ts'
import { rangeText, soleText, withinText } from './value-text.ts'

/** A median has hardly moved within a twentieth of the width that holds 90 % of the values. */
const SMALL_MOVE = 0.05
/** A width has hardly changed by a tenth. */
const SMALL_SPREAD = 0.1
/** A median is named where the width did not change far more. */
const SPREAD_OVER_MOVE = 4
/** One value makes a shift where it makes half of it. */
const TAKEN_OVER = 0.5

/** What changed among numbers: median, width, one value or one range, whichever shows it; undefined where none is known. */
export function numericLead(statistics: WindowStatistics, unit: string): Lead | undefined {
  const { change } = statistics
  if (change?.takenOver && isTakenOver(statistics)) return takenOverLead(change.takenOver, unit)
  const ofWhole = change?.usualMedian ? undefined : wholeLead(statistics, unit)
  return ofWhole ?? medianBesideCell(change, unit) ?? gainLead(change, unit)
}

/** Whether one value that took over makes the shift. */
export function isTakenOver({ change, totalVariation = 0 }: WindowStatistics): boolean {
  return change?.takenOver !== undefined && gainOf(change.takenOver) >= TAKEN_OVER * totalVariation
}

/** What a share was. */
export function wasText(share: number): string {
  return `, was ${percentText(share)}`
}

function takenOverLead(taken: TakenOver, unit: string): Lead {
  const { reference, current } = taken
  return { now: `${percentText(current)} of values are ${takenValue(taken, unit)}`, before: wasText(reference) }
}

function takenValue(taken: TakenOver, unit: string): string {
  if (!taken.isSpecial) return soleText(taken, unit)
  if (taken.value === 'under') return 'below the guard band'
  return taken.value === 'over' ? 'above the guard band' : inertText(String(taken.value)) + unit
}

function wholeLead({ quantiles, referenceQuantiles }: WindowStatistics, unit: string): Lead | undefined {
  if (!quantiles || !referenceQuantiles) return undefined
  const width = referenceQuantiles.p95 - referenceQuantiles.p5
  const moved = moveOf(Math.abs(quantiles.p50 - referenceQuantiles.p50), width)
  const spread = Math.abs(Math.log(widening(quantiles.p95 - quantiles.p5, width)))
  const hasMoved = moved >= SMALL_MOVE && moved * SPREAD_OVER_MOVE >= spread
  const hasSpread = spread >= SMALL_SPREAD && spread >= moved
  if (!hasMoved && !hasSpread) return undefined
  const median = hasMoved ? [medianText(referenceQuantiles, quantiles, unit)] : []
  const range = hasSpread ? [`90 % ${withinText(widthOf(quantiles), unit)}`] : []
  return {
    now: [...median, ...range].join(', '),
    ...(hasSpread && { before: `, was ${rangeText(widthOf(referenceQuantiles))}` }),
  }
}

/** In widths; beyond measure where all values were one. */
function moveOf(distance: number, width: number): number {
  return distance === 0 ? 0 : distance / width
}

function widening(now: number, then: number): number {
  return now === then ? 1 : now / then
}

function widthOf({ p5, p95 }: WindowQuantiles): OpenRange {
  return { lower: p5, upper: p95 }
}

function medianText(then: WindowQuantiles, now: WindowQuantiles, unit: string): string {
  return `median ${pairText(then.p50, now.p50).join(' → ')}${unit}`
}

function medianBesideCell(change: FeatureChange | undefined, unit: string): Lead | undefined {
  const { quantiles, usualMedian } = change ?? {}
  if (!quantiles || !usualMedian) return undefined
  const isAbove = usualMedian.upper !== null && quantiles.p50 > usualMedian.upper
  const isBelow = usualMedian.lower !== null && quantiles.p50 < usualMedian.lower
  if (!isAbove && !isBelow) return undefined
  return {
    now: `median ${numberText(quantiles.p50)}${unit}`,
    before: `, usually ${rangeText(usualMedian)}`,
    isRelative: true,
  }
}

function gainLead(change: FeatureChange | undefined, unit: string): Lead | undefined {
  if (!change?.gain) return undefined
  const { reference, current } = change.gain
  return { now: `${percentText(current)} of values ${withinText(change.gain, unit)}`, before: wasText(reference) }
}
