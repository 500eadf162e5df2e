import type { SilenceBasis } from '../evidence/evidence-basis.ts'
import { silenceSeverity } from '../evidence/severity.ts'
import type { KindLine } from '../verdict/verdict-line.ts'
import { toldIn } from './explained-steps.ts'
import type { ExplainedSection } from './explanation.ts'

const MINUTE_MS = 60_000

/** Why no rows came for too long. */
export function explainSilence(
  kind: KindLine,
  { silenceMs, usualMs, limitMs }: SilenceBasis,
  at: number,
): ExplainedSection {
  const effect = silenceMs / limitMs
  const told = toldIn(kind, at)
  return {
    title: kind.kind,
    steps: [
      { name: 'silence', how: 'minutes without a new row', value: silenceMs / MINUTE_MS },
      { name: 'usual', how: 'minutes, the longest gap at this time in four weeks', value: usualMs / MINUTE_MS },
      { name: 'limit', how: 'minutes, max(5, 3 × usual)', value: limitMs / MINUTE_MS },
      { name: 'effect', how: 'silence / limit', value: effect, told: told('effect') },
      {
        name: 's',
        how: '40 from the limit on, 70 from twice, 100 from four times it',
        value: silenceSeverity(effect),
        told: told('severity'),
      },
    ],
  }
}
