/** What an objective is about. */
export type SloKind = 'availability' | 'latency' | 'missing' | 'freshness' | 'drift' | 'quality' | 'custom'

/** What users feel, or what may become that. */
export type Signal = 'symptom' | 'cause'

export const SIGNAL_OF: Readonly<Record<SloKind, Signal>> = {
  availability: 'symptom',
  latency: 'symptom',
  missing: 'cause',
  freshness: 'cause',
  drift: 'cause',
  quality: 'symptom',
  custom: 'symptom',
}
