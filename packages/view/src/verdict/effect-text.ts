import type { EvidenceKind, KindLine, WindowStatistics } from '@driftline/health'
import { boundText, isShareOfRows, pointsText } from '@driftline/health'

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
  if (kind === undefined) return { effect: none, sure: none }
  if (kind === null) return { effect: quietEffect(statistics), sure: none }
  if (kind === 'distribution') return { effect: psiEffect(statistics), sure: sureText(lowerBound, boundText) }
  const { noun, share } = rates[kind]
  const found = share(
    statistics,
    kinds?.find((shown) => shown.kind === kind),
  )
  return {
    effect: found === undefined ? noun : `${toPercentText(found)} ${noun}`,
    sure: isShareOfRows(kind) ? sureText(lowerBound, pointsText) : none,
  }
}

function sureText(lowerBound: number | undefined, toText: (bound: number) => string): string {
  return lowerBound === undefined ? none : `≥ ${toText(lowerBound)}`
}

function quietEffect(statistics: WindowStatistics): string {
  const { qualityScore } = statistics
  return qualityScore === undefined ? psiEffect(statistics) : `quality ${toPercentText(qualityScore)}`
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

/** Nothing acts on a PSI that is smaller by far. */
const LEAST_PSI = 0.001

/** With no fewer digits than a bound of it is told with, so that it never seems to be less than that. */
function toPsiText(psi: number): string {
  if (psi > 0 && psi < LEAST_PSI) return `< ${LEAST_PSI}`
  if (psi < 0.01) return toNumberText(Number(psi.toPrecision(1)))
  return psi < 0.1 ? psi.toFixed(3) : psi.toFixed(2)
}
