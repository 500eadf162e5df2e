import type { HostBoot, HostOptions } from './host-options.ts'

/** Of plugin.json, what a host reads. */
export interface PluginManifest {
  readonly id: string
  readonly includes: readonly {
    readonly type: string
    readonly name: string
    readonly path: string
    readonly action?: string
  }[]
  readonly dependencies?: { readonly extensions?: { readonly exposedComponents?: readonly string[] } }
  readonly roles?: readonly {
    readonly role: { readonly permissions: readonly { readonly action: string }[] }
    readonly grants: readonly string[]
  }[]
}

/** What Grafana itself lets the basic roles do, as far as the app asks. */
const BASIC = {
  Viewer: ['datasources:query', 'datasources:read', 'alert.rules:read'],
  Editor: [
    'folders:read',
    'datasources:explore',
    'alert.rules:create',
    'alert.rules:write',
    'alert.rules:delete',
    'alert.provisioning.provenance:write',
    'dashboards:create',
    'dashboards:write',
    'folders:create',
  ],
  Admin: ['plugins:write', 'alert.provisioning:read', 'alert.provisioning:write'],
} as const
/** Each may do what those before it may. */
const LADDER = ['Viewer', 'Editor', 'Admin'] as const

/** What the page is told: only what the role may see. */
export function bootOf(
  { dataSources, alerting: _alerting, ...options }: HostOptions,
  { includes, roles = [], dependencies }: PluginManifest,
): HostBoot {
  const held = LADDER.slice(0, LADDER.indexOf(options.role) + 1)
  const granted = roles
    .filter(({ grants }) => held.some((role) => grants.includes(role)))
    .flatMap(({ role }) => role.permissions.map(({ action }) => action))
  const permissions = [...held.flatMap((role) => BASIC[role]), ...granted]
  return {
    ...options,
    permissions,
    exposedComponents: dependencies?.extensions?.exposedComponents ?? [],
    dataSources: dataSources.map(({ uid, name, type = 'prometheus' }) => ({ uid, name, type })),
    pages: includes.filter(
      ({ type, action }) => type === 'page' && (action === undefined || permissions.includes(action)),
    ),
  }
}
