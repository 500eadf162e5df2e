import type { ModelAlert } from '../../frames/alerts.ts'
import { readAlerts } from '../../frames/alerts.ts'
import type { PageAsk } from '../../look/LoadedPage.tsx'
import type { AlertScope } from '../../queries/alert-queries.ts'
import { alertQueries } from '../../queries/alert-queries.ts'

/** Reads the alerts of a model at a time. */
export async function loadAlerts({ ask, names }: PageAsk, scope: AlertScope): Promise<readonly ModelAlert[]> {
  return readAlerts(names, await ask(alertQueries(names, scope)))
}
