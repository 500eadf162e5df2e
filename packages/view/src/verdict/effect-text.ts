import type { EvidenceKind, KindLine, WindowStatistics } from '@driftline/health'

import { toNumberText, toPercentText } from '../text/number-text.ts'
import type { ShownVerdict } from './shown-verdict.ts'

/** The effect a verdict rests on and what is certain of it, as a table shows them. */
export interface EffectText {
  readonly effect: string
  readonly sure: string
}

const none = '–'

/** PSI for a distribution, the share of rows for everything that is a rate; of a model that is quiet its quality. */
export function toEffectText(verdict: Pick<ShownVerdict, 'kind' | 'lowerBound' | 'kinds' | 'statistics'>): EffectText {
  const { kind, lowerBound, kinds, statistics = {} } = verdict
  const sure = (toText: (bound: number) => string): string =>
    lowerBound === undefined ? none : `≥ ${toText(lowerBound)}`
  if (kind === undefined) return { effect: none, sure: none }
  if (kind === null && statistics.qualityScore !== undefined)
    return { effect: `quality ${toPercentText(statistics.qualityScore)}`, sure: none }
  if (kind === null) return { effect: psiEffect(statistics), sure: none }
  if (kind === 'distribution')
    return { effect: psiEffect(statistics), sure: sure((bound) => toPsiText(floorHundredths(bound))) }
  const { noun, share } = rates[kind]
  const found = share(
    statistics,
    kinds?.find((shown) => shown.kind === kind),
  )
  return {
    effect: found === undefined ? noun : `${toPercentText(found)} ${noun}`,
    sure: sure(toPercentText),
  }
}

/** Metrics have only the debiased one, which is another number: it says so. */
function psiEffect({ psi, psiDebiased }: WindowStatistics): string {
  if (psi !== undefined) return `PSI ${toPsiText(psi)}`
  return psiDebiased === undefined ? none : `PSI ${toPsiText(psiDebiased)} debiased`
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
