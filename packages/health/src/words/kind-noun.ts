import type { EvidenceKind } from '../evidence/severity.ts'

/** What a kind of evidence is called in a sentence. */
export const KIND_NOUN: Readonly<Record<EvidenceKind, string>> = {
  distribution: 'the distribution',
  missing: 'missing values',
  new_category: 'new categories',
  range: 'values out of range',
  type: 'invalid values',
  stale: 'stale values',
  duplicates: 'duplicate rows',
  tails: 'values in the tails',
  constant: 'rows with one and the same value',
  volume: 'rows',
  freshness: 'rows that are late',
  schema: 'features that are absent or unknown',
}

/** A text with a capital letter, unless it begins with a name. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
