import { parseMonitorSpec } from '@driftline/spec'
import fc from 'fast-check'
import { alertsOnly } from '../alerts-only.ts'
import { buildRules } from '../build-rules.ts'
import { hostileText, LONGEST } from '../hostile-text.testing.ts'
import type { AlertRule, RuleGroup } from '../rule.ts'

/** What somebody may call a model, a team or an objective. */
export interface Names {
  readonly model: string
  readonly owner: string
  readonly objective: string
  readonly note: string
}

export const hostileNames: fc.Arbitrary<Names> = fc.record({
  model: hostileText,
  owner: hostileText,
  objective: hostileText.map((text) => `own ${text}`.slice(0, LONGEST)),
  note: hostileText,
})

/** Groups of a spec as people write it. */
export function groupsOf(spec: object): readonly RuleGroup[] {
  const checked = parseMonitorSpec(JSON.stringify(spec))
  if (!checked.ok) throw new Error(checked.issues.map(({ message }) => message).join('\n'))
  return buildRules(checked.value).groups
}

/** A spec with each kind of guard, and with names wherever a name may be. */
export function specOf({ model, owner, objective, note }: Names): object {
  const custom = [{ name: objective, good: 'good_total', total: 'all_total', objective: 0.9, description: note }]
  return {
    model: { name: model, owner },
    windows: ['1h'],
    slos: { availability: 0.999, drift: 0.95, quality: { good: note, objective: 0.9 }, custom },
    alerting: {
      environments: ['production'],
      labels: { note },
      dashboard: 'https://grafana.example/a/driftline-app',
      runbookBase: 'https://runbooks.example/$HOME/$',
      pageOn: ['drift'],
    },
  }
}

export function alertsOf(groups: readonly RuleGroup[]): readonly AlertRule[] {
  return alertsOnly(groups).flatMap(({ rules }) => rules)
}
