import type { WindowStatistics } from '@driftline/health'
import { ML_BIN_SOURCE_VALUE_CURRENT } from '@driftline/semconv'
import type { ShownVerdict } from '@driftline/view'
import type { FeatureHistory } from '../../frames/feature-history.ts'
import { shownVerdict } from '../../frames/shown-verdict.ts'
import type { VerdictCell } from '../../frames/verdict-cells.ts'
import type { FeatureShown } from './load-feature.ts'

/** The newest verdict that counts, with all that is told beside it; undefined where none of the newest window is told. */
export function newestVerdict(shown: FeatureShown, model: string, window: string): ShownVerdict | undefined {
  const cell = shown.headlines.find(({ windowEndMs }) => windowEndMs === shown.endsMs.at(-1))
  return cell && shownVerdict(cell, { model, window, statistics: statisticsOf(shown, cell), ...factsOf(shown, cell) })
}

/** What the other references say of the newest window. */
export function besideVerdicts(shown: FeatureShown, model: string, window: string): readonly ShownVerdict[] {
  const headline = shown.headlines.find(({ windowEndMs }) => windowEndMs === shown.endsMs.at(-1))
  return shown.newest
    .filter(({ reference }) => reference !== headline?.reference)
    .flatMap((cell) => shownVerdict(cell, { model, window, ...factsOf(shown, cell) }) ?? [])
}

function factsOf({ beside }: FeatureShown, cell: VerdictCell) {
  const { detectable, learning } = beside(cell)
  return { detectable, learning }
}

function statisticsOf(shown: FeatureShown, cell: VerdictCell): WindowStatistics {
  const { quality, beside, distribution } = shown
  const { psiDebiased } = beside(cell)
  const quantiles = quantilesOf(shown, cell, true)
  const referenceQuantiles = quantilesOf(shown, cell, false)
  const shares = {
    missing: valueOf(quality.missing, cell),
    invalid: valueOf(quality.invalid, cell),
    newCategory: valueOf(quality.newCategory, cell),
    psiDebiased,
  }
  const known = Object.entries(shares).filter(([, value]) => value !== undefined)
  return {
    ...Object.fromEntries(known),
    ...(quantiles && { quantiles }),
    ...(referenceQuantiles && { referenceQuantiles }),
    ...(distribution && { distribution: displayOf(distribution.bins) }),
  }
}

function displayOf(bins: NonNullable<FeatureShown['distribution']>['bins']) {
  const shares = { reference: bins.map((bin) => bin.reference), current: bins.map((bin) => bin.current) }
  const categories = bins.flatMap(({ category }) => (category === undefined ? [] : [category]))
  return categories.length > 0 ? { ...shares, categories } : shares
}

function quantilesOf({ quantiles }: FeatureShown, cell: VerdictCell, isCurrent: boolean) {
  const [p5, p50, p95] = ['p5', 'p50', 'p95'].map((name) =>
    valueOf(
      quantiles.filter(
        ({ quantile, source }) => quantile === name && (source === ML_BIN_SOURCE_VALUE_CURRENT) === isCurrent,
      ),
      cell,
    ),
  )
  return p5 === undefined || p50 === undefined || p95 === undefined ? undefined : { p5, p50, p95 }
}

function valueOf([history]: readonly FeatureHistory[], { windowEndMs }: VerdictCell): number | undefined {
  return history?.values.find((point) => point.windowEndMs === windowEndMs)?.value
}
