import { ML_FEATURE_NAME_VALUE_ALL } from '@driftline/semconv'
import type { ShownVerdict } from '@driftline/view'
import type { BesideFacts } from './beside-facts.ts'
import type { HeatmapRow } from './drift-heatmap.ts'
import { shownVerdict } from './shown-verdict.ts'

/** A feature with its newest verdict, or the model as a whole. */
export interface RankedRow {
  readonly feature: string
  readonly latest: ShownVerdict
  /** Why its state is what it is, as the metrics have it; empty where they say nothing. */
  readonly reason: string
}

/** The rows of a version as its sentence and ranking speak of them: the order is that of the heatmap. */
export interface ModelRows {
  readonly features: readonly RankedRow[]
  readonly whole: readonly RankedRow[]
}

/** What verdicts are of, and what is told beside them. */
export interface RowFacts {
  readonly model: string
  readonly window: string
  /** End of the newest window: what is told of earlier ones only is left out. */
  readonly newestMs: number | undefined
  readonly beside: BesideFacts
}

/** Newest verdicts of a version; features whose state is not told are left out. */
export function modelRows(rows: readonly HeatmapRow[], { model, window, newestMs, beside }: RowFacts): ModelRows {
  const ranked = rows.flatMap(({ feature, newest }): readonly RankedRow[] => {
    if (newest.windowEndMs !== newestMs) return []
    const { psiDebiased, detectable, learning } = beside(newest)
    const statistics = psiDebiased === undefined ? {} : { psiDebiased }
    const latest = shownVerdict(newest, { model, window, detectable, learning, statistics })
    return latest ? [{ feature, latest, reason: newest.reason }] : []
  })
  const isWhole = ({ feature }: RankedRow): boolean => feature === ML_FEATURE_NAME_VALUE_ALL
  return { features: ranked.filter((row) => !isWhole(row)), whole: ranked.filter(isWhole) }
}
