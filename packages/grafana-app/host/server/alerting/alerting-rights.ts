import type { GrafanaRequest } from '../grafana-api.ts'

const SET_STATUS = 'alert.provisioning.provenance:write'
/** What a request of the provisioning API needs: a right to all of it, or to rules of any kind, or to this rule. */
const PROVISIONING: Readonly<Record<string, readonly [all: string, rules: string, own: string]>> = {
  GET: ['alert.provisioning:read', 'alert.rules.provisioning:read', 'alert.rules:read'],
  POST: ['alert.provisioning:write', 'alert.rules.provisioning:write', 'alert.rules:create'],
  PUT: ['alert.provisioning:write', 'alert.rules.provisioning:write', 'alert.rules:write'],
  DELETE: ['alert.provisioning:write', 'alert.rules.provisioning:write', 'alert.rules:delete'],
}

/** What somebody lacks for a request, in Grafana's words; undefined where they may. */
export function lackedFor({ method, path }: GrafanaRequest, permissions: readonly string[]): string | undefined {
  const has = (action: string): boolean => permissions.includes(action)
  if (path.startsWith('/api/folders')) return lacked(method === 'GET' ? 'folders:read' : 'folders:create', has)
  if (path.startsWith('/api/ruler/')) return lacked('alert.rules:read', has)
  const [all, rules, own] = PROVISIONING[method] ?? ['', '', '']
  if (has(all) || has(rules) || (has(own) && has(SET_STATUS))) return undefined
  return `any of ${all}, ${rules}, all of ${own}, ${SET_STATUS}`
}

function lacked(action: string, has: (action: string) => boolean): string | undefined {
  return has(action) ? undefined : action
}
