import type { EvidenceKind, VerdictLine } from '@driftline/health'

/** What to look at next, in a few words: how the values moved, and where to start. */
export function nextLook({ kind, notRenewed, statistics }: VerdictLine): string {
  if (notRenewed) return 'not renewed: the last window cannot tell'
  return kind === null ? '' : LOOKS[kind](statistics)
}

type Statistics = VerdictLine['statistics']

const LOOKS: Readonly<Record<EvidenceKind, (statistics: Statistics) => string>> = {
  distribution: (statistics) => movedText(statistics) ?? 'compare the shares by category',
  missing: ({ missing = 0 }) => `${percent(missing)} missing: the join or source that fills it`,
  new_category: ({ newCategory = 0 }) => `${percent(newCategory)} in new categories: what the source added`,
  range: ({ outOfRange = 0 }) => `${percent(outOfRange)} out of range: units and limits`,
  type: ({ invalid = 0 }) => `${percent(invalid)} invalid: the schema of the source`,
  stale: () => 'the age of the feature: its pipeline',
  duplicates: () => 'repeated rows: the caller',
  tails: () => 'the largest and smallest values: units and limits',
  constant: () => 'one and the same value: the source that fills it',
  volume: () => 'how many rows come: the caller',
  freshness: () => 'when rows came last: the service and its caller',
  schema: () => 'which features come: what the caller sends',
}

function movedText({ quantiles, referenceQuantiles }: Statistics): string | undefined {
  if (!quantiles || !referenceQuantiles) return undefined
  return `median ${short(referenceQuantiles.p50)} → ${short(quantiles.p50)}, 90 % in ${short(quantiles.p5)}–${short(quantiles.p95)}`
}

function percent(share: number): string {
  return `${short(share * 100)} %`
}

/** Three digits, whole numbers whole. */
function short(value: number): string {
  const size = Math.abs(value)
  if (size >= 1000 && size < 1e15) return Math.round(value).toLocaleString('en-US').replace('-', '−')
  return value === 0 ? '0' : String(Number(value.toPrecision(3))).replace('-', '−')
}
