import type { VerdictLine } from '@driftline/health'

/** What to look at next, in a few words: how the values moved, and where to start. */
export function nextLook({ kind, statistics }: VerdictLine): string {
  switch (kind) {
    case null:
      return ''
    case 'distribution':
      return movedText(statistics) ?? 'compare the shares by category'
    case 'missing':
      return `${percent(statistics.missing)} missing: the join or source that fills it`
    case 'new_category':
      return `${percent(statistics.newCategory ?? 0)} in new categories: what the source added`
    case 'range':
      return `${percent(statistics.outOfRange ?? 0)} out of range: units and limits`
    case 'type':
      return `${percent(statistics.invalid)} invalid: the schema of the source`
    case 'stale':
      return 'the age of the feature: its pipeline'
    case 'duplicates':
      return 'repeated rows: the caller'
  }
}

function movedText({ quantiles, referenceQuantiles }: VerdictLine['statistics']): string | undefined {
  if (!quantiles || !referenceQuantiles) return undefined
  return `median ${short(referenceQuantiles.p50)} → ${short(quantiles.p50)}, 90 % in ${short(quantiles.p5)}–${short(quantiles.p95)}`
}

function percent(share: number): string {
  return `${short(share * 100)} %`
}

function short(value: number): string {
  return value === 0 ? '0' : String(Number(value.toPrecision(3)))
}
