import type { EvidenceKind } from '../evidence/severity.ts'
import { spellingText } from './category-lead.ts'
import { evidenceShown } from './evidence-shown.ts'
import { guessUnit } from './guess-unit.ts'
import { percentText } from './number-text.ts'
import type { SentenceParts } from './sentence-context.ts'

/** What may have caused a shift, as far as names and numbers alone make it sure enough to ask. */
export interface Cause {
  readonly kind: 'spelling' | 'unit'
  /** Without a question mark. */
  readonly text: string
}

/** The cause to ask about first, if there is one. */
export function causeOf(kind: EvidenceKind, parts: SentenceParts): Cause | undefined {
  return spellingCause(kind, parts) ?? unitCause(kind, parts)
}

function spellingCause(kind: EvidenceKind, parts: SentenceParts): Cause | undefined {
  const { spelling } = parts.window.statistics.change ?? {}
  const isOfNames = kind === 'distribution' || kind === 'new_category'
  if (!spelling || !isOfNames || !evidenceShown(kind, parts)) return undefined
  return { kind: 'spelling', text: `${unseenShare(parts)} unseen: ${spellingText(spelling)}` }
}

/** From here on it is every value: a few may have been counted before the change. */
const EVERY_VALUE = 0.995

function unseenShare({ window }: SentenceParts): string {
  const share = window.statistics.newCategory ?? 0
  return share >= EVERY_VALUE ? 'every value is' : `${percentText(share)} of values are`
}

function unitCause(kind: EvidenceKind, parts: SentenceParts): Cause | undefined {
  const { quantiles, referenceQuantiles, change } = parts.window.statistics
  if (kind !== 'distribution' || !evidenceShown(kind, parts) || change?.usualMedian) return undefined
  const guess = quantiles && referenceQuantiles && guessUnit(referenceQuantiles, quantiles)
  return guess === undefined
    ? undefined
    : { kind: 'unit', text: guess.isSign ? 'the sign turned' : `another unit (${guess.text})` }
}
