import type { EvidenceKind, WindowStatistics } from '@driftline/health'

import { toNumberText, toPercentText } from '../text/number-text.ts'
import type { ShownVerdict } from './shown-verdict.ts'

/** What to look at next, in a few words: how the values moved where that is known, and where to start. */
export function nextLook({
  kind,
  notRenewed,
  statistics,
}: Pick<ShownVerdict, 'kind' | 'notRenewed' | 'statistics'>): string {
  if (notRenewed) return 'not renewed: the last window cannot tell'
  return kind === null || kind === undefined ? '' : LOOKS[kind](statistics ?? {})
}

const LOOKS: Readonly<Record<EvidenceKind, (statistics: WindowStatistics) => string>> = {
  distribution: (statistics) => movedText(statistics) ?? compareText(statistics),
  missing: ({ missing }) => `${shareOf(missing, 'missing')}the join or source that fills it`,
  new_category: ({ newCategory }) => `${shareOf(newCategory, 'in new categories')}what the source added`,
  range: ({ outOfRange }) => `${shareOf(outOfRange, 'out of range')}units and limits`,
  type: ({ invalid }) => `${shareOf(invalid, 'invalid')}the schema of the source`,
  stale: () => 'the age of the feature: its pipeline',
  duplicates: () => 'repeated rows: the caller',
  tails: () => 'the largest and smallest values: units and limits',
  constant: () => 'one and the same value: the source that fills it',
  volume: () => 'how many rows come: the caller',
  freshness: () => 'when rows came last: the service and its caller',
  schema: () => 'which features come: what the caller sends',
}

function movedText({ quantiles, referenceQuantiles }: WindowStatistics): string | undefined {
  if (!quantiles || !referenceQuantiles) return undefined
  return `median ${toNumberText(referenceQuantiles.p50)} → ${toNumberText(quantiles.p50)}, 90 % in ${toNumberText(quantiles.p5)}–${toNumberText(quantiles.p95)}`
}

/** By category only where there are categories: where neither is known it may be a number. */
function compareText({ distribution }: WindowStatistics): string {
  return distribution?.categories === undefined ? 'compare it then and now' : 'compare the shares by category'
}

function shareOf(share: number | undefined, noun: string): string {
  return share === undefined ? '' : `${toPercentText(share)} ${noun}: `
}
