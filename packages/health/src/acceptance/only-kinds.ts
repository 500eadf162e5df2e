import type { Evidence } from '../evidence/evidence.ts'
import type { WindowEvidence } from '../evidence/judge-window.ts'
import type { EvidenceKind } from '../evidence/severity.ts'
import type { RememberedWindow, VerdictMemory } from '../verdict/verdict-memory.ts'

/** Chooses kinds of evidence. */
export type IsKind = (kind: EvidenceKind) => boolean

/** A window as if no other kinds had been looked at. */
export function evidenceOfKinds(window: WindowEvidence, isKind: IsKind): WindowEvidence {
  return { ...window, evidence: window.evidence.filter(({ kind }: Evidence) => isKind(kind)) }
}

/**
 * What would be remembered had no other kinds been looked at. A window that showed one of them keeps the severity of its
 * strongest kind, which may be another: that can make the next severity too large, never hide it.
 */
export function memoryOfKinds({ previous, raised, lastTold }: VerdictMemory, isKind: IsKind): VerdictMemory {
  const kinds = raised ? keepKinds(raised.kinds, isKind) : {}
  return {
    previous: previous.map((window): RememberedWindow => {
      const shown = keepKinds(window.shown, isKind)
      return { ...window, shown, severity: Object.keys(shown).length > 0 ? window.severity : 0 }
    }),
    ...(raised && Object.keys(kinds).length > 0 && { raised: { ...raised, kinds } }),
    ...(lastTold && { lastTold }),
  }
}

function keepKinds<T>(byKind: Readonly<Partial<Record<EvidenceKind, T>>>, isKind: IsKind) {
  const kept = Object.entries(byKind).filter(([kind]) => isKind(kind as EvidenceKind))
  return Object.fromEntries(kept) as Readonly<Partial<Record<EvidenceKind, T>>>
}
