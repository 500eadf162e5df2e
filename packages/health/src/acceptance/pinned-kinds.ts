import type { EvidenceKind } from '../evidence/severity.ts'

/** Kinds that the counts of accepted rows can be compared for. */
export const PINNED_KINDS: readonly EvidenceKind[] = [
  'distribution',
  'tails',
  'missing',
  'new_category',
  'range',
  'type',
  'constant',
]

/** Whether accepted rows can tell of a kind; what they cannot tell of is never accepted. */
export function isPinnedKind(kind: EvidenceKind): boolean {
  return PINNED_KINDS.includes(kind)
}
