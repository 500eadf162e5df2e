import type { Evidence } from '../evidence/evidence.ts'
import type { EvidenceKind } from '../evidence/severity.ts'
import { INVESTIGATE_SEVERITY } from '../evidence/severity.ts'
import type { SentenceParts } from './sentence-context.ts'

/** Only a kind that this window shows can be told by what the window holds. */
export function evidenceShown(kind: EvidenceKind, { window }: SentenceParts): Evidence | undefined {
  return window.evidence.find((found) => found.kind === kind && found.severity >= INVESTIGATE_SEVERITY)
}
