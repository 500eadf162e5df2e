import type { Evidence } from '../evidence/evidence.ts'
import type { EvidenceKind } from '../evidence/severity.ts'
import { INVESTIGATE_SEVERITY } from '../evidence/severity.ts'
import { readWindow } from '../verdict/read-window.ts'
import type { SentenceParts } from './sentence-context.ts'

/** What this window shows of a kind: only then can it be told by what the window holds, and not by an earlier word. */
export function evidenceShown(kind: EvidenceKind, { verdict, window }: SentenceParts): Evidence | undefined {
  const found = readWindow(window).evidence.find((own) => own.kind === kind)
  if (!found || found.severity < INVESTIGATE_SEVERITY || verdict.notRenewed) return undefined
  const isEarlierWord = verdict.kind === kind && verdict.lowerBound !== found.lowerBound
  return isEarlierWord ? undefined : found
}
