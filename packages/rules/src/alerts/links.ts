import type { MonitorSpec } from '@driftline/spec'
import { LABEL } from '../names.ts'
import type { AlertText } from '../text/alert-text.ts'
import { say } from '../text/alert-text.ts'

/** Where the runbooks are published. */
const RUNBOOKS = 'https://github.com/driftline/driftline/blob/main/docs/runbooks'

/** What the address of a runbook takes from a spec. */
interface RunbookFolder {
  readonly alerting: Pick<MonitorSpec['alerting'], 'runbookBase'>
}

/** Address of the section of a runbook that an alert is about. */
export function runbookUrl({ alerting }: RunbookFolder, alert: string, section: string): string {
  return `${(alerting.runbookBase ?? RUNBOOKS).replace(/\/+$/, '')}/${alert}.md#${section}`
}

/** Address of the page of the model, in the environment of the alert. */
export function dashboardUrl({ alerting, model }: MonitorSpec, by: readonly string[]): AlertText | undefined {
  if (alerting.dashboard === undefined) return undefined
  const page = `${alerting.dashboard.replace(/\/+$/, '')}/models/${encodeURIComponent(model.name)}`
  if (!by.includes(LABEL.environment)) return say`${page}`
  return say`${page}?environment=${{ field: 'urlLabel', name: LABEL.environment }}`
}
