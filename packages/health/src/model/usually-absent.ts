import type { ClosedFeature } from '../closed-window.ts'
import { rateEvidence } from '../evidence/evidence.ts'
import { INVESTIGATE_SEVERITY } from '../evidence/severity.ts'
import type { ReferenceSource } from '../reference/reference-source.ts'

/**
 * Whether a feature without any value in a window is nothing new: beside the first reference that is past learning no
 * rise of missing values is certain.
 */
export function isUsuallyAbsent(at: ClosedFeature, sources: readonly ReferenceSource[]): boolean {
  for (const source of sources) {
    const answer = source.referenceFor(at, [at.closed.startMs])
    if (answer.kind !== 'ready') continue
    const compared = answer.reference.compare(at.counts, { hasProblems: true, isOutput: false })
    const missing = compared.kind === 'compared' ? compared.rates.find(({ kind }) => kind === 'missing') : undefined
    return missing !== undefined && rateEvidence(missing).severity < INVESTIGATE_SEVERITY
  }
  return false
}
