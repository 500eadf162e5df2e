import type { Silence } from '../freshness/silence-history.ts'
import type { SilenceBasis } from './evidence-basis.ts'
import type { Evidence } from './evidence.ts'
import { silenceSeverity } from './severity.ts'

/**
 * Evidence that no rows came for too long. The effect is how many times longer than its limit the silence is, for
 * certain: its length is no estimate. A limit is what could have been seen.
 */
export function freshnessEvidence({ fromMs, untilMs, usualMs, limitMs }: Silence): Evidence {
  const silenceMs = untilMs - fromMs
  const effect = silenceMs / limitMs
  const basis: SilenceBasis = { of: 'silence', silenceMs, usualMs, limitMs }
  return { kind: 'freshness', effect, lowerBound: effect, severity: silenceSeverity(effect), detectable: 1, basis }
}
