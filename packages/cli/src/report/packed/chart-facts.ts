import type { DisplayDistribution, WindowStatistics } from '@driftline/health'

import type { ReportLine } from '../keep-line.ts'
import { shownNumber, shownShare } from './shown-number.ts'

/** What a feature's card draws of one verdict. */
export interface ChartFacts {
  /** Undefined where the window has none. */
  readonly distribution: DisplayDistribution | undefined
  readonly quantiles: readonly QuantileFacts[]
  /** Where a shift of everyone comes from; shares to two digits. */
  readonly contributions: readonly ContributionFacts[]
}

/** A quantile then and now, with the digits that are shown. */
export interface QuantileFacts {
  readonly name: (typeof QUANTILES)[number]
  readonly before: number | null
  readonly now: number
}

/** The quantiles of a card. */
export const QUANTILES = ['p5', 'p50', 'p95'] as const

/** What one segment adds to a shift. */
export interface ContributionFacts {
  readonly segment: string
  /** Shares of the shift: of who came, and of what changed within. */
  readonly mix: number
  readonly within: number
}

/** The chart facts of one verdict; the shares of its bins in thousandths. */
export function toChartFacts({ statistics, contributions = [] }: ReportLine): ChartFacts {
  const { distribution } = statistics
  return {
    distribution: distribution && {
      ...distribution,
      reference: distribution.reference.map(shownShare),
      current: distribution.current.map(shownShare),
    },
    quantiles: toQuantiles(statistics),
    contributions: contributions.map(({ segment, mix, within }) => ({
      segment: `${segment.name} = ${segment.value}`,
      mix: twoDigits(mix),
      within: twoDigits(within),
    })),
  }
}

function toQuantiles({ quantiles, referenceQuantiles }: WindowStatistics): readonly QuantileFacts[] {
  if (quantiles === undefined) return []
  return QUANTILES.map((name) => ({
    name,
    before: referenceQuantiles === undefined ? null : shownNumber(referenceQuantiles[name]),
    now: shownNumber(quantiles[name]),
  }))
}

function twoDigits(share: number): number {
  return Math.round(share * 100) / 100 + 0
}
