import { hasPermission } from '@grafana/runtime'
import type { GrafanaFolder } from '../rules/import/grafana-folder.ts'
import { FOLDERS_PATH, readFolders } from '../rules/import/grafana-folder.ts'
import { problemOf } from '../rules/import/import-problem.ts'
import { problemWords } from '../rules/import/problem-words.ts'
import type { PlacedRule } from '../rules/import/placed-rule.ts'
import { RULER_PATH } from '../rules/import/provisioning-requests.ts'
import { readRuler } from '../rules/import/read-ruler.ts'
import { isSuccess } from '../rules/import/send-request.ts'
import { sendToGrafana } from './send-to-grafana.ts'

/** What a Grafana holds of alert rules, as far as the person may see it. */
export interface GrafanaRules {
  readonly rules: readonly PlacedRule[]
  readonly folders: readonly GrafanaFolder[]
}

/** Grafana does not tell, in words. */
export class GrafanaRulesError extends Error {
  override readonly name = 'GrafanaRulesError'
  readonly code = 'ERR_GRAFANA_RULES'
}

/** Reads all rules and folders there are; a Viewer may. @throws GrafanaRulesError where Grafana does not tell */
export async function readGrafanaRules(): Promise<GrafanaRules> {
  // Who may not see folders puts nothing into one.
  const [rules, folders] = await Promise.all([ask(RULER_PATH), hasPermission('folders:read') ? ask(FOLDERS_PATH) : []])
  return { rules: readRuler(rules), folders: readFolders(folders) }
}

async function ask(path: string): Promise<unknown> {
  const answer = await sendToGrafana({ method: 'GET', path })
  if (isSuccess(answer)) return answer.body
  const problem = problemOf(answer)
  throw new GrafanaRulesError(problem.kind === 'network' ? 'No answer came.' : problemWords(problem))
}
