import type { EvidenceKind, KindLine, VerdictLine, WindowStatistics } from '@driftline/health'

import { toNumberText, toPercentText } from './number-text.ts'

/** The effect a verdict rests on and what is certain of it, as a table shows them. */
export interface EffectText {
  readonly effect: string
  readonly sure: string
}

const none = '–'

/** PSI for a distribution, the share of rows for everything that is a rate; of a model that is quiet its quality. */
export function toEffectText({ kind, lowerBound, kinds, statistics }: VerdictLine): EffectText {
  if (kind === null && statistics.qualityScore !== undefined)
    return { effect: `quality ${toPercentText(statistics.qualityScore)}`, sure: none }
  if (kind === null || kind === 'distribution') {
    const effect = statistics.psi === undefined ? none : `PSI ${toPsiText(statistics.psi)}`
    return { effect, sure: kind === null ? none : `≥ ${toPsiText(floorHundredths(lowerBound))}` }
  }
  const { noun, share } = rates[kind]
  const found = share(
    statistics,
    kinds?.find((shown) => shown.kind === kind),
  )
  return {
    effect: found === undefined ? noun : `${toPercentText(found)} ${noun}`,
    sure: `≥ ${toPercentText(lowerBound)}`,
  }
}

interface Rate {
  readonly noun: string
  readonly share: (statistics: WindowStatistics, shown: KindLine | undefined) => number | undefined
}

const rates: Readonly<Record<Exclude<EvidenceKind, 'distribution'>, Rate>> = {
  missing: { noun: 'missing', share: ({ missing }) => missing },
  new_category: { noun: 'new', share: ({ newCategory }) => newCategory },
  range: { noun: 'out of range', share: ({ outOfRange }) => outOfRange },
  type: { noun: 'invalid', share: ({ invalid }) => invalid },
  stale: { noun: 'stale', share: (_, shown) => shown?.effect },
  duplicates: { noun: 'duplicate', share: (_, shown) => shown?.effect },
  tails: { noun: 'in the tails', share: (_, shown) => shown?.effect },
  constant: { noun: 'one value', share: () => undefined },
  volume: { noun: 'volume', share: () => undefined },
  freshness: { noun: 'no new rows', share: () => undefined },
  schema: { noun: 'schema', share: () => undefined },
}

function toPsiText(psi: number): string {
  return psi < 0.01 ? toNumberText(Number(psi.toPrecision(1))) : psi.toFixed(2)
}

/** Rounds down, since a lower bound may not grow by rounding. */
function floorHundredths(bound: number): number {
  return bound < 0.01 ? bound : Math.floor(bound * 100) / 100
}
