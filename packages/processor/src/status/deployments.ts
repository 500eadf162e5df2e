import { compareRoles } from '@driftline/health'
import type { MlDeploymentRole } from '@driftline/semconv'
import { compareText } from '../compare-text.ts'
import type { Arrival } from './arrivals.ts'
import type { LastVerdict } from './last-verdict.ts'
import type { NextWindow } from './next-window.ts'

/** A version of a model in a role, with what is known of it. */
export interface Deployment {
  readonly version: string
  readonly role: MlDeploymentRole
  /** That send it, sorted. */
  readonly services: readonly string[]
  /** Of the window that closes next. */
  readonly rows?: number
  readonly verdict?: LastVerdict
}

/** Every deployment that came, counts or was judged: live first, then by version. */
export function deploymentsOf(
  arrivals: readonly Arrival[],
  next: NextWindow | undefined,
  verdicts: readonly LastVerdict[],
): readonly Deployment[] {
  const found = new Map<string, Deployment & { services: string[] }>()
  const obtain = ({ version, role }: Pick<Deployment, 'version' | 'role'>): Deployment & { services: string[] } => {
    const key = JSON.stringify([version, role])
    const known = found.get(key) ?? { version, role, services: [] }
    found.set(key, known)
    return known
  }
  for (const arrival of arrivals) obtain(arrival).services.push(arrival.service)
  for (const own of next?.deployments ?? []) Object.assign(obtain(own), own)
  for (const verdict of verdicts) Object.assign(obtain(verdict), { verdict })
  for (const { services } of found.values()) services.sort(compareText)
  return [...found.values()].sort((a, b) => compareRoles(a.role, b.role) || compareText(a.version, b.version))
}
