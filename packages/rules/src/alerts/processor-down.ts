import { renderSelector } from '../promql/selector.ts'
import type { AlertRule } from '../rule.ts'
import { label, say } from '../text/alert-text.ts'
import { MINUTE_MS } from '../tiers/tier.ts'
import { runbookUrl } from './links.ts'
import { ruleId } from './rule-id.ts'

/** Where the processor is scraped, and who looks after it. */
export interface ProcessorAlertOptions {
  /** `job_name` of its scrape configuration. */
  readonly job: string
  readonly team?: string
  /** Address of the folder that holds the runbooks; left out, those of Driftline. */
  readonly runbookBase?: string
}

export const PROCESSOR_DOWN_ALERT = 'DriftlineProcessorDown'

/**
 * Prometheus does not reach the processor, or does not know of it: nothing is judged and no alert on what it counts can fire, so it pages.
 *
 * It goes on firing for as long as `ModelSLODataMissing` of the models may need to end, so that none is told meanwhile.
 */
export function processorDown({ job, team, runbookBase }: ProcessorAlertOptions): AlertRule {
  const up = renderSelector('up', [{ label: 'job', is: '=', value: job }])
  const alerting = runbookBase === undefined ? {} : { runbookBase }
  return {
    kind: 'alert',
    alert: PROCESSOR_DOWN_ALERT,
    id: ruleId([PROCESSOR_DOWN_ALERT, job]),
    title: `${job}: the processor is down`,
    condition: {
      kind: 'threshold',
      expr: `${up} == 0 or absent(${up})`,
      orZero: `${up} == bool 0 or absent(${up})`,
      lookBackMs: 5 * MINUTE_MS,
    },
    forMs: 5 * MINUTE_MS,
    keepFiringForMs: 5 * MINUTE_MS,
    severity: 'critical',
    labels: { ...(team !== undefined && { team }), managed_by: 'driftline', signal: 'cause' },
    summary: say`The Driftline processor (job ${label('job')}) is down: nothing is judged, and no alert on what it counts can fire.`,
    description: say`Prometheus has not reached it for five minutes, or has no target of that job any more.`,
    runbookUrl: runbookUrl({ alerting }, PROCESSOR_DOWN_ALERT, 'meaning'),
    dashboardUrl: undefined,
  }
}
