import { ML_DRIFT_REASON_VALUE_NOT_RENEWED } from '@driftline/semconv'
import {
  ACT_SEVERITY,
  IMMEDIATE_SEVERITY,
  INVESTIGATE_SEVERITY,
  persistentSeverity,
  weighSeverity,
} from '../evidence/severity.ts'
import type { Persistence, StandingWord } from '../verdict/feature-verdict.ts'
import type { VerdictLine } from '../verdict/verdict-line.ts'
import type { ExplainedSection, ExplainedStep } from './explanation.ts'

/** How the severities of the kinds become the severity and the state of the verdict. */
export function explainPersistence(
  line: VerdictLine,
  { severity, before, persisted, weight, standing }: Persistence,
): ExplainedSection {
  const again = persistentSeverity(severity, before)
  const weighed = weighSeverity(again, weight)
  return {
    title: 'looking back',
    steps: [
      {
        name: 's(t)',
        how: 'of this window alone: its strongest kind; 0 where it was not judged',
        value: strongestIn(line),
        told: { path: 'windowSeverity', value: line.windowSeverity },
      },
      ...judgedOnly(line, severity),
      { name: 's(t−1)', how: 'of the window before that could tell', value: before[0] ?? null },
      { name: 's(t−2)', how: 'of the one before that', value: before[1] ?? null },
      {
        name: 'S',
        how: `max(min(s(t), max(s(t−1), s(t−2))), s(t) from ${IMMEDIATE_SEVERITY} on)`,
        value: again,
        told: { path: 'persistence.persisted', value: persisted },
      },
      { name: 'ω', how: 'importance × number of features, within ½ and 2', value: weight },
      { name: 'S with ω', how: 'S + 30 · log₅ ω, 40 to 100; only from 40 on', value: weighed },
      ...outcomeOf(line, weighed, standing),
    ],
  }
}

/** A silence is added by the clock, beside what the window itself shows. */
function strongestIn({ kinds }: VerdictLine): number {
  return Math.max(0, ...kinds.map(({ basis, severity }) => (basis?.of === 'silence' ? 0 : severity)))
}

/** Where some kinds are accepted and others raise, only the others are looked back from. */
function judgedOnly(line: VerdictLine, severity: number): readonly ExplainedStep[] {
  if (severity === line.windowSeverity) return []
  return [{ name: 's(t) judged', how: 'of the kinds that nobody accepted', value: severity }]
}

function outcomeOf(line: VerdictLine, weighed: number, standing: StandingWord | undefined): readonly ExplainedStep[] {
  const kept = standing && standing.severity > weighed ? standing.severity : weighed
  const severity = isWithout(line) ? 0 : kept
  return [
    ...(standing ? [standingStep(standing)] : []),
    {
      name: 'severity',
      how: whySeverity(line, kept === weighed),
      value: severity,
      told: { path: 'severity', value: line.severity },
    },
    { name: 'state', how: stateText(line), value: stateOf(line, kept), told: { path: 'state', value: line.state } },
  ]
}

function standingStep({ kind, severity }: StandingWord): ExplainedStep {
  return { name: 'standing', how: `last word of ${kind}, raised before and not quiet since`, value: severity }
}

/** Accepted drift, and what nobody knows any more, has severity 0 whatever stands. */
function isWithout({ state, reason }: VerdictLine): boolean {
  return state === 'accepted' || reason === ML_DRIFT_REASON_VALUE_NOT_RENEWED
}

function whySeverity(line: VerdictLine, isOwn: boolean): string {
  if (line.state === 'accepted') return 'accepted drift has severity 0'
  if (isWithout(line)) return 'no window could tell for too long: nothing is known any more'
  if (isOwn) return 'S with ω'
  return line.notRenewed ? 'this window cannot tell: what stands' : 'what stands, since it is the stronger'
}

function stateText({ state }: VerdictLine): string {
  return STATES[state] ?? 'what was said before, or that this window cannot tell, decides below 40'
}

const STATES: Readonly<Partial<Record<VerdictLine['state'], string>>> = {
  act: `severity from ${ACT_SEVERITY} on`,
  investigate: `severity from ${INVESTIGATE_SEVERITY} on`,
  suspected: `s(t) from ${INVESTIGATE_SEVERITY} on and S below it: a second window would raise it`,
  accepted: 'raised, and somebody has accepted it or the spec expects it',
}

/** The state as far as severities decide it: what is below 40 and shows nothing is left to what was before. */
function stateOf(line: VerdictLine, severity: number): VerdictLine['state'] {
  if (isWithout(line)) return line.state
  if (severity >= ACT_SEVERITY) return 'act'
  if (severity >= INVESTIGATE_SEVERITY) return 'investigate'
  if (line.windowSeverity >= INVESTIGATE_SEVERITY) return 'suspected'
  return DECIDED.has(line.state) ? 'ok' : line.state
}

/** States that severities alone decide. */
const DECIDED: ReadonlySet<VerdictLine['state']> = new Set(['act', 'investigate', 'suspected'])
