import type { MonitorSpec } from '@driftline/spec'

/** What of a spec the saved state of a model depends on; plain JSON. */
export interface MonitorIdentity {
  readonly timezone: string
  readonly windows: readonly string[]
  readonly types: Readonly<Record<string, string>>
}

/** The identity of a spec. */
export function identityOf({ timezone, windows, features }: MonitorSpec): MonitorIdentity {
  return {
    timezone,
    windows: windows.map(({ name }) => name),
    types: Object.fromEntries(Object.entries(features).flatMap(([name, { type }]) => (type ? [[name, type]] : []))),
  }
}

/** What has to begin anew, in words; empty where the state goes on. */
export interface IdentityChange {
  /** Panes and windows: their bounds are others. */
  readonly windows: readonly string[]
  /** Features whose type is another. */
  readonly features: ReadonlySet<string>
}

/** Compares the identity a state was saved under with the present one. */
export function changeOfIdentity(saved: MonitorIdentity, now: MonitorIdentity): IdentityChange {
  const windows: string[] = []
  if (saved.timezone !== now.timezone) windows.push(`the time zone was ${saved.timezone} and is ${now.timezone}`)
  if (saved.windows.join() !== now.windows.join())
    windows.push(`the windows were ${saved.windows.join(', ')} and are ${now.windows.join(', ')}`)
  const features = Object.keys(saved.types).filter((name) => {
    const type = Object.hasOwn(now.types, name) ? now.types[name] : undefined
    return type !== undefined && type !== saved.types[name]
  })
  return { windows, features: new Set(features) }
}
