import type { ModelScope } from '../../ask/load-model-scope.ts'
import type { Distribution } from '../../frames/distribution.ts'
import { readDistributions } from '../../frames/distribution.ts'
import type { QualityHistory, QuantileHistory } from '../../frames/feature-history.ts'
import { qualityHistory, quantileHistory } from '../../frames/feature-history.ts'
import { headlineCells } from '../../frames/headline-cells.ts'
import type { FeatureInfo, ModelInfo } from '../../frames/model-info.ts'
import { readFeatureInfos, readModelInfo } from '../../frames/model-info.ts'
import { rowHistory } from '../../frames/state-history.ts'
import type { VerdictCell } from '../../frames/verdict-cells.ts'
import { verdictCells } from '../../frames/verdict-cells.ts'
import { createWindowReader } from '../../frames/window-points.ts'
import type { PageAsk } from '../../look/LoadedPage.tsx'
import { featureQueries } from '../../queries/feature-queries.ts'
import type { SegmentScope } from '../../queries/page-scope.ts'
import { SEGMENT_VERDICT } from '../../queries/segment-verdict-queries.ts'
import { raisedSegments } from '../../frames/raised-segments.ts'
import type { RaisedSegment } from '../../frames/raised-segments.ts'
import type { BesideFacts } from '../../frames/beside-facts.ts'
import { readBesideFacts } from '../../frames/beside-facts.ts'

/** A feature, of everyone unless a segment is named. */
export interface WantedFeature {
  readonly feature: string
  readonly segment?: SegmentScope
}

/** All that the Feature page shows. */
export interface FeatureShown {
  /** The one it is of; undefined for everyone. */
  readonly segment: SegmentScope | undefined
  /** Ends of the windows shown, the oldest first. */
  readonly endsMs: readonly number[]
  readonly info: ModelInfo | undefined
  readonly feature: FeatureInfo | undefined
  /** The verdict that counts in each window, beside whatever it is. */
  readonly headlines: readonly VerdictCell[]
  /** All of the newest window, one for each reference. */
  readonly newest: readonly VerdictCell[]
  /** Beside the reference of the newest headline, else any; undefined where none is exported. */
  readonly distribution: Distribution | undefined
  readonly quantiles: readonly QuantileHistory[]
  readonly quality: QualityHistory
  /** Rows of the newest window. */
  readonly rows: number | undefined
  /** The segments in which it is raised. */
  readonly segments: readonly RaisedSegment[]
  readonly beside: BesideFacts
}

/** Reads a feature of one version. */
export async function loadFeature(
  { ask, names }: PageAsk,
  { scope }: ModelScope,
  wanted: WantedFeature,
): Promise<FeatureShown> {
  const { feature, segment } = wanted
  const reader = createWindowReader(names, await ask(featureQueries(names, { ...scope, ...wanted })), scope.plan)
  const cells = verdictCells(reader)
  const headlines = cells.filter(({ isHeadline }) => isHeadline)
  const newestMs = reader.endsMs.at(-1)
  const reference = headlines.find(({ windowEndMs }) => windowEndMs === newestMs)?.reference
  const distributions = readDistributions(reader)
  return {
    segment,
    endsMs: reader.endsMs,
    info: readModelInfo(reader),
    feature: readFeatureInfos(reader).get(feature),
    headlines,
    newest: cells.filter(({ windowEndMs }) => windowEndMs === newestMs),
    distribution: distributions.find((found) => found.reference === reference) ?? distributions[0],
    quantiles: quantileHistory(reader),
    quality: qualityHistory(reader),
    rows: rowHistory(reader).findLast(({ windowEndMs }) => windowEndMs === newestMs)?.rows,
    segments: raisedSegments(headlineCells(reader, SEGMENT_VERDICT)),
    beside: readBesideFacts(reader),
  }
}
