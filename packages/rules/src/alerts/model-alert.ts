import type { EnvironmentScope } from '../environment-scopes.ts'
import { LABEL } from '../names.ts'
import type { AlertRule } from '../rule.ts'
import type { AlertText } from '../text/alert-text.ts'
import { label, say } from '../text/alert-text.ts'
import type { Severity } from '../tiers/tier.ts'
import { alertLabels } from './alert-labels.ts'
import { dashboardUrl, runbookUrl } from './links.ts'
import { ruleId } from './rule-id.ts'

/** What one alert on a model has of its own. */
export interface ModelAlert {
  readonly alert: string
  readonly title: string
  readonly severity: Severity
  readonly expr: string
  readonly orZero?: string
  readonly lookBackMs: number
  readonly forMs: number
  readonly keepFiringForMs?: number
  readonly labels?: Readonly<Record<string, string>>
  readonly summary: AlertText
  readonly description: AlertText
}

/** Labels by which an alert on a model as a whole is told apart. */
export const MODEL: readonly string[] = [LABEL.environment, LABEL.model]

/** Where it happens, in words. */
export const PLACE = say`in ${label(LABEL.environment)}`

/** The rule of an alert on a model in some environments. */
export function modelAlert({ spec, onlyInforms }: EnvironmentScope, own: ModelAlert): AlertRule {
  const { name } = spec.model
  return {
    kind: 'alert',
    alert: own.alert,
    id: ruleId([own.alert, name, ...(onlyInforms ? ['info'] : [])]),
    title: `${name}: ${own.title}${onlyInforms ? ' (informs)' : ''}`,
    condition: {
      kind: 'threshold',
      expr: own.expr,
      ...(own.orZero !== undefined && { orZero: own.orZero }),
      lookBackMs: own.lookBackMs,
    },
    forMs: own.forMs,
    keepFiringForMs: own.keepFiringForMs ?? 0,
    severity: onlyInforms ? 'info' : own.severity,
    labels: { ...alertLabels(spec), ...own.labels },
    summary: own.summary,
    description: own.description,
    runbookUrl: runbookUrl(spec, own.alert, 'meaning'),
    dashboardUrl: dashboardUrl(spec, MODEL),
  }
}
