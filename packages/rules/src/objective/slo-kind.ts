/** What an objective is about. */
export type SloKind = 'availability' | 'latency' | 'missing' | 'freshness' | 'drift' | 'quality' | 'custom'

/** What users feel, or what may become that. */
export type Signal = 'symptom' | 'cause'

/** In the order in which they are written. */
export const SLO_KINDS: readonly SloKind[] = [
  'availability',
  'latency',
  'missing',
  'freshness',
  'drift',
  'quality',
  'custom',
]

export const SIGNAL_OF: Readonly<Record<SloKind, Signal>> = {
  availability: 'symptom',
  latency: 'symptom',
  missing: 'cause',
  freshness: 'cause',
  drift: 'cause',
  quality: 'symptom',
  custom: 'symptom',
}
