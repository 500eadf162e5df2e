import type { EvidenceKind } from './severity.ts'
import { severityOf, severityThresholds } from './severity.ts'

/** One kind of evidence in one window. */
export interface Evidence {
  readonly kind: EvidenceKind
  /** PSI, or the increase of a rate. */
  readonly effect: number
  readonly lowerBound: number
  /** 0..100, of this window alone. */
  readonly severity: number
}

interface Effect {
  readonly effect: number
  readonly lowerBound: number
  /** Share of the reference's rows that show the same, 0..1. */
  readonly referenceRate: number
}

/** Evidence of one kind with its severity. */
export function evidenceOf(kind: EvidenceKind, { effect, lowerBound, referenceRate }: Effect): Evidence {
  return { kind, effect, lowerBound, severity: severityOf(lowerBound, severityThresholds(kind, referenceRate)) }
}
