import { BURN_RATE_ALERT } from '../alerts/burn-rate-alert.ts'
import { DATA_MISSING_ALERT } from '../alerts/data-missing.ts'
import { PROCESSOR_DOWN_ALERT } from '../alerts/processor-down.ts'
import { LABEL } from '../names.ts'
import type { Matcher } from '../promql/selector.ts'
import type { RuleSet } from '../rule.ts'
import { furtherLabels, identityLabels } from './notification-routes.ts'

/** While an alert fires, others are not told. */
export interface Inhibition {
  readonly while: readonly Matcher[]
  readonly untold: readonly Matcher[]
  /** Labels in which both must agree. A label that both lack is one in which they agree. */
  readonly equal: readonly string[]
}

/** What need not be told beside what is told already. */
export function inhibitionsOf(rules: readonly RuleSet[]): readonly Inhibition[] {
  return [pageBeforeTicket(rules), staleBeforeDrift(rules), processorBeforeModels()]
}

/** The same budget burns, only slower. Told apart by name, so that nothing else of the model is silenced. */
function pageBeforeTicket(rules: readonly RuleSet[]): Inhibition {
  return {
    while: [alertIs(BURN_RATE_ALERT), is('severity', 'critical')],
    untold: [alertIs(BURN_RATE_ALERT), is('severity', 'warning')],
    equal: identityLabels(rules),
  }
}

/** Values that are old or not there look like drift. Drift that pages is told: users feel it. */
function staleBeforeDrift(rules: readonly RuleSet[]): Inhibition {
  return {
    while: [
      alertIs(BURN_RATE_ALERT),
      { label: 'sli_kind', is: '=~', value: 'freshness|missing' },
      { label: 'severity', is: '=~', value: 'critical|warning' },
    ],
    untold: [alertIs(BURN_RATE_ALERT), is('sli_kind', 'drift'), is('severity', 'warning')],
    equal: [LABEL.environment, LABEL.model, ...furtherLabels(rules)],
  }
}

/** Without the processor no model is counted. */
function processorBeforeModels(): Inhibition {
  return { while: [alertIs(PROCESSOR_DOWN_ALERT)], untold: [alertIs(DATA_MISSING_ALERT)], equal: [] }
}

function alertIs(name: string): Matcher {
  return is('alertname', name)
}

function is(label: string, value: string): Matcher {
  return { label, is: '=', value }
}
