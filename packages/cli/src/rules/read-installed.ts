import type { InstalledRules, ReadRules } from '@driftline/rules'
import { readGrafanaGroups, readRuleFile, readRulesApi } from '@driftline/rules'
import type { CommandContext } from '../command-context.ts'
import { InputError } from '../input-error.ts'
import { readText } from '../load-spec.ts'
import { grafanaAt, readFolder } from './ask-grafana.ts'
import { askPrometheus, prometheusAt } from './ask-prometheus.ts'
import { isWebAddress } from './ask-server.ts'

const RULES_PATH = '/api/v1/rules'

/** Where rules are installed, as one writes it. */
export interface InstalledPlace {
  readonly against: string
  /** Folder of Grafana; left out, that of the address, and without one the address is that of a Prometheus. */
  readonly folderUid?: string
}

/** The rules of a file, a Prometheus or Mimir, or a folder of Grafana. @throws InputError with words */
export async function readInstalled(
  { against, folderUid }: InstalledPlace,
  { env }: CommandContext,
): Promise<InstalledRules> {
  if (!isWebAddress(against)) return rulesOf(readRuleFile(await readText(against, 'the installed rules')), against)
  const folder = grafanaAt(against, { env, folderUid })
  if (folder) return readGrafanaGroups(await readFolder(folder))
  return rulesOf(
    readRulesApi(await askPrometheus(prometheusAt(withoutPath(against), env), { path: RULES_PATH })),
    against,
  )
}

/** The address may be given with the path of the API, as one copies it from a browser. */
function withoutPath(url: string): string {
  return url.replace(/\/+$/, '').replace(new RegExp(`${RULES_PATH}$`), '')
}

function rulesOf(read: ReadRules, against: string): InstalledRules {
  if (read.ok) return read
  throw new InputError('ERR_INSTALLED_RULES', `${against}: ${read.message}`)
}
