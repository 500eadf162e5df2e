import type { GrafanaAnswer, GrafanaRequest } from '../grafana-api.ts'
import { denied } from '../grafana-api.ts'
import { refused } from './refused.ts'
import type { AlertingState, HeldRule } from './alerting-state.ts'
import { asKept, DEFAULT_INTERVAL_SECONDS, rulesOfGroup } from './alerting-state.ts'
import { lackedFor } from './alerting-rights.ts'
import { createFolder, listFolders, readFolder } from './folders-api.ts'
import { createRule, deleteRule, putGroup, readGroup, readRule } from './provisioning-api.ts'
import { readRuler } from './ruler-api.ts'

/** What comes between a request and its answer: another answer, `lost` before it is done, `lost-after` it is. */
export type Interference = (method: string, path: string) => GrafanaAnswer | 'lost' | 'lost-after' | undefined

/** Grafana's alert rules and folders, strictly and in memory. */
export interface Alerting {
  /** @returns undefined where it is no path of these APIs; `lost` where the connection is to break */
  readonly answer: (request: GrafanaRequest, permissions: readonly string[]) => GrafanaAnswer | 'lost' | undefined
  readonly state: AlertingState
  /** Requests, as method and path, with the status they were answered with. */
  readonly asked: readonly string[]
  /** Takes the place of the interference there was. */
  readonly interfere: (interference: Interference) => void
  /** Holds a rule that somebody else has put there. */
  readonly hold: (rule: HeldRule['rule'], provenance?: string) => void
  /** Changes a rule as a person would. */
  readonly edit: (uid: string, change: Partial<HeldRule['rule']>) => void
}

export function createAlerting(): Alerting {
  const state: AlertingState = { folders: new Map(), rules: new Map() }
  const asked: string[] = []
  let interference: Interference = () => undefined
  return {
    state,
    asked,
    interfere: (next) => {
      interference = next
    },
    hold: (rule, provenance = '') => {
      const [beside] = rulesOfGroup(state, rule.folderUID, rule.ruleGroup)
      const intervalSeconds = beside?.intervalSeconds ?? DEFAULT_INTERVAL_SECONDS
      state.rules.set(rule.uid, { rule: { ...asKept(rule), uid: rule.uid }, intervalSeconds, provenance })
    },
    edit: (uid, change) => {
      const held = state.rules.get(uid)
      if (held === undefined) throw new Error(`no rule "${uid}" is held`)
      state.rules.set(uid, { ...held, rule: { ...asKept({ ...held.rule, ...change }), uid } })
    },
    answer: (request, permissions) => {
      const route = findRoute(request)
      if (route === undefined) return undefined
      const between = interference(request.method, decodeURIComponent(request.path))
      const answered = between ?? 'lost-after'
      const done = answered === 'lost-after' ? route(state, request, permissions) : answered
      asked.push(`${request.method} ${decodeURIComponent(request.path)} ${statusOf(done)}`)
      return between === 'lost-after' ? 'lost' : done
    },
  }
}

function statusOf(answer: GrafanaAnswer | 'lost'): string {
  return answer === 'lost' ? answer : String(answer.status)
}

type Route = (state: AlertingState, request: GrafanaRequest, permissions: readonly string[]) => GrafanaAnswer

/** How a path is answered; its parts come unescaped. */
type Handle = (state: AlertingState, request: GrafanaRequest, parts: readonly string[]) => GrafanaAnswer

const ROUTES: readonly (readonly [method: string, path: RegExp, handle: Handle])[] = [
  ['GET', /^\/api\/folders$/, (state) => listFolders(state)],
  ['POST', /^\/api\/folders$/, (state, request) => createFolder(state, request)],
  ['GET', /^\/api\/folders\/([^/]+)$/, (state, _, [uid = '']) => readFolder(state, uid)],
  ['GET', /^\/api\/ruler\/grafana\/api\/v1\/rules$/, (state) => readRuler(state)],
  ['POST', /^\/api\/v1\/provisioning\/alert-rules$/, (state, request) => createRule(state, request)],
  ['GET', /^\/api\/v1\/provisioning\/alert-rules\/([^/]+)$/, (state, _, [uid = '']) => readRule(state, uid)],
  [
    'DELETE',
    /^\/api\/v1\/provisioning\/alert-rules\/([^/]+)$/,
    (state, request, [uid = '']) => deleteRule(state, request, uid),
  ],
  [
    'GET',
    /^\/api\/v1\/provisioning\/folder\/([^/]+)\/rule-groups\/([^/]+)$/,
    (state, _, [folderUid = '', title = '']) => readGroup(state, folderUid, title),
  ],
  [
    'PUT',
    /^\/api\/v1\/provisioning\/folder\/([^/]+)\/rule-groups\/([^/]+)$/,
    (state, request, [folderUid = '', title = '']) => putGroup(state, request, { folderUid, title }),
  ],
]

function findRoute({ method, path }: GrafanaRequest): Route | undefined {
  for (const [own, pattern, handle] of ROUTES) {
    const parts = own === method ? pattern.exec(path)?.slice(1).map(decodeURIComponent) : undefined
    if (parts === undefined) continue
    return (state, request, permissions) => {
      const needed = lackedFor(request, permissions)
      if (needed !== undefined) return denied(needed)
      if (method !== 'GET' && method !== 'DELETE' && request.headers['content-type'] !== 'application/json')
        return refused(415, 'the body is not said to be JSON')
      return handle(state, request, parts)
    }
  }
  return undefined
}
