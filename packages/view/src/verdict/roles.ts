import { compareRoles, isRaised } from '@driftline/health'
import { ML_DEPLOYMENT_ROLE_VALUE_LIVE } from '@driftline/semconv'

import type { ShownVerdict } from './shown-verdict.ts'

/** A name, with the role it is of where that is not live. */
export function nameInRole(name: string, { role }: Pick<ShownVerdict, 'role'>): string {
  return role === ML_DEPLOYMENT_ROLE_VALUE_LIVE ? name : `${name} (${role})`
}

/** The last verdict of something. */
export interface Latest {
  readonly latest: Pick<ShownVerdict, 'role' | 'state'>
}

/** Those that are live, or all where none is: what a summary speaks of. */
export function headlineOf<T extends Latest>(items: readonly T[]): readonly T[] {
  const live = items.filter(({ latest }) => latest.role === ML_DEPLOYMENT_ROLE_VALUE_LIVE)
  return live.length > 0 ? live : items
}

/** What of each other role is raised: `canary 0 of 3 raised, shadow 2 of 3 raised`; empty where there is no other. */
export function besideHeadline(items: readonly Latest[]): string {
  const headline = new Set(headlineOf(items))
  const others = items.flatMap((item) => (headline.has(item) ? [] : [item.latest]))
  return [...new Set(others.map(({ role }) => role))]
    .sort(compareRoles)
    .map((role) => {
      const own = others.filter((line) => line.role === role)
      return `${role} ${own.filter(isRaised).length} of ${own.length} raised`
    })
    .join(', ')
}
