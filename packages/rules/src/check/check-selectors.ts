import type { MonitorSpec } from '@driftline/spec'
import type { Finding } from './finding.ts'
import { selectorProblem } from './selector-problem.ts'

/** Counters of the user's own that are no plain selectors. */
export function checkSelectors({ slos }: MonitorSpec): readonly Finding[] {
  return (slos.custom ?? []).flatMap((slo, i) => {
    const findings = (['good', 'total'] as const).flatMap((field): readonly Finding[] => {
      const wrong = selectorProblem(slo[field])
      if (!wrong) return []
      const { message, hint, character } = wrong
      return [{ severity: 'problem', path: ['slos', 'custom', i, field], at: { character }, message, hint }]
    })
    return findings.length === 0 && slo.good.trim() === slo.total.trim() ? [sameCounters(slo.name, i)] : findings
  })
}

function sameCounters(name: string, i: number): Finding {
  return {
    severity: 'problem',
    path: ['slos', 'custom', i, 'good'],
    message: `"good" and "total" of "${name}" select the same counter: all events are good, always.`,
    hint: 'Select only the good ones in "good", e.g. by a label such as code="200".',
  }
}
