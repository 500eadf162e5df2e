import { InputError } from '../input-error.ts'
import type { Answer, ServerAddress, ServerKind } from './ask-server.ts'
import { ask, serverAt } from './ask-server.ts'
import { uselessAnswer } from './useless-answer.ts'

const GRAFANA: ServerKind = {
  name: 'Grafana',
  errorCode: 'ERR_GRAFANA',
  tokenVariable: 'DRIFTLINE_GRAFANA_TOKEN',
  right: 'read alert rules and their folder: that of a service account with the role Viewer, in an older Grafana Admin',
  addressAdvice:
    'Name a folder as the browser shows it, e.g. https://grafana.example/dashboards/f/driftline, or Grafana itself with --folder-uid.',
  loadAdvice: 'Check that this is the address of Grafana.',
}

const FOLDER_PATH = /^(?<root>.*?)\/dashboards\/f\/(?<uid>[\w-]+)/
const NOT_FOUND = 404

/** A folder of alert rules. */
export interface GrafanaFolder {
  readonly address: ServerAddress
  readonly uid: string
}

interface GrafanaOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly folderUid?: string | undefined
}

/** The folder that an address or an option names; undefined where neither does. @throws InputError as `serverAt` */
export function grafanaAt(url: string, { env, folderUid }: GrafanaOptions): GrafanaFolder | undefined {
  const { origin, pathname } = new URL(url)
  const { root = pathname, uid = folderUid } = FOLDER_PATH.exec(pathname)?.groups ?? {}
  if (uid === undefined) return undefined
  return { address: serverAt(GRAFANA, `${origin}${root}`.replace(/\/+$/, ''), env), uid: folderUid ?? uid }
}

/**
 * The groups of a folder, as Grafana's provisioning API has them.
 *
 * @throws InputError with words for everything else
 * @see Grafana 12, HTTP API, alerting provisioning: `alert-rules` and `folder/{uid}/rule-groups/{group}`; folders
 */
export async function readFolder({ address, uid }: GrafanaFolder): Promise<readonly unknown[]> {
  await requireFolder(address, uid)
  const rules = await askGrafana(address, '/api/v1/provisioning/alert-rules')
  if (!Array.isArray(rules))
    throw new InputError(
      'ERR_GRAFANA',
      `${address.url}: it answered without a list of rules, which is none of Grafana.`,
    )
  const groups = new Set((rules as readonly PlacedRule[]).filter((rule) => rule?.folderUID === uid).map(groupOf))
  const folder = `/api/v1/provisioning/folder/${encodeURIComponent(uid)}/rule-groups`
  const read: unknown[] = []
  for (const group of groups) read.push(await askGrafana(address, `${folder}/${encodeURIComponent(group)}`))
  return read
}

/** What says where a rule stands. */
interface PlacedRule {
  readonly folderUID?: unknown
  readonly ruleGroup?: unknown
}

function groupOf({ ruleGroup }: PlacedRule): string {
  return String(ruleGroup)
}

/** An empty folder has no rules; one that is not there is a mistake. */
async function requireFolder(address: ServerAddress, uid: string): Promise<void> {
  const answer = await ask(address, { path: `/api/folders/${encodeURIComponent(uid)}` })
  if (answer.status !== NOT_FOUND || messageOf(answer.json) === undefined) return void usable(address, answer)
  throw new InputError(
    'ERR_GRAFANA',
    `${address.url}: there is no folder "${uid}". Its uid stands behind /dashboards/f/ in the address of the folder; a folder that the token may not see is not there for it either.`,
  )
}

async function askGrafana(address: ServerAddress, path: string): Promise<unknown> {
  return usable(address, await ask(address, { path }))
}

function usable(address: ServerAddress, answer: Answer): unknown {
  if (answer.status < 300 && typeof answer.json === 'object') return answer.json
  throw uselessAnswer(address, answer, messageOf(answer.json))
}

function messageOf(json: unknown): string | undefined {
  const { message } = Object(json) as { readonly message?: unknown }
  return typeof message === 'string' && message !== '' ? `${message.replace(/\.$/, '')}.` : undefined
}
